import { type Editing, type Expected, expectNothing, type OutlinePart, type Word } from '../../contract/index.ts';
import type { SigmaRule } from './ast.ts';
import { lexemesOf, searchNames } from './lexemes.ts';
import { MODIFIERS } from './modifiers.ts';
import { detectionsOf } from './walk.ts';

const CONDITION_WORDS: { readonly [name: string]: string } = {
  and: 'Both hold; binds tighter than `or`.',
  or: 'One of them holds.',
  not: 'Does not hold; so it holds where the field is missing.',
  'all of': 'All identifiers with such a name: `all of selection_*`.',
  '1 of': 'One of the identifiers with such a name: `1 of selection_*`; `any of` is the same.',
  them: 'Every identifier that does not begin with an underscore.',
};

const SIGMA_WORDS: readonly Word[] = [
  ...Object.entries(MODIFIERS).map(
    ([name, { meaning }]): Word => ({ kind: 'modifier', name, signature: `field|${name}`, meaning: sentence(meaning) }),
  ),
  ...Object.entries(CONDITION_WORDS).map(([name, meaning]): Word => ({ kind: 'operator', name, signature: null, meaning })),
];

/** What Sigma tells whoever edits it. */
export const sigmaEditing: Editing<SigmaRule> = {
  lexemes: lexemesOf,
  words: SIGMA_WORDS,
  expected: expectedAfter,
  optional: null,
  format: null,
  outline,
};

/** By the line that is being typed, and the key of the first column that it stands below: YAML is rarely whole while somebody types. */
function expectedAfter(before: string): Expected {
  const base = expectNothing(before.length);
  const line = /[^\r\n]*$/.exec(before)?.[0] ?? '';
  if (!isInDetection(before)) return base;
  const word = (typed: string, more: Partial<Expected>): Expected => ({
    ...base,
    typed: { start: before.length - typed.length, end: before.length },
    ...more,
  });
  const condition = /^[ \t]+condition:[ \t]*(.*)$/.exec(line);
  if (condition !== null) {
    const typed = /[\w*.-]*$/.exec(condition[1] ?? '')?.[0] ?? '';
    return word(typed, { names: searchNames(before), words: named('operator') });
  }
  const modifier = /^[ \t]+(?:- )?['"]?[^\s:|'"]*(?:\|\w+)*\|(\w*)$/.exec(line);
  if (modifier !== null) return word(modifier[1] ?? '', { words: named('modifier') });
  const field = /^[ \t]+(?:- )?['"]?([\w.@-]*)$/.exec(line);
  if (field !== null && /^[ \t]{2,}/.test(line)) return word(field[1] ?? '', { fields: true });
  const value = /^[ \t]+(?:- )?['"]?([^\s:|'"]+)(?:\|\w+)*['"]?:[ \t]*(['"]?)([^'"]*)$/.exec(line);
  return value === null ? base : word(value[3] ?? '', { valuesOf: value[1] ?? null, written: value[2] === '' ? plain : asIs });
}

function isInDetection(before: string): boolean {
  return /(?:^|\n)(?:detection|filter):[^\n]*(?:\n(?:[ \t][^\n]*)?)*$/.test(before);
}

function outline(rule: SigmaRule): readonly OutlinePart[] {
  return detectionsOf(rule).flatMap(({ searches, conditions }) => [
    ...[...searches].map(([name, { span }]) => ({ name, span })),
    ...conditions.map(({ span }) => ({ name: 'condition', span })),
  ]);
}

function named(kind: Word['kind']): readonly Word[] {
  return SIGMA_WORDS.filter((one) => one.kind === kind);
}

function asIs(value: string): string {
  return value;
}

function plain(value: string): string {
  return /^[A-Za-z][\w.-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : `'${value.replaceAll("'", "''")}'`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
