import { isEscape, readEscape } from './regex-escape.ts';
import { code, next, peek, Refusal, type Tape, take } from './regex-tape.ts';

export type Range = readonly [from: number, to: number];

/** One letter of some, or any but those; `folds`: letter case aside. */
export interface SetOfLetters {
  readonly kind: 'set';
  readonly ranges: readonly Range[];
  readonly negated: boolean;
  readonly folds: boolean;
}

const DIGITS: Range = [0x30, 0x39];
const CAPITALS: Range = [0x41, 0x5a];
const SMALL: Range = [0x61, 0x7a];
const BLANKS: readonly Range[] = [
  [0x09, 0x0d],
  [0x20, 0x20],
];

/** The classes of PCRE, which are of ASCII unless it is told otherwise. */
export const SETS: ReadonlyMap<string, readonly Range[]> = new Map([
  ['d', [DIGITS]],
  ['w', [DIGITS, CAPITALS, [0x5f, 0x5f], SMALL]],
  ['s', BLANKS],
]);

const NAMED: ReadonlyMap<string, readonly Range[]> = new Map<string, readonly Range[]>([
  ['alpha', [CAPITALS, SMALL]],
  ['digit', [DIGITS]],
  ['alnum', [DIGITS, CAPITALS, SMALL]],
  ['upper', [CAPITALS]],
  ['lower', [SMALL]],
  ['space', BLANKS],
  ['xdigit', [DIGITS, [0x41, 0x46], [0x61, 0x66]]],
  [
    'punct',
    [
      [0x21, 0x2f],
      [0x3a, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
    ],
  ],
]);

/** Reads a class behind its `[`. A `]` right at the start is a letter. */
export function readSet(tape: Tape, folds: boolean): SetOfLetters {
  const negated = take(tape, '^');
  const ranges: Range[] = [];
  for (let first = true; first || !take(tape, ']'); first = false) {
    const from = member(tape);
    if (typeof from !== 'number') {
      ranges.push(...from);
      continue;
    }
    const after = tape.letters[tape.at + 1];
    if (peek(tape) !== '-' || after === ']' || after === undefined) {
      ranges.push([from, from]);
      continue;
    }
    tape.at++;
    const to = member(tape);
    if (typeof to !== 'number') ranges.push([from, from], [0x2d, 0x2d], ...to);
    else if (to < from) throw new Refusal('a range whose ends do not fit');
    else ranges.push([from, to]);
  }
  return { kind: 'set', ranges, negated, folds };
}

function member(tape: Tape): number | readonly Range[] {
  if (peek(tape) === '\\') return escapedMember(tape);
  const letter = next(tape);
  const named = letter === '[' ? /^:([a-z]{1,10}):\]/.exec(tape.letters.slice(tape.at, tape.at + 13).join('')) : null;
  if (named === null) return code(letter);
  const ranges = NAMED.get(named[1] ?? '');
  if (ranges === undefined) throw new Refusal(`the class ${named[1]} is not read`);
  tape.at += named[0].length;
  return ranges;
}

function escapedMember(tape: Tape): number | readonly Range[] {
  const name = tape.letters[tape.at + 1] ?? '';
  const ranges = SETS.get(name.toLowerCase());
  if (ranges !== undefined) {
    tape.at += 2;
    return name === name.toLowerCase() ? ranges : complement(ranges);
  }
  if (name === 'b') {
    tape.at += 2;
    return 8;
  }
  if (!isEscape(name)) throw new Refusal(`\\${name} in a class is not read`);
  return readEscape(tape);
}

/** All letters that sorted ranges leave out. */
function complement(ranges: readonly Range[]): readonly Range[] {
  const edges = [...ranges].sort((one, other) => one[0] - other[0]);
  const starts = [0, ...edges.map(([, to]) => to + 1)];
  const ends = [...edges.map(([from]) => from - 1), 0x10ffff];
  return starts.map((from, at): Range => [from, ends[at] ?? 0x10ffff]).filter(([from, to]) => from <= to);
}
