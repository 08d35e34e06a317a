import { byteAt } from './bytes.ts';

/** The number of bytes of the well-formed UTF-8 sequence of a non-ASCII character at `at` (Unicode 3.9, table 3-7), or 0. */
export function sequenceLength(bytes: Uint8Array, at: number): 0 | 2 | 3 | 4 {
  const lead = byteAt(bytes, at);
  const second = byteAt(bytes, at + 1);
  if (lead >= 0xc2 && lead <= 0xdf) return continues(second) ? 2 : 0;
  if (!continues(second) || !continues(byteAt(bytes, at + 2))) return 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    if (lead === 0xe0 && second < 0xa0) return 0; // longer than needed
    if (lead === 0xed && second > 0x9f) return 0; // a surrogate
    return 3;
  }
  if (lead < 0xf0 || lead > 0xf4 || !continues(byteAt(bytes, at + 3))) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0; // above U+10FFFF
  return 4;
}

function continues(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
