import { DEEPEST_REGEX, LONGEST_REGEX, MOST_REPEATS } from '../../limits.ts';
import { readClass } from './classes.ts';
import { escapedSet, readHex } from './escapes.ts';
import { withBothCases } from './sets.ts';
import type { RegexFlags, RegexProblem, Syntax } from './syntax.ts';

type ParsedRegex = { readonly ok: true; readonly syntax: Syntax } | { readonly ok: false; readonly problem: RegexProblem };

/** Reads a regular expression. Never throws; time is linear in its length. */
export function parseRegex(text: string, flags: RegexFlags): ParsedRegex {
  if (text.length > LONGEST_REGEX)
    return {
      ok: false,
      problem: {
        code: 'sigma-regex-size',
        message: `it has ${text.length} characters, more than ${LONGEST_REGEX}`,
        at: 0,
        length: 1,
      },
    };
  const cursor: Cursor = { text, at: 0, depth: 0 };
  try {
    const syntax = readUnion(cursor, flags);
    if (cursor.at < text.length) refuse('sigma-regex-syntax', 'the parenthesis closes nothing', cursor.at, 1);
    if (sizeOf(syntax) > MOST_REPEATS) refuse('sigma-regex-size', 'its counted repeats amount to too much', 0, text.length);
    return { ok: true, syntax };
  } catch (error) {
    const problem = problemIn(error);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

function refuse(code: RegexProblem['code'], message: string, at: number, length: number): never {
  const problem: RegexProblem = { code, message, at, length };
  // Thrown inside of this file alone, and caught in it.
  throw Object.assign(new Error(message), { problem });
}

function problemIn(error: unknown): RegexProblem | null {
  return error instanceof Error && 'problem' in error ? (error.problem as RegexProblem) : null;
}

/** Flags that stand in the expression hold to the end of their group. */
function readUnion(cursor: Cursor, given: RegexFlags): Syntax {
  const alternatives: Syntax[] = [];
  let flags = given;
  let operands: Syntax[] = [];
  const { text } = cursor;
  for (;;) {
    const letter = text[cursor.at];
    if (letter === undefined || letter === ')') break;
    if (letter === '|') {
      cursor.at++;
      alternatives.push({ kind: 'concatenation', operands });
      operands = [];
      continue;
    }
    const inline = /^\(\?([imsu]*)(?:-([imsu]+))?\)/.exec(text.slice(cursor.at, cursor.at + 20));
    if (inline !== null) {
      flags = changed(flags, inline[1] ?? '', inline[2] ?? '');
      cursor.at += inline[0].length;
      continue;
    }
    operands.push(readRepeats(cursor, readAtom(cursor, flags)));
  }
  alternatives.push({ kind: 'concatenation', operands });
  const [only] = alternatives;
  return only !== undefined && alternatives.length === 1 ? only : { kind: 'union', operands: alternatives };
}

function changed(flags: RegexFlags, on: string, off: string): RegexFlags {
  const said = (name: 'i' | 'm' | 's'): boolean => (on.includes(name) || flags[name]) && !off.includes(name);
  return { i: said('i'), m: said('m'), s: said('s') };
}

function readAtom(cursor: Cursor, flags: RegexFlags): Syntax {
  const { text, at } = cursor;
  const letter = text[at];
  switch (letter) {
    case '(':
      return readGroup(cursor, flags);
    case '[': {
      const read = readClass(text, at);
      if (!read.ok) return refuse(read.code, read.message, read.at, read.length);
      cursor.at = read.end;
      return setOf(read.negated, read.ranges, flags);
    }
    case '.':
      cursor.at++;
      return { kind: 'set', set: { negated: true, ranges: flags.s ? [] : [{ from: 0x0a, to: 0x0a }] } };
    case '^':
      cursor.at++;
      return { kind: 'assertion', assertion: flags.m ? 'line-start' : 'start' };
    case '$':
      cursor.at++;
      return { kind: 'assertion', assertion: flags.m ? 'line-end' : 'end' };
    case '\\':
      return readEscape(cursor, flags);
    case '*':
    case '+':
    case '?':
      return refuse('sigma-regex-syntax', `there is nothing to repeat before \`${letter}\``, at, 1);
    default: {
      const code = text.codePointAt(at) ?? 0;
      cursor.at += String.fromCodePoint(code).length;
      return setOf(false, [{ from: code, to: code }], flags);
    }
  }
}

function setOf(negated: boolean, ranges: readonly { readonly from: number; readonly to: number }[], { i }: RegexFlags): Syntax {
  return { kind: 'set', set: { negated, ranges: i ? withBothCases(ranges) : ranges } };
}

function readGroup(cursor: Cursor, given: RegexFlags): Syntax {
  const { text, at } = cursor;
  const opening =
    /^\((?:\?(?::|([imsu]*)(?:-([imsu]+))?:|P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*'))?/.exec(text.slice(at, at + 100))?.[0] ?? '(';
  const rest = text.slice(at, at + 4);
  if (opening === '(' && rest[1] === '?')
    return refuse('sigma-regex-construct', `\`${named(rest)}\` is not read`, at, Math.min(rest.length, 3));
  if (opening === '(' && rest[1] === '*') return refuse('sigma-regex-construct', 'verbs are not read', at, 2);
  if (++cursor.depth > DEEPEST_REGEX)
    return refuse('sigma-regex-size', `more than ${DEEPEST_REGEX} groups stand inside of each other`, at, 1);
  const [, on = '', off = ''] = /^\(\?([imsu]*)(?:-([imsu]+))?:/.exec(opening) ?? [];
  cursor.at += opening.length;
  const inner = readUnion(cursor, changed(given, on, off));
  if (text[cursor.at] !== ')') return refuse('sigma-regex-syntax', 'the parenthesis is not closed', at, 1);
  cursor.at++;
  cursor.depth--;
  return inner;
}

function named(opening: string): string {
  return /^\(\?<?[=!>|]?/.exec(opening)?.[0] ?? opening;
}

function readEscape(cursor: Cursor, flags: RegexFlags): Syntax {
  const { text, at } = cursor;
  const letter = text[at + 1];
  if (letter === undefined) return refuse('sigma-regex-syntax', 'the backslash at the end escapes nothing', at, 1);
  const assertion = ASSERTIONS.get(letter);
  if (assertion !== undefined) {
    cursor.at += 2;
    return { kind: 'assertion', assertion };
  }
  const set = escapedSet(letter);
  if (set !== null) {
    cursor.at += 2;
    return { kind: 'set', set };
  }
  const hex = readHex(text, at);
  if (hex !== null) {
    cursor.at += hex.length;
    return setOf(false, [{ from: hex.code, to: hex.code }], flags);
  }
  if (/[A-Za-z0-9]/.test(letter)) return refuse('sigma-regex-construct', `\`\\${letter}\` is not read`, at, 2);
  const code = text.codePointAt(at + 1) ?? 0;
  cursor.at += 1 + String.fromCodePoint(code).length;
  return setOf(false, [{ from: code, to: code }], flags);
}

const ASSERTIONS: ReadonlyMap<string, 'start' | 'end' | 'word-edge' | 'no-word-edge'> = new Map([
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'end'],
  ['b', 'word-edge'],
  ['B', 'no-word-edge'],
]);

/** Repeats behind an atom; a lazy one takes the same texts as a greedy one. */
function readRepeats(cursor: Cursor, atom: Syntax): Syntax {
  const { text, at } = cursor;
  const found = /^(?:[*+?]|\{(\d{1,6})(,(\d{0,6}))?\})/.exec(text.slice(at, at + 20));
  if (found === null) return atom;
  const [written, low, comma, high] = found;
  const [min, max] =
    written === '*' ? [0, null] : written === '+' ? [1, null] : written === '?' ? [0, 1] : bounds(low ?? '0', comma, high);
  if (max !== null && max < min) return refuse('sigma-regex-syntax', 'the repeat ends before it begins', at, written.length);
  cursor.at += written.length;
  const after = text[cursor.at];
  if (after === '+') return refuse('sigma-regex-construct', 'possessive repeats are not read', cursor.at, 1);
  if (after === '?') cursor.at++;
  if (/^[*+?]/.test(text[cursor.at] ?? '')) return refuse('sigma-regex-syntax', 'there is nothing to repeat', cursor.at, 1);
  return { kind: 'repeat', operand: atom, min, max };
}

function bounds(low: string, comma: string | undefined, high: string | undefined): [number, number | null] {
  if (comma === undefined) return [Number(low), Number(low)];
  return [Number(low), high === undefined || high === '' ? null : Number(high)];
}

/** How many characters it has with its counted repeats written out. */
function sizeOf(syntax: Syntax): number {
  switch (syntax.kind) {
    case 'set':
    case 'assertion':
      return 1;
    case 'concatenation':
    case 'union':
      return syntax.operands.reduce((sum, operand) => sum + sizeOf(operand), 1);
    case 'repeat':
      return sizeOf(syntax.operand) * Math.max(1, syntax.max ?? syntax.min);
  }
}
