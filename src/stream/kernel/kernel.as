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
  forget,
  found,
  placeOfProblem,
} from './json';
import { BUCKETS, LEADING, MARKS, TEXTS, holdsText, leadsNowhere } from './texts';
import { BLANK, NOT_AN_OBJECT, TOO_DEEP, mark, scanLine } from './valid';

export { BUCKETS, LEADING, MARKS, TEXTS };
export { BLANK, INVALID_JSON, INVALID_UTF_8, NOT_AN_OBJECT, PROBLEM, SLASH_ESCAPES, TOO_DEEP, UNICODE_ESCAPES, UNUSUAL_NUMBERS };

/**
 * Findings of lines, 32 bytes each: where the line feed is, flags, where the problem is, where the line begins, how many plain lines were passed
 * over before it, and where the first of them begins.
 */
export const RECORDS: usize = 0x10000;
export const MOST_RECORDS: i32 = 0x2000;
/** The bytes to scan. */
export const BLOCK: usize = RECORDS + <usize>MOST_RECORDS * 32;
export const BLOCK_BYTES: i32 = 0x100000;
/** A bit for each byte of the block. */
const SPECIAL: usize = BLOCK + <usize>BLOCK_BYTES;

/** A valid line that holds none of the texts, nor escapes that could hide one. */
export const NO_TEXT: i32 = 128;

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
  if (from == BLOCK) mark(BLOCK, to, SPECIAL);
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
