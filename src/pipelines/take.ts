import { type Diagnostic, type Span, similar } from '../source/index.ts';
import { diagnostic, type PipelineCode } from './codes.ts';
import type { Value } from './model.ts';
import type { Entry, Located } from './yaml.ts';

/** The keys of a map as they are taken, one after the other; what nobody took is reported. */
export interface Keys {
  readonly at: Span;
  /** The value of a key; null: it is not there, or says nothing. */
  take(key: string): Located | null;
  text(key: string): string | null;
  /** A text that has to be there. */
  needed(key: string): string;
  flag(key: string): boolean;
  /** One of several words, the first of them unless something is said. */
  choice<Word extends string>(key: string, words: readonly [Word, ...Word[]]): Word;
  value(key: string): Value | null;
  /** A value that has to be there. */
  neededValue(key: string): Value;
  list(key: string): readonly Located[];
  texts(key: string): readonly string[];
  /** Reports keys that nobody took, as pySigma does. */
  finish(): void;
  fail(code: PipelineCode, message: string, at: Span, help?: string): void;
}

/** Reads the keys of a map; problems go into the list. */
export function keysOf(located: Located, what: string, problems: Diagnostic[]): Keys {
  const fail: Keys['fail'] = (code, message, at, help) =>
    void problems.push(diagnostic(code, message, at, help === undefined ? {} : { help }));
  if (located.kind !== 'map') fail('pipeline-form', `${what} is a map, and this is ${named(located)}`, located.at);
  const entries: ReadonlyMap<string, Entry> = located.kind === 'map' ? located.entries : new Map();
  const asked = new Set<string>();
  const take: Keys['take'] = (key) => {
    asked.add(key);
    const value = entries.get(key)?.value ?? null;
    return value?.kind === 'scalar' && value.value === null ? null : value;
  };
  const wrong = (key: string, wanted: string, value: Located): void =>
    fail('pipeline-form', `\`${key}\` of ${what} is ${wanted}, and this is ${named(value)}`, value.at);
  const text: Keys['text'] = (key) => {
    const value = take(key);
    if (value === null) return null;
    if (value.kind === 'scalar' && typeof value.value === 'string') return value.value;
    wrong(key, 'a text', value);
    return null;
  };
  const valueAt: Keys['value'] = (key) => {
    const value = take(key);
    if (value === null) return null;
    if (value.kind === 'scalar' && value.value !== null) return value.value;
    wrong(key, 'a text, a number or true or false', value);
    return null;
  };
  const list: Keys['list'] = (key) => {
    const value = take(key);
    if (value === null) return [];
    if (value.kind === 'list') return value.items;
    wrong(key, 'a list', value);
    return [];
  };
  return {
    at: located.at,
    take,
    text,
    list,
    fail,
    needed: (key) => {
      if (take(key) === null) fail('pipeline-form', `${what} needs \`${key}\``, located.at);
      return text(key) ?? '';
    },
    flag: (key) => {
      const value = take(key);
      if (value === null) return false;
      if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
      wrong(key, 'true or false', value);
      return false;
    },
    choice: (key, words) => {
      const value = take(key);
      const [first] = words;
      if (value === null) return first;
      const word = words.find((one) => value.kind === 'scalar' && value.value === one);
      if (word === undefined) wrong(key, `one of ${words.join(', ')}`, value);
      return word ?? first;
    },
    value: valueAt,
    neededValue: (key) => {
      if (take(key) === null) fail('pipeline-form', `${what} needs \`${key}\``, located.at);
      return valueAt(key) ?? '';
    },
    texts: (key) => {
      const value = take(key);
      if (value?.kind === 'scalar' && typeof value.value === 'string') return [value.value];
      return list(key).flatMap((item) => {
        if (item.kind === 'scalar' && typeof item.value === 'string') return [item.value];
        wrong(key, 'a list of texts', item);
        return [];
      });
    },
    finish: () => {
      for (const [key, { key: at }] of entries) {
        if (asked.has(key)) continue;
        const [meant] = similar(key, [...asked]);
        fail('pipeline-form', `${what} has no \`${key}\``, at, meant === undefined ? undefined : `did you mean \`${meant}\`?`);
      }
    },
  };
}

function named(located: Located): string {
  switch (located.kind) {
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'scalar':
      return located.value === null ? 'nothing' : typeof located.value === 'string' ? 'a text' : `${located.value}`;
  }
}
