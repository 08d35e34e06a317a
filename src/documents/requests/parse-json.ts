import type { JsonNode, Member } from './node.ts';

type JsonOutcome =
  | { readonly ok: true; readonly node: JsonNode }
  /** Why it is no JSON, in words that go on after "the JSON does not parse: ", and where. */
  | { readonly ok: false; readonly reason: string; readonly at: number };

/** A text, and where what may be looked for in vain stands for the last time: each such search would read all the rest. */
export interface ScannedText {
  readonly text: string;
  readonly lastTriple: number;
  readonly lastCommentEnd: number;
}

/** Prepares a text to be read from many places. */
export function scanned(text: string): ScannedText {
  return { text, lastTriple: text.lastIndexOf('"""'), lastCommentEnd: text.lastIndexOf('*/') };
}

/** Elasticsearch's own limit of nesting. */
const DEEPEST = 1000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)\b/y;
const WORDS: ReadonlyMap<string, true | false | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const SPACE = /\s*/y;

/**
 * Reads the JSON value that begins at `start` as the request console takes it: besides JSON, strings between three quotes,
 * in which nothing is escaped, comments (`#`, `//`, `/* *\/`), and line breaks inside of strings. Every character is looked
 * at a fixed number of times.
 */
export function parseJson(whole: ScannedText, start: number): JsonOutcome {
  const { text, lastTriple } = whole;
  let at = start;
  let failed: { readonly reason: string; readonly at: number } | null = null;
  const node = value(0);
  if (node !== null) return { ok: true, node };
  return { ok: false, ...(failed ?? { reason: 'it is no value', at }) };

  function fail(reason: string, place = at): null {
    failed ??= { reason, at: Math.min(place, text.length) };
    return null;
  }

  function value(depth: number): JsonNode | null {
    at = skipSpace(whole, at);
    const first = text[at];
    if (first === undefined) return fail('it ends too early');
    if (depth > DEEPEST) return fail('it is nested too deep');
    if (first === '{') return object(depth);
    if (first === '[') return array(depth);
    if (first === '"') return string();
    const begin = at;
    const number = take(NUMBER);
    if (number !== null) return { kind: 'number', text: number, start: begin, end: at };
    const word = WORDS.get(take(WORD) ?? '');
    if (word !== undefined) return { kind: 'word', value: word, start: begin, end: at };
    return fail('no value begins here', begin);
  }

  function object(depth: number): JsonNode | null {
    const begin = at++;
    const members: Member[] = [];
    const names = new Set<string>();
    while (!closes('}', members.length)) {
      if (failed !== null) return null;
      if (text[at] !== '"') return fail(at >= text.length ? 'it ends too early' : 'a name in quotes is missing');
      const name = string();
      if (name?.kind !== 'string') return null;
      if (names.has(name.value)) return fail(`the key ${JSON.stringify(name.value.slice(0, 80))} comes twice`, name.start);
      names.add(name.value);
      at = skipSpace(whole, at);
      if (text[at] !== ':') return fail('a colon is missing');
      at++;
      const held = value(depth + 1);
      if (held === null) return null;
      members.push({ name: name.value, start: name.start, end: name.end, value: held });
    }
    return { kind: 'object', members, start: begin, end: at };
  }

  function array(depth: number): JsonNode | null {
    const begin = at++;
    const items: JsonNode[] = [];
    while (!closes(']', items.length)) {
      if (failed !== null) return null;
      const item = value(depth + 1);
      if (item === null) return null;
      items.push(item);
    }
    return { kind: 'array', items, start: begin, end: at };
  }

  /** Goes past the closing bracket, or past the comma before the next of what is held. */
  function closes(bracket: '}' | ']', count: number): boolean {
    at = skipSpace(whole, at);
    if (text[at] === bracket) {
      at++;
      return true;
    }
    if (count === 0) return false;
    if (text[at] !== ',') {
      fail(at >= text.length ? 'it ends too early' : `a comma or \`${bracket}\` is missing`);
      return false;
    }
    const comma = at;
    at = skipSpace(whole, at + 1);
    if (text[at] === bracket) fail('a comma stands before the closing bracket', comma);
    return false;
  }

  function string(): JsonNode | null {
    const begin = at;
    if (text.startsWith('"""', at)) return tripled(begin);
    let escaped = false;
    for (at++; text[at] !== '"'; at++) {
      if (at >= text.length) return fail('the string is never closed', begin);
      if (text[at] !== '\\') continue;
      escaped = true;
      at++;
    }
    const inside = text.slice(begin + 1, at++);
    const read = escaped ? unescaped(inside) : inside;
    if (read === null) return fail('the string has an escape that JSON does not know', begin);
    return { kind: 'string', value: read, literal: !escaped, inside: begin + 1, start: begin, end: at };
  }

  /** Four or five quotes at the end: the value ends in quotes of its own. */
  function tripled(begin: number): JsonNode | null {
    const found = begin + 3 > lastTriple ? -1 : text.indexOf('"""', begin + 3);
    if (found < 0) return fail('the three quotes are never closed', begin);
    let extra = 0;
    while (extra < 3 && text[found + 3 + extra] === '"') extra++;
    const end = found + (extra === 3 ? 0 : extra);
    at = end + 3;
    return { kind: 'string', value: text.slice(begin + 3, end), literal: true, inside: begin + 3, start: begin, end: at };
  }

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  }
}

const ESCAPES: { readonly [letter: string]: string } = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** Null when an escape is none of JSON. */
function unescaped(inside: string): string | null {
  let known = true;
  const text = inside.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, letter: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    const meant = letter !== undefined && Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (meant === undefined) known = false;
    return meant ?? '';
  });
  return known ? text : null;
}

/** The first place at or after `from` that is neither white space nor a comment; an unclosed comment is text. */
export function skipSpace({ text, lastCommentEnd }: ScannedText, from: number): number {
  let at = from;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    if (text[at] === '#' || text.startsWith('//', at)) at = lineEnd(text, at);
    else if (text.startsWith('/*', at)) {
      if (at + 2 > lastCommentEnd) return at;
      at = text.indexOf('*/', at + 2) + 2;
    } else return at;
  }
}

/** Where the line ends that a place is in. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
