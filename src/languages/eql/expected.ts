import { type Expected, expectNothing, type Word } from '../../contract/index.ts';
import { fieldAt } from './lexemes.ts';
import { encodePlain } from './literals.ts';
import { OPERATORS } from './operators.ts';
import { scan, type Token } from './tokens.ts';
import { EQL_WORDS } from './word-list.ts';
import { isKeyword } from './words.ts';

/** The field that stands for the category of an event. */
const CATEGORY = 'event.category';

/** What may stand at the end of a query that is typed so far. */
export function expectedAfter(before: string): Expected {
  const { tokens, problems } = scan(before);
  const open = problems.find(({ code, span }) => OPEN.includes(code) && span.end >= before.length);
  const isInComment = open?.code === 'unterminated-comment' || /\/\/[^\r\n]*$/.test(before.slice(tokens.at(-1)?.span.end ?? 0));
  if (isInComment) return expectNothing(before.length);
  if (open !== undefined) return inString(before, tokens, open.span.start);
  const typed = typedFrom(tokens, before.length);
  const around = tokens.slice(0, typed.tokens);
  const base = { ...expectNothing(before.length), typed: { start: typed.start, end: before.length } };
  return { ...base, ...standing(around, typed.tokens === tokens.length && endsGlued(before)) };
}

const OPEN: readonly string[] = ['unterminated-string', 'unterminated-comment'];

/** A constant that has begun: what is typed goes from behind its quotes to the end. */
function inString(before: string, tokens: readonly Token[], quote: number): Expected {
  const start = quote + (before.startsWith('"""', quote) ? 3 : 1);
  const own = tokens.filter(({ span }) => span.end <= quote);
  const valuesOf = subjectOf(own) ?? (isCategoryPlace(own) ? CATEGORY : null);
  const written = (value: string): string => (start === quote + 1 ? encodePlain(value).slice(1, -1) : value);
  return { ...expectNothing(before.length), typed: { start, end: before.length }, valuesOf, written };
}

/** Where the word begins that ends with the text, and how many tokens stand before it. */
function typedFrom(tokens: readonly Token[], end: number): { readonly start: number; readonly tokens: number } {
  const last = tokens.at(-1);
  const isTyping = last !== undefined && last.span.end === end && (last.kind === 'word' || last.text === '.');
  if (!isTyping) return { start: end, tokens: tokens.length };
  let first = tokens.length - 1;
  // A name goes back over its dots: `process.na`.
  while (first > 0 && (tokens[first]?.text === '.' || tokens[first - 1]?.text === '.')) first--;
  return { start: tokens[first]?.span.start ?? end, tokens: first };
}

/** Behind a name or a constant something has to come between before another word begins. */
function endsGlued(before: string): boolean {
  return /[\w"`)]$/.test(before);
}

type Standing = Partial<Pick<Expected, 'words' | 'fields' | 'valuesOf' | 'written'>>;

/** What may stand behind these tokens. */
function standing(tokens: readonly Token[], glued: boolean): Standing {
  if (isCategoryPlace(tokens))
    return { words: tokens.length === 0 ? named('any', 'sequence', 'sample') : named('any'), ...categories() };
  const last = tokens.at(-1);
  if (last === undefined || glued) return {};
  const [before] = tokens.slice(-2);
  switch (last.text) {
    case '|':
      return { words: named('head', 'tail') };
    case 'with':
      return { words: named('maxspan', 'runs') };
    case 'by':
      return { fields: true };
    case '(':
    case ',':
      return behindOpening(tokens);
    case 'where':
    case 'and':
    case 'or':
    case 'not':
      return { fields: true, words: CONDITIONS };
    case ']':
      return { words: named('by', 'with', 'until') };
    case 'sequence':
    case 'sample':
      if (tokens.length === 1) return { words: named('by', 'with') };
  }
  if (isComparing(last)) return { ...valuesFor(subjectOf(tokens)), words: CONSTANTS };
  if (before !== undefined && isCategoryPlace(tokens.slice(0, -1))) return { words: named('where') };
  return isOperand(last) ? { words: BEHIND_OPERAND } : {};
}

/** Within parentheses: of a list, values of its field; of a call or a group, what a condition may hold. */
function behindOpening(tokens: readonly Token[]): Standing {
  const opening = openingOf(tokens);
  const before = tokens[opening - 1];
  if (before !== undefined && isComparing(before)) return valuesFor(subjectOf(tokens.slice(0, opening)));
  if (tokens[opening] === undefined) return tokens.some(({ text }) => text === 'by') ? { fields: true } : {};
  return { fields: true, words: CONDITIONS };
}

/** The parenthesis that is still open at the end; -1: there is none. */
function openingOf(tokens: readonly Token[]): number {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { text } = tokens[at] ?? { text: '' };
    if (text === ')') depth++;
    else if (text === '(' && depth-- === 0) return at;
  }
  return -1;
}

/** The field with which what follows is compared; null: it is none. */
function subjectOf(tokens: readonly Token[]): string | null {
  const opening = tokens.at(-1)?.text === '(' || tokens.at(-1)?.text === ',' ? openingOf(tokens) : -1;
  const own = opening < 0 ? tokens : tokens.slice(0, opening);
  const operator = own.at(-1);
  if (operator === undefined || !isComparing(operator)) return null;
  let end = own.length - 1;
  if (own[end - 1]?.text === 'not') end--;
  let first = end - 1;
  while (first > 0 && own[first - 1]?.text === '.') first -= 2;
  const field = fieldAt(own, Math.max(0, first));
  return field !== null && field.next === end ? field.lexeme.name : null;
}

/** Whether a category may stand behind these tokens. */
function isCategoryPlace(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)?.text;
  return last === undefined || last === '[' || last === '![';
}

function isComparing({ kind, text }: Token): boolean {
  if (kind !== 'word' && kind !== 'symbol') return false;
  const row = new Map<string, { readonly kind: string }>(Object.entries(OPERATORS)).get(text);
  return row?.kind === 'comparison' || row?.kind === 'membership' || row?.kind === 'match';
}

function isOperand({ kind, text }: Token): boolean {
  return kind === 'word' ? !isKeyword(text) || ['true', 'false', 'null'].includes(text) : kind !== 'symbol' || text === ')';
}

function valuesFor(field: string | null): Standing {
  return field === null ? {} : { valuesOf: field, written: encodePlain };
}

/** Categories are words, and in quotes where they are no plain ones. */
function categories(): Standing {
  return {
    valuesOf: CATEGORY,
    written: (value) => (/^[A-Za-z_]\w*$/.test(value) && !isKeyword(value) ? value : encodePlain(value)),
  };
}

function named(...names: readonly string[]): readonly Word[] {
  return EQL_WORDS.filter(({ name }) => names.includes(name));
}

const CONSTANTS = named('true', 'false', 'null');
const CONDITIONS = [...named('not', 'true', 'false'), ...EQL_WORDS.filter(({ kind }) => kind === 'function')];
const BEHIND_OPERAND = [
  ...EQL_WORDS.filter(({ kind, name }) => kind === 'operator' && name !== 'not'),
  ...named('not in', 'by', 'with', 'until'),
];
