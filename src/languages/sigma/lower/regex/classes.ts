import { escapedSet, readHex } from './escapes.ts';
import { DIGITS, SPACES, WORD } from './sets.ts';
import type { CharacterRange, RegexProblem } from './syntax.ts';

type ReadClass =
  | { readonly ok: true; readonly negated: boolean; readonly ranges: readonly CharacterRange[]; readonly end: number }
  | ({ readonly ok: false } & RegexProblem);

const UPPER: readonly CharacterRange[] = [{ from: 0x41, to: 0x5a }];
const LOWER: readonly CharacterRange[] = [{ from: 0x61, to: 0x7a }];
const POSIX: ReadonlyMap<string, readonly CharacterRange[]> = new Map([
  ['alpha', [...UPPER, ...LOWER]],
  ['digit', DIGITS],
  ['alnum', [...UPPER, ...LOWER, ...DIGITS]],
  ['upper', UPPER],
  ['lower', LOWER],
  ['space', SPACES],
  ['word', WORD],
  ['xdigit', [...DIGITS, { from: 0x41, to: 0x46 }, { from: 0x61, to: 0x66 }]],
  [
    'punct',
    [
      { from: 0x21, to: 0x2f },
      { from: 0x3a, to: 0x40 },
      { from: 0x5b, to: 0x60 },
      { from: 0x7b, to: 0x7e },
    ],
  ],
]);

/** Reads a class in brackets that begins at `from`. */
export function readClass(text: string, from: number): ReadClass {
  const wrong = (message: string, at: number, length: number, code: RegexProblem['code'] = 'sigma-regex-syntax'): ReadClass => ({
    ok: false,
    code,
    message,
    at,
    length,
  });
  let at = from + 1;
  const negated = text[at] === '^';
  if (negated) at++;
  const ranges: CharacterRange[] = [];
  for (let first = true; ; first = false) {
    const letter = text[at];
    if (letter === undefined) return wrong('the bracket is not closed', from, 1);
    if (letter === ']' && !first) return { ok: true, negated, ranges, end: at + 1 };
    const posix = letter === '[' ? /^\[:(\^?)([a-z]+):\]/.exec(text.slice(at, at + 20)) : null;
    if (posix !== null) {
      const known = POSIX.get(posix[2] ?? '');
      if (known === undefined || posix[1] === '^')
        return wrong(`\`${posix[0]}\` is not read`, at, posix[0].length, 'sigma-regex-construct');
      ranges.push(...known);
      at += posix[0].length;
      continue;
    }
    const low = readMember(text, at);
    if (low === null) return wrong(`\`${text.slice(at, at + 2)}\` is not read in brackets`, at, 2, 'sigma-regex-construct');
    const high = text[low.end] === '-' && text[low.end + 1] !== ']' && low.code !== null ? readMember(text, low.end + 1) : null;
    if (low.code === null || high === null || high.code === null) {
      ranges.push(...low.ranges);
      at = low.end;
      continue;
    }
    if (high.code < low.code) return wrong('the range ends before it begins', at, high.end - at);
    ranges.push({ from: low.code, to: high.code });
    at = high.end;
  }
}

interface Member {
  /** The one character; null: several. */
  readonly code: number | null;
  readonly ranges: readonly CharacterRange[];
  readonly end: number;
}

function readMember(text: string, at: number): Member | null {
  const one = (code: number, end: number): Member => ({ code, ranges: [{ from: code, to: code }], end });
  if (text[at] !== '\\') {
    const code = text.codePointAt(at);
    return code === undefined ? null : one(code, at + String.fromCodePoint(code).length);
  }
  const letter = text[at + 1];
  if (letter === undefined) return null;
  if (letter === 'b') return one(0x08, at + 2);
  const set = escapedSet(letter);
  const [range] = set?.ranges ?? [];
  if (set !== null && range !== undefined) {
    const single = set.ranges.length === 1 && range.from === range.to;
    return { code: single ? range.from : null, ranges: set.ranges, end: at + 2 };
  }
  const hex = readHex(text, at);
  if (hex !== null) return one(hex.code, at + hex.length);
  if (/[A-Za-z0-9]/.test(letter)) return null;
  const code = text.codePointAt(at + 1) ?? 0;
  return one(code, at + 1 + String.fromCodePoint(code).length);
}
