import type { CharacterRange, CharacterSet } from './syntax.ts';

export const DIGITS: readonly CharacterRange[] = [{ from: 0x30, to: 0x39 }];
export const WORD: readonly CharacterRange[] = [
  ...DIGITS,
  { from: 0x41, to: 0x5a },
  { from: 0x5f, to: 0x5f },
  { from: 0x61, to: 0x7a },
];
export const SPACES: readonly CharacterRange[] = [
  { from: 0x09, to: 0x0d },
  { from: 0x20, to: 0x20 },
];
const LAST = 0x10ffff;

/** All characters but these. */
export function complementOf(ranges: readonly CharacterRange[]): readonly CharacterRange[] {
  const sorted = [...ranges].sort((one, other) => one.from - other.from);
  const gaps: CharacterRange[] = [];
  let next = 0;
  for (const { from, to } of sorted) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  return next <= LAST ? [...gaps, { from: next, to: LAST }] : gaps;
}

/** The ranges with both cases of their ASCII letters. */
export function withBothCases(ranges: readonly CharacterRange[]): readonly CharacterRange[] {
  return ranges.flatMap((range) => [range, ...shifted(range, 0x41, 0x20), ...shifted(range, 0x61, -0x20)]);
}

function shifted({ from, to }: CharacterRange, letters: number, by: number): readonly CharacterRange[] {
  const [first, last] = [Math.max(from, letters), Math.min(to, letters + 25)];
  return first > last ? [] : [{ from: first + by, to: last + by }];
}

/** Whether the characters of a set are those of words, others, or both. */
export function kindOf({ negated, ranges }: CharacterSet): 'word' | 'other' | 'mixed' {
  const all = negated ? complementOf(ranges) : ranges;
  const others = complementOf(WORD);
  const meets = (these: readonly CharacterRange[]): boolean =>
    all.some((one) => these.some((other) => one.from <= other.to && other.from <= one.to));
  if (!meets(others)) return 'word';
  return meets(WORD) ? 'mixed' : 'other';
}
