import type { Editing, Expected, Word } from '../../contract/index.ts';
import { expectNothing } from '../../contract/index.ts';
import type { Query } from './ast.ts';
import { type Construct, FORMS } from './forms.ts';
import { isRelation, type KqlToken, kqlTokens, lexemesOf, nameIn } from './lexemes.ts';

const OPERATORS = [':', '<', '<=', '>', '>=', 'and', 'or', 'not'] as const satisfies readonly Construct[];

const KQL_WORDS = OPERATORS.map((name): Word => {
  const { example, meaning } = FORMS[name];
  return { kind: 'operator', name, signature: example, meaning: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.` };
});

/** What KQL tells whoever edits it. A query is one condition: there are no parts to look for. */
export const kqlEditing: Editing<Query> = {
  lexemes: lexemesOf,
  words: KQL_WORDS,
  expected: expectedAfter,
  optional: null,
  format: null,
  outline: ({ span }) => [{ name: 'query', span }],
};

function expectedAfter(before: string): Expected {
  const tokens = kqlTokens(before);
  const last = tokens.at(-1);
  const base = expectNothing(before.length);
  if (last?.kind === 'quoted' && last.span.end === before.length && isOpen(last.text)) {
    const valuesOf = fieldBefore(tokens.slice(0, -1));
    return { ...base, typed: { start: last.span.start + 1, end: before.length }, valuesOf, written: escaped };
  }
  const isTyping = last !== undefined && last.span.end === before.length && (last.kind === 'text' || last.kind === 'word');
  const word = isTyping ? (/[^\s]*$/.exec(last.text)?.[0] ?? '') : '';
  const typed = { start: before.length - word.length, end: before.length };
  const around = isTyping ? [...tokens.slice(0, -1), ...restOf(last, word)] : tokens;
  return { ...base, typed, ...standing(around) };
}

/** What stands of a text before its last word. */
function restOf({ kind, text, span }: KqlToken, word: string): readonly KqlToken[] {
  const rest = text.slice(0, text.length - word.length).trimEnd();
  return rest === '' ? [] : [{ kind, text: rest, span: { start: span.start, end: span.start + rest.length } }];
}

function standing(tokens: readonly KqlToken[]): Partial<Expected> {
  const last = tokens.at(-1);
  if (last !== undefined && last.kind !== 'word' && last.text !== '(' && last.text !== '{' && !isRelation(last))
    return { words: named('and', 'or', ...(last.kind === 'symbol' ? [] : [':', '<', '<=', '>', '>='])) };
  const valuesOf = fieldBefore(tokens);
  return valuesOf === null ? { fields: true, words: named('not') } : { valuesOf, written: quoted, words: named('not') };
}

/** The field whose values may stand behind these tokens; null: none's. */
function fieldBefore(tokens: readonly KqlToken[]): string | null {
  const opening = openingOf(tokens);
  const at = isRelation(tokens.at(-1)) ? tokens.length : opening;
  const field = tokens[at - 2];
  return at >= 2 && isRelation(tokens[at - 1]) && field !== undefined && field.kind !== 'symbol' ? nameIn(field) : null;
}

/** The parenthesis that is still open at the end; -1: there is none. */
function openingOf(tokens: readonly KqlToken[]): number {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { text } = tokens[at] ?? { text: '' };
    if (text === ')' || text === '}') depth++;
    else if ((text === '(' || text === '{') && depth-- === 0) return at;
  }
  return -1;
}

function isOpen(text: string): boolean {
  return !/^"(?:[^"\\]|\\[\s\S])*"$/.test(text);
}

function escaped(value: string): string {
  return value.replace(/["\\]/g, '\\$&');
}

function quoted(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${escaped(value)}"`;
}

function named(...names: readonly string[]): readonly Word[] {
  return KQL_WORDS.filter(({ name }) => names.includes(name));
}
