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
/** Six tables of 16 bytes: for each of the three bytes of a mark, which buckets have it by its low and by its high half. */
export const MARKS: usize = 0x1000;
/** Of each of eight buckets, where its texts begin among all, and after the last one the number of all: nine bytes. */
export const BUCKETS: usize = 0x1080;
const LANES: usize = 0x10a0;
/** Texts, 40 bytes each: how long, where in it the mark is, whether letters are folded, a byte of nothing, up to 36 bytes of text. */
export const TEXTS: usize = 0x1100;
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
      at = nextSpecial(at + 1);
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

/** The first byte from here on that needs a look; the line feed behind all lines is one. */
// @ts-ignore: decorator
@inline
function nextSpecial(at: usize): usize {
  const place = at - BLOCK;
  let marks = SPECIAL + ((place >> 6) << 3);
  let bits = load<u64>(marks) >> (<u64>place & 63);
  if (bits != 0) return at + <usize>ctz(bits);
  do {
    marks += 8;
    bits = load<u64>(marks);
  } while (bits == 0);
  return BLOCK + ((marks - SPECIAL) << 3) + <usize>ctz(bits);
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

/**
 * Whether some text stands in the line. A text has a mark of three bytes; the texts are in eight buckets, and one look at 16 places tells
 * of each place which buckets have, by the halves of its bytes, a mark there (the method of Hyperscan's "Teddy").
 */
function holdsText(start: usize, end: usize): bool {
  const low0 = v128.load(MARKS);
  const high0 = v128.load(MARKS, 16);
  const low1 = v128.load(MARKS, 32);
  const high1 = v128.load(MARKS, 48);
  const low2 = v128.load(MARKS, 64);
  const high2 = v128.load(MARKS, 80);
  const half = i8x16.splat(0x0f);
  for (let at = start; at < end; at += 16) {
    const first = v128.load(at);
    const second = v128.load(at, 1);
    const third = v128.load(at, 2);
    const marks0 = v128.and(i8x16.swizzle(low0, v128.and(first, half)), i8x16.swizzle(high0, i8x16.shr_u(first, 4)));
    const marks1 = v128.and(i8x16.swizzle(low1, v128.and(second, half)), i8x16.swizzle(high1, i8x16.shr_u(second, 4)));
    const marks2 = v128.and(i8x16.swizzle(low2, v128.and(third, half)), i8x16.swizzle(high2, i8x16.shr_u(third, 4)));
    const marks = v128.and(v128.and(marks0, marks1), marks2);
    if (v128.any_true(marks) && someTextAt(at, marks, start, end)) return true;
  }
  return false;
}

/** Whether a text stands where its bucket has a mark. */
function someTextAt(at: usize, marks: v128, start: usize, end: usize): bool {
  v128.store(LANES, marks);
  let places = i8x16.bitmask(i8x16.ne(marks, i8x16.splat(0)));
  while (places != 0) {
    const place = ctz(places);
    places &= places - 1;
    let buckets: u32 = load<u8>(LANES + place);
    while (buckets != 0) {
      const bucket = ctz(buckets);
      buckets &= buckets - 1;
      const last: i32 = load<u8>(BUCKETS + bucket, 1);
      for (let text: i32 = load<u8>(BUCKETS + bucket); text < last; text++) {
        const entry = TEXTS + text * 40;
        const from = at + place - load<u8>(entry, 1);
        const length: usize = load<u8>(entry);
        if (from >= start && from + length <= end && isTextAt(from, entry + 4, length, load<u8>(entry, 2) != 0)) return true;
      }
    }
  }
  return false;
}

function isTextAt(at: usize, text: usize, length: usize, folds: bool): bool {
  for (let index: usize = 0; index < length; index++) {
    let byte: u32 = load<u8>(at + index);
    if (folds && byte - 0x41 < 26) byte |= 0x20;
    if (byte != load<u8>(text + index)) return false;
  }
  return true;
}
