import { points } from './value.ts';

/** The bytes of a text in UTF-8; a lone surrogate stands as the sign for what cannot be encoded. */
export function utf8(text: string): readonly number[] {
  return points(text).flatMap((given) => {
    const point = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
    if (point < 0x80) return [point];
    if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)];
    if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
    return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
  });
}

/** The bytes of a text in UTF-16, two a code unit; `marked` begins with a byte order mark. */
export function utf16(text: string, order: 'little' | 'big', marked: boolean): readonly number[] {
  const units = marked ? [0xfeff] : [];
  for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at));
  return units.flatMap((unit) => (order === 'little' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]));
}

/** What bytes spell in ASCII; null when they go beyond it. */
export function asciiText(bytes: readonly number[]): string | null {
  return bytes.every((byte) => byte < 0x80) ? String.fromCharCode(...bytes) : null;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64(bytes: readonly number[]): string {
  const bits = bitsOf(bytes);
  return sextets(bits.padEnd(Math.ceil(bits.length / 6) * 6, '0')).padEnd(Math.ceil(bytes.length / 3) * 4, '=');
}

/** Those characters of the encoded bytes that depend on nothing around them, for each place at which they can begin. */
export function base64AtOffsets(bytes: readonly number[]): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bits = bitsOf(bytes);
    const skipped = (6 - ((8 * before) % 6)) % 6;
    return sextets(bits.slice(skipped, bits.length - ((bits.length - skipped) % 6)));
  });
}

function bitsOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
}

function sextets(bits: string): string {
  return (bits.match(/.{6}/g) ?? []).map((six) => DIGITS.charAt(Number.parseInt(six, 2))).join('');
}
