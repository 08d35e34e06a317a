import { complementOf, DIGITS, SPACES, WORD } from './sets.ts';
import type { CharacterRange, CharacterSet } from './syntax.ts';

const SETS: ReadonlyMap<string, readonly CharacterRange[]> = new Map([
  ['d', DIGITS],
  ['w', WORD],
  ['s', SPACES],
  [
    'h',
    [
      { from: 0x09, to: 0x09 },
      { from: 0x20, to: 0x20 },
    ],
  ],
  ['t', [{ from: 0x09, to: 0x09 }]],
  ['n', [{ from: 0x0a, to: 0x0a }]],
  ['v', [{ from: 0x0b, to: 0x0b }]],
  ['f', [{ from: 0x0c, to: 0x0c }]],
  ['r', [{ from: 0x0d, to: 0x0d }]],
  ['e', [{ from: 0x1b, to: 0x1b }]],
  ['D', complementOf(DIGITS)],
  ['W', complementOf(WORD)],
  ['S', complementOf(SPACES)],
]);

/** What the letter behind a backslash stands for; classes are those of ASCII. Null: nothing of that kind. */
export function escapedSet(letter: string): CharacterSet | null {
  const ranges = SETS.get(letter);
  return ranges === undefined ? null : { negated: false, ranges };
}

/** A character by its number, `\x41`, `\x{1F600}`, `\u0041`. */
export function readHex(text: string, at: number): { readonly code: number; readonly length: number } | null {
  const found = /^\\(?:x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4}))/.exec(text.slice(at, at + 12));
  if (found === null) return null;
  const code = Number.parseInt(found[1] ?? found[2] ?? found[3] ?? '0', 16);
  return code > 0x10ffff ? null : { code, length: found[0].length };
}
