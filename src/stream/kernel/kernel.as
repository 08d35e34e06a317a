// AssemblyScript (a language like TypeScript that becomes WebAssembly); `npm run -s generate` writes kernel.generated.ts from it.
// What `scanLine` (../scan.ts) does for a line this does for all lines of a block: the same findings, held to it by a test.
// Every line of the block ends with a line feed, and line feeds follow the last one: nothing that reads on needs to ask for the end.

import {
  INVALID_JSON,
  INVALID_UTF_8,
  PROBLEM,
  SLASH_ESCAPES,
  UNICODE_ESCAPES,
  UNUSUAL_NUMBERS,
  add,
  firstSpecial,
  forget,
  found,
  placeOfProblem,
  skipBlanks,
  skipNumber,
  skipString,
  stop,
} from './json';
import { BUCKETS, MARKS, TEXTS, holdsText } from './texts';

export { BUCKETS, MARKS, TEXTS };
export { INVALID_JSON, INVALID_UTF_8, PROBLEM, SLASH_ESCAPES, UNICODE_ESCAPES, UNUSUAL_NUMBERS };

/**
 * Findings of lines, 32 bytes each: where the line feed is, flags, where the problem is, where the line begins, how many plain lines were passed
 * over before it, and where the first of them begins.
 */
export const RECORDS: usize = 0x10000;
export const MOST_RECORDS: i32 = 0x2000;
/** The bytes to scan. */
export const BLOCK: usize = RECORDS + <usize>MOST_RECORDS * 32;
export const BLOCK_BYTES: i32 = 0x100000;
/** A bit for each byte of the block that needs a look where it stands in a string: quote, backslash, control character, not ASCII. */
const SPECIAL: usize = BLOCK + <usize>BLOCK_BYTES;

/** The stack of open containers, a byte each: 1 for an object, 0 for an array. */
const OPEN: usize = 0;
/** For each byte, whether a line whose first key begins with it has to be looked at. */
export const LEADING: usize = 0x2000;

export const NOT_AN_OBJECT: i32 = 3;
export const TOO_DEEP: i32 = 4;
export const BLANK: i32 = 8;
/** A valid line that holds none of the texts, nor escapes that could hide one. */
export const NO_TEXT: i32 = 128;

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

/** How many plain lines were passed over behind the last record, and where the first of them begins; where the next line begins. */
export function passedLast(): i32 {
  return passed;
}
export function passedFrom(): i32 {
  return <i32>(firstPassed - BLOCK);
}
export function reached(): i32 {
  return <i32>(next - BLOCK);
}
let passed: i32 = 0;
let firstPassed: usize = BLOCK;
let next: usize = BLOCK;

/**
 * Scans the lines from `from` to `to`, as many as there is room for records; gives the number of them. `passing`: a valid line that holds no text
 * and says nothing of itself by its first key gets none, and is counted.
 */
export function scan(from: usize, to: usize, maxDepth: i32, searching: bool, passing: bool): i32 {
  let record = RECORDS;
  let at = from;
  passed = 0;
  // What is left of a block, as there was no room for more records, is marked already.
  if (from == BLOCK) markSpecial(to);
  while (at < to && record < BLOCK) {
    forget(at);
    const end = scanLine(at, maxDepth);
    if (searching && (found() & ~UNUSUAL_NUMBERS) == 0 && !holdsText(at, end)) add(NO_TEXT);
    if (passing && (found() & ~UNUSUAL_NUMBERS) == NO_TEXT && leadsNowhere(at)) {
      if (passed++ == 0) firstPassed = at;
    } else {
      store<u32>(record, <u32>(end - BLOCK));
      store<u32>(record, <u32>found(), 4);
      store<u32>(record, <u32>(placeOfProblem() - BLOCK), 8);
      store<u32>(record, <u32>(at - BLOCK), 12);
      store<u32>(record, <u32>passed, 16);
      store<u32>(record, <u32>(firstPassed - BLOCK), 20);
      passed = 0;
      record += 32;
    }
    at = end + 1;
  }
  next = at;
  return <i32>((record - RECORDS) >> 5);
}

/** Whether an object begins with a key that says nothing of it; one that has blanks before it has to be looked at. */
function leadsNowhere(line: usize): bool {
  return load<u8>(line) == OPEN_BRACE && load<u8>(line, 1) == QUOTE && load<u8>(LEADING + load<u8>(line, 2)) == 0;
}

/** Gives the place of the line feed. */
function scanLine(start: usize, maxDepth: i32): usize {
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

/** Marks all bytes of the block at once, and those behind it that are read: nobody has to guess then how long a string is. */
function markSpecial(to: usize): void {
  let marks = SPECIAL;
  for (let at = BLOCK; at < to + 32; at += 64) {
    const low = <u64>firstSpecial(at) | (<u64>firstSpecial(at + 16) << 16);
    const high = <u64>firstSpecial(at + 32) | (<u64>firstSpecial(at + 48) << 16);
    store<u64>(marks, low | (high << 32));
    marks += 8;
  }
}

/**
 * The first byte from here on that needs a look; the line feed behind all lines is one. The word that is read begins at the byte with the mark of
 * this place, so that most texts end in it: whether they end in a word at a fixed place, no processor can guess.
 */
// @ts-ignore: decorator
@inline
function nextSpecial(at: usize): usize {
  let place = at - BLOCK;
  let bits = load<u64>(SPECIAL + (place >> 3)) >> (<u64>place & 7);
  if (bits != 0) return at + <usize>ctz(bits);
  do {
    place = (place & ~7) + 64;
    bits = load<u64>(SPECIAL + (place >> 3));
  } while (bits == 0);
  return BLOCK + place + <usize>ctz(bits);
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
