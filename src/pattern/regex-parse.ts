import {
  type Cursor,
  cursorOver,
  fail,
  MAX_INTEGER,
  MAX_LENGTH,
  MAX_NESTING,
  peek,
  take,
  takeDigits,
  takeEscape,
} from './regex-cursor.ts';
import type { RegexNode } from './regex-node.ts';
import { parseClass } from './regex-parse-class.ts';

/** A parsed expression, or the first problem with its offset (UTF-16 units) in the source. */
type RegexParse =
  | { readonly ok: true; readonly tree: RegexNode }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/**
 * Reads a Lucene regular expression with all optional operators on (eql-semantics 7.1 to 7.4). Every operand slot takes
 * one character whatever it is, so an operator in operand position is a literal. Expressions longer than 10,000
 * characters, nested deeper than 200 or with more than 200 stacked repeats are errors. Never throws.
 */
export function parseLuceneRegex(source: string): RegexParse {
  if (source.length > MAX_LENGTH)
    return { ok: false, message: `the expression is longer than ${MAX_LENGTH} characters`, offset: MAX_LENGTH };
  if (source === '') return { ok: true, tree: EMPTY_STRING };
  const cursor = cursorOver(source);
  const tree = parseUnion(cursor);
  // Only a `)` without its `(` stops the union early.
  if (tree !== null && cursor.at < source.length)
    fail(cursor, "this ')' closes nothing; write '\\)' for the character", cursor.at);
  if (cursor.failure !== null) return { ok: false, ...cursor.failure };
  if (tree === null) throw new Error('a regular expression without tree and without problem');
  return { ok: true, tree };
}

const EMPTY_STRING = { kind: 'empty-string' } as const;

function parseUnion(cursor: Cursor): RegexNode | null {
  return parseList(
    cursor,
    parseIntersection,
    () => take(cursor, '|'),
    (operands) => ({ kind: 'union', operands }),
  );
}

function parseIntersection(cursor: Cursor): RegexNode | null {
  return parseList(
    cursor,
    parseConcatenation,
    () => take(cursor, '&'),
    (operands) => ({ kind: 'intersection', operands }),
  );
}

function parseConcatenation(cursor: Cursor): RegexNode | null {
  const goesOn = () => cursor.at < cursor.source.length && !peek(cursor, ')|&');
  return parseList(cursor, parseRepeat, goesOn, (operands) => ({ kind: 'concatenation', operands }));
}

/** One operand, always, then more while `goesOn`; a lone operand stays as it is. */
function parseList(
  cursor: Cursor,
  operand: (cursor: Cursor) => RegexNode | null,
  goesOn: () => boolean,
  combine: (operands: readonly RegexNode[]) => RegexNode,
): RegexNode | null {
  const first = operand(cursor);
  if (first === null) return null;
  const operands = [first];
  while (goesOn()) {
    const next = operand(cursor);
    if (next === null) return null;
    operands.push(next);
  }
  return operands.length === 1 ? first : combine(operands);
}

/** Postfix operators stack: `a+?` is `(a+)?`, never a lazy repeat (eql-semantics 7.1 rule 4). */
function parseRepeat(cursor: Cursor): RegexNode | null {
  let node = parseComplement(cursor);
  let first = true;
  while (node !== null && peek(cursor, '?*+{')) {
    if (!first && ++cursor.stacked > MAX_NESTING) return fail(cursor, 'too many repeats on top of repeats', cursor.at);
    first = false;
    const counts = parseCounts(cursor);
    node = counts === null ? null : { kind: 'repeat', operand: node, ...counts };
  }
  return node;
}

interface Counts {
  readonly min: number;
  readonly max: number | null;
}

function parseCounts(cursor: Cursor): Counts | null {
  if (take(cursor, '?')) return { min: 0, max: 1 };
  if (take(cursor, '*')) return { min: 0, max: null };
  if (take(cursor, '+')) return { min: 1, max: null };
  const open = cursor.at;
  cursor.at += 1;
  const min = takeDigits(cursor);
  if (min === '') return fail(cursor, "a number must follow '{'; write '\\{' for the character", cursor.at);
  const comma = take(cursor, ',');
  const max = comma ? takeDigits(cursor) : min;
  if (!take(cursor, '}')) return fail(cursor, "'}' expected; write '\\{' for the character", cursor.at);
  const counts = { min: Number(min), max: max === '' ? null : Number(max) };
  if (counts.min > MAX_INTEGER || (counts.max ?? 0) > MAX_INTEGER) return fail(cursor, 'the count is too large', open);
  if (counts.max !== null && counts.min > counts.max) return fail(cursor, 'the counts are out of order', open);
  return counts;
}

function parseComplement(cursor: Cursor): RegexNode | null {
  if (!peek(cursor, '~')) return parseAtom(cursor);
  return nested(cursor, () => {
    cursor.at += 1;
    const operand = parseComplement(cursor);
    return operand === null ? null : { kind: 'complement', operand };
  });
}

function parseAtom(cursor: Cursor): RegexNode | null {
  if (take(cursor, '[')) return parseClass(cursor);
  if (take(cursor, '.')) return { kind: 'any-character' };
  if (take(cursor, '#')) return { kind: 'nothing' };
  if (take(cursor, '@')) return { kind: 'anything' };
  if (peek(cursor, '"')) return parseQuoted(cursor);
  if (peek(cursor, '(')) return nested(cursor, () => parseGroup(cursor));
  if (peek(cursor, '<')) return parseInterval(cursor);
  return parseCharacter(cursor);
}

function parseGroup(cursor: Cursor): RegexNode | null {
  const open = cursor.at;
  cursor.at += 1;
  if (take(cursor, ')')) return EMPTY_STRING;
  const inner = parseUnion(cursor);
  if (inner === null || take(cursor, ')')) return inner;
  return fail(cursor, "this '(' is never closed; an operand after '|' or '&' takes even a ')'", open);
}

function parseQuoted(cursor: Cursor): RegexNode | null {
  const open = cursor.at;
  const close = cursor.source.indexOf('"', open + 1);
  if (close < 0) return fail(cursor, "this quote is never closed; write '\\\"' for the character", open);
  cursor.at = close + 1;
  const text = cursor.source.slice(open + 1, close);
  return text === '' ? EMPTY_STRING : { kind: 'text', text };
}

/**
 * `<3-12>`. Ends of equal length force that length; bounds in the wrong order are swapped; a name between the signs
 * is an error because no automata are registered (eql-semantics 7.2).
 */
function parseInterval(cursor: Cursor): RegexNode | null {
  const open = cursor.at;
  const close = cursor.source.indexOf('>', open);
  if (close < 0) return fail(cursor, "this '<' is never closed; write '\\<' for the character", open);
  const ends = /^([0-9]+)-([0-9]+)$/.exec(cursor.source.slice(open + 1, close));
  if (ends === null) return fail(cursor, "an interval such as <3-12> expected; write '\\<' for the character", open);
  const [, from = '', to = ''] = ends;
  const [low, high] = [Number(from), Number(to)];
  if (Math.max(low, high) > MAX_INTEGER) return fail(cursor, 'the bounds of the interval are too large', open);
  cursor.at = close + 1;
  const digits = from.length === to.length ? from.length : 0;
  return { kind: 'interval', min: Math.min(low, high), max: Math.max(low, high), digits };
}

function parseCharacter(cursor: Cursor): RegexNode | null {
  const taken = takeEscape(cursor);
  if (taken === null || taken.kind === 'predefined') return taken;
  return { kind: 'character', code: taken.code };
}

/** Groups and complements are the only recursion; its depth is bounded so that no input can exhaust the stack. */
function nested(cursor: Cursor, parse: () => RegexNode | null): RegexNode | null {
  if (cursor.depth >= MAX_NESTING) return fail(cursor, `the expression nests deeper than ${MAX_NESTING} levels`, cursor.at);
  cursor.depth += 1;
  const node = parse();
  cursor.depth -= 1;
  return node;
}
