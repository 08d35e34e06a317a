import { characters, int, unit } from './given.ts';
import type { MethodTable } from './method-table.ts';
import { raise } from './thrown.ts';
import { char } from './value.ts';

/** Methods of characters that scripts may call. Code points are ints; the case methods exist for `char` alone. */
export const characterMethods: MethodTable = {
  Character: [
    ['char charValue()', ([self]) => char(unit(self))],
    ['int compareTo(Character)', ([self, other]) => unit(self) - unit(other)],
    ['static int charCount(int)', ([codePoint]) => (int(codePoint) >= 0x10000 ? 2 : 1)],
    ['static int codePointAt(CharSequence,int)', ([value, at]) => codePointAt(characters(value), int(at))],
    ['static int compare(char,char)', ([a, b]) => unit(a) - unit(b)],
    ['static boolean isDigit(int)', ([codePoint]) => isIn(/^\p{Nd}$/u, int(codePoint))],
    ['static boolean isHighSurrogate(char)', ([letter]) => unit(letter) >= 0xd800 && unit(letter) <= 0xdbff],
    ['static boolean isLetter(int)', ([codePoint]) => isIn(/^\p{L}$/u, int(codePoint))],
    ['static boolean isLetterOrDigit(int)', ([codePoint]) => isIn(/^[\p{L}\p{Nd}]$/u, int(codePoint))],
    ['static boolean isLowerCase(int)', ([codePoint]) => isIn(/^\p{Lowercase}$/u, int(codePoint))],
    ['static boolean isSurrogate(char)', ([letter]) => unit(letter) >= 0xd800 && unit(letter) <= 0xdfff],
    ['static boolean isUpperCase(int)', ([codePoint]) => isIn(/^\p{Uppercase}$/u, int(codePoint))],
    ['static boolean isWhitespace(int)', ([codePoint]) => isWhitespace(int(codePoint))],
    ['static int toCodePoint(char,char)', ([high, low]) => ((unit(high) - 0xd800) << 10) + (unit(low) - 0xdc00) + 0x10000],
    ['static char toLowerCase(char)', ([letter]) => char(changed(unit(letter), (text) => text.toLowerCase()))],
    ['static String toString(char)', ([letter]) => String.fromCharCode(unit(letter))],
    ['static char toUpperCase(char)', ([letter]) => char(changed(unit(letter), (text) => text.toUpperCase()))],
    ['static Character valueOf(char)', ([letter]) => char(unit(letter))],
  ],
};

function codePointAt(value: string, at: number): number {
  return (at < 0 ? undefined : value.codePointAt(at)) ?? raise('StringIndexOutOfBoundsException', `index ${at}`);
}

function isIn(members: RegExp, codePoint: number): boolean {
  return codePoint >= 0 && codePoint <= 0x10ffff && members.test(String.fromCodePoint(codePoint));
}

/** Separators except the three that do not break, and the control characters that space. */
function isWhitespace(codePoint: number): boolean {
  if ((codePoint >= 9 && codePoint <= 13) || (codePoint >= 0x1c && codePoint <= 0x1f)) return true;
  return isIn(/^[\p{Zs}\p{Zl}\p{Zp}]$/u, codePoint) && ![0xa0, 0x2007, 0x202f].includes(codePoint);
}

/** The simple case mapping: letters whose other case is not one unit stay, except U+0130, which Java lowers to `i`. */
function changed(code: number, change: (text: string) => string): number {
  const other = change(String.fromCharCode(code));
  if (other.length === 1) return other.charCodeAt(0);
  return code === 0x130 && other.startsWith('i') ? 0x69 : code;
}
