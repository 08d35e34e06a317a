// AssemblyScript, a part of signs.as: texts as they are compared.

/** A text as it is compared: without escapes, small letters, one byte for each unit beyond ASCII (../rule-index/folded.ts). */
export const FOLDED: usize = 0x2c000;
/** The same with its letters as they are written; of what is beyond ASCII, it has one byte as well. */
export const WRITTEN: usize = 0x3d000;

/** Stands for every unit beyond ASCII. */
const OTHER: u32 = 0x80;
const BACKSLASH: u32 = 0x5c;

/** Whether the text that was folded last is all ASCII. */
let ascii: bool = true;
export function isAscii(): bool {
  return ascii;
}

/** Whether it has letters beyond ASCII that some readings of letters take for letters of ASCII. */
let likeAscii: bool = false;
export function isLikeAscii(): bool {
  return likeAscii;
}

/** Folds a text, and gives its length. */
export function fold(begin: usize, end: usize): usize {
  let at = begin;
  let to = FOLDED;
  ascii = true;
  likeAscii = false;
  while (true) {
    const bytes = v128.load(at);
    const isCapital = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26));
    v128.store(to, v128.or(bytes, v128.and(isCapital, i8x16.splat(0x20))));
    v128.store(to + (WRITTEN - FOLDED), bytes);
    const plain: usize = ctz(i8x16.bitmask(bytes) | i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x5c))) | 0x10000);
    if (plain >= end - at) return to + (end - at) - FOLDED;
    at += plain;
    to += plain;
    if (plain == 16) continue;
    const byte: u32 = load<u8>(at);
    if (byte == BACKSLASH) {
      const escape: u32 = load<u8>(at, 1);
      if (escape == 0x75) {
        const unit = (hex(at + 2) << 12) | (hex(at + 3) << 8) | (hex(at + 4) << 4) | hex(at + 5);
        to = storeUnit(to, unit);
        at += 6;
      } else {
        store<u8>(to, <u8>escapedByte(escape), WRITTEN - FOLDED);
        store<u8>(to++, <u8>escapedByte(escape));
        at += 2;
      }
      continue;
    }
    if (byte < 0xe0) {
      to = storeUnit(to, ((byte & 0x1f) << 6) | (<u32>load<u8>(at, 1) & 0x3f));
      at += 2;
    } else if (byte < 0xf0) {
      to = storeUnit(to, ((byte & 0x0f) << 12) | ((<u32>load<u8>(at, 1) & 0x3f) << 6) | (<u32>load<u8>(at, 2) & 0x3f));
      at += 3;
    } else {
      // Two units of UTF-16.
      to = storeUnit(storeUnit(to, 0xd800), 0xdc00);
      at += 4;
    }
  }
}

/** Gives where the next unit is stored. */
function storeUnit(to: usize, unit: u32): usize {
  const folded = foldedUnit(unit);
  if (unit >= 0x80) {
    ascii = false;
    if (folded != OTHER) likeAscii = true;
  }
  store<u8>(to, <u8>(unit < 0x80 ? unit : OTHER), WRITTEN - FOLDED);
  store<u8>(to, <u8>folded);
  return to + 1;
}

function hex(at: usize): u32 {
  const byte: u32 = load<u8>(at);
  return byte < 0x3a ? byte - 0x30 : (byte | 0x20) - 0x57;
}

function escapedByte(escape: u32): u32 {
  if (escape == 0x6e) return 0x0a;
  if (escape == 0x74) return 0x09;
  if (escape == 0x72) return 0x0d;
  if (escape == 0x62) return 0x08;
  return escape == 0x66 ? 0x0c : escape;
}

/** As in ../rule-index/folded.ts. */
function foldedUnit(unit: u32): u32 {
  if (unit < 0x80) return unit - 0x41 < 26 ? unit | 0x20 : unit;
  if (unit == 0x212a) return 0x6b;
  if (unit == 0x17f) return 0x73;
  return unit == 0x130 ? 0x69 : OTHER;
}

/** Whether so many bytes are all of ASCII. */
export function isAsciiAt(at: usize, length: usize): bool {
  for (let index: usize = 0; index < length; index += 16) {
    const beyond = i8x16.bitmask(v128.load(at + index));
    if (beyond != 0 && index + ctz(beyond) < length) return false;
  }
  return true;
}

/** Whether a kept text, its length before it, stands somewhere. */
export function isTextAt(at: usize, text: usize): bool {
  const length: usize = load<u32>(text);
  for (let index: usize = 0; index < length; index += 16) {
    const differing = i8x16.bitmask(i8x16.ne(v128.load(at + index), v128.load(text + 4 + index)));
    if (differing != 0 && index + ctz(differing) < length) return false;
  }
  return true;
}
