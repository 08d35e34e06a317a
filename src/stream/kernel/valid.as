// AssemblyScript, a part of kernel.as and of fields.as: whether lines are JSON objects in UTF-8, as `scanLine` (../scan.ts) finds them. Every line ends
// with a line feed, and line feeds follow the last one: nothing that reads on needs to ask for the end.

import { INVALID_JSON, PROBLEM, add, firstSpecial, found, skipBlanks, skipNumber, skipString, stop } from './json';

/** The stack of open containers, a byte each: 1 for an object, 0 for an array. */
const OPEN: usize = 0;

export const NOT_AN_OBJECT: i32 = 3;
export const TOO_DEEP: i32 = 4;
export const BLANK: i32 = 8;

const NEWLINE: u32 = 0x0a;
const SPACE: u32 = 0x20;
const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;
const MINUS: u32 = 0x2d;
const ZERO: u32 = 0x30;
const COLON: u32 = 0x3a;
const OPEN_BRACKET: u32 = 0x5b;
const CLOSE_BRACKET: u32 = 0x5d;
const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;

/** `":"` and `","`. */
const COLON_BETWEEN: u32 = 0x223a22;
const COMMA_BETWEEN: u32 = 0x222c22;

const TRUE: u32 = 0x65757274;
const FALS: u32 = 0x736c6166;
const NULL: u32 = 0x6c6c756e;

/** Where the marks of bytes are: a bit for each, that of a byte at `at` in the byte at `marks + (at >> 3)`. */
let marks: usize = 0;

/**
 * Marks each byte from `from` to `to`, and some behind it that are read, that needs a look where it stands in a string: quote, backslash, control character,
 * not ASCII. Nobody has to guess then how long a string is. `from` is a multiple of 64; there is room at `room` for a bit for each byte, and 16 bytes more.
 */
export function mark(from: usize, to: usize, room: usize): void {
  marks = room - (from >> 3);
  for (let at = from; at < to + 32; at += 64) {
    const low = <u64>firstSpecial(at) | (<u64>firstSpecial(at + 16) << 16);
    const high = <u64>firstSpecial(at + 32) | (<u64>firstSpecial(at + 48) << 16);
    store<u64>(marks + (at >> 3), low | (high << 32));
  }
}

/** Scans a line whose bytes are marked, and gives the place of the line feed; what was found is told by json.as. */
export function scanLine(start: usize, maxDepth: i32): usize {
  let at = start;
  if (load<u8>(at) <= SPACE) at = skipBlanks(at);
  let byte: u32 = load<u8>(at);
  if (byte == NEWLINE) {
    add(BLANK);
    return at;
  }
  const isObject = byte == OPEN_BRACE;
  let depth = 0;
  let inObject = false;
  let key = false;

  // One round reads one value, its key before it, and what stands between it and the next.
  while (true) {
    if (key) {
      if (byte != QUOTE) return fail(at, INVALID_JSON);
      at = pastTextMembers(nextSpecial(at + 1));
      if (load<u8>(at) == QUOTE) at++;
      else {
        at = skipString(at);
        if ((found() & PROBLEM) != 0) return endOfLine(at);
      }
      byte = load<u8>(at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (byte != COLON) return fail(at, INVALID_JSON);
      byte = load<u8>(++at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      key = false;
    }

    if (byte == QUOTE) {
      at = nextSpecial(at + 1);
      if (depth != 0 && !inObject) at = pastTexts(at);
      if (load<u8>(at) == QUOTE) at++;
      else {
        at = skipString(at);
        if ((found() & PROBLEM) != 0) return endOfLine(at);
      }
    } else if (byte == OPEN_BRACE || byte == OPEN_BRACKET) {
      if (++depth > maxDepth) return fail(at, TOO_DEEP);
      inObject = byte == OPEN_BRACE;
      store<u8>(OPEN + depth, <u8>inObject);
      byte = load<u8>(++at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (byte != (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
        key = inObject;
        continue;
      }
      inObject = load<u8>(OPEN + --depth) != 0;
      at++;
    } else if (byte == MINUS || byte - ZERO < 10) {
      const end = skipNumber(at);
      if (end == 0) return fail(at, INVALID_JSON);
      at = end;
    } else {
      const word = load<u32>(at);
      if (word == TRUE || word == NULL) at += 4;
      else if (word == FALS && load<u8>(at, 4) == 0x65) at += 5;
      else return fail(at, INVALID_JSON);
    }

    // After a value: the ends of containers, then a comma or the end of the line.
    while (true) {
      byte = load<u8>(at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (depth == 0) {
        if (byte != NEWLINE) return fail(at, INVALID_JSON);
        return isObject ? at : fail(start, NOT_AN_OBJECT);
      }
      if (byte == COMMA) {
        byte = load<u8>(++at);
        if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
        key = inObject;
        break;
      }
      if (byte != (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) return fail(at, INVALID_JSON);
      inObject = load<u8>(OPEN + --depth) != 0;
      at++;
    }
  }
}

/**
 * The first byte from here on that needs a look; the line feed behind all lines is one. The word that is read begins at the byte with the mark of
 * this place, so that most texts end in it: whether they end in a word at a fixed place, no processor can guess.
 */
// @ts-ignore: decorator
@inline
function nextSpecial(at: usize): usize {
  let place = at;
  let bits = load<u64>(marks + (place >> 3)) >> (<u64>place & 7);
  if (bits != 0) return place + <usize>ctz(bits);
  do {
    place = (place & ~7) + 64;
    bits = load<u64>(marks + (place >> 3));
  } while (bits == 0);
  return place + <usize>ctz(bits);
}

/** From the end of a key to that of the last one before which all values are texts: most members are a text with another member behind it. */
// @ts-ignore: decorator
@inline
function pastTextMembers(start: usize): usize {
  let at = start;
  while (nextThree(at) == COLON_BETWEEN) {
    const end = nextSpecial(at + 3);
    if (nextThree(end) != COMMA_BETWEEN) return at;
    at = nextSpecial(end + 3);
  }
  return at;
}

/** From the end of a text in an array to that of the last of the texts that follow. */
// @ts-ignore: decorator
@inline
function pastTexts(start: usize): usize {
  let at = start;
  while (nextThree(at) == COMMA_BETWEEN) at = nextSpecial(at + 3);
  return at;
}

// @ts-ignore: decorator
@inline
function nextThree(at: usize): u32 {
  return load<u32>(at) & 0xffffff;
}

function fail(at: usize, problem: i32): usize {
  return endOfLine(stop(at, problem));
}

/** The first line feed from here on. */
function endOfLine(start: usize): usize {
  let at = start;
  while (true) {
    const feeds = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0x0a)));
    if (feeds != 0) return at + ctz(feeds);
    at += 16;
  }
}
