// AssemblyScript; `npm run -s generate` writes fields.generated.ts from it, and from signs.as.
// Walks lines, each once: whether it is JSON, as strict as `scanLine` (../scan.ts), where the values of some fields stand, and what of them an index over
// rules has to see: what a walk over the parsed line finds, held to both by tests. What is wrong with a line is not told here. Thirty-two line feeds follow the
// last line: nothing that reads on needs to ask for the end.

import { UNUSUAL_NUMBERS, PROBLEM, add, firstSpecial, forget as forgetFlags, found as flags, hadBackslash, skipBlanks, skipNumber, skipString } from './json';
import { FIRST, GIVE_UP, NOWHERE, placeOf } from './keys';
import { beginSigns, choose, look, show } from './signs';
import { BUCKETS, LEADING, MARKS, TEXTS, holdsText, leadsNowhere } from './texts';
import { BLANK, mark, scanLine } from './valid';
import { BEFORE, ESCAPED_TEXT, FALSE, FOUND, LOOK, MOST_FOUND, NUMBER, TABLES, TEXT, TRUE } from './values';

export { BEFORE, BUCKETS, FOUND, LEADING, LOOK, MARKS, MOST_FOUND, TABLES, TEXTS, choose, show };

/** A bit for each byte that is searched. */
const SPECIAL: usize = 0x50000;
/** The stack of open containers, eight bytes each: the place their members start from and whether they are objects, the number of the object. */
const OPEN: usize = 0x2000;
/** What came of the lines that were scanned: none is left; one has to be taken; one is blank, or no JSON object, or none is whole. */
export const PASSED: i32 = 0;
export const TAKEN: i32 = 1;
export const IRREGULAR: i32 = 2;

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
const TRUE_WORD: u32 = 0x65757274;
const FALS_WORD: u32 = 0x736c6166;
const NULL_WORD: u32 = 0x6c6c756e;

/** The number of the line, and that of the object which was begun last. */
export function walked(): u32 {
  return now;
}
let now: u32 = 0;
let objects: u32 = 0;
/** How many values have to be looked at outside, and how many rules were chosen where there is none. */
export function looks(): i32 {
  return waiting;
}
let waiting: i32 = 0;
export function chosen(): i32 {
  return choices;
}
let choices: i32 = 0;

/** Numbers of lines begin again: nothing is left in the tables of those before. */
export function restart(): void {
  now = 0;
}

/** Where the line begins that was looked at last, where its line feed is, and how many lines before it were passed over. */
export function lineStart(): usize {
  return start;
}
let start: usize = 0;
export function lineEnd(): usize {
  return end;
}
let end: usize = 0;
export function passed(): i32 {
  return passedOver;
}
let passedOver: i32 = 0;
/** Of that line: whether some number may be printed otherwise than it is written; the number of its values, or -1, if it has to be looked at whole. */
export function isUnusual(): bool {
  return (flags() & UNUSUAL_NUMBERS) != 0;
}
export function values(): i32 {
  return isLeft ? -1 : <i32>((found - FOUND) >> 4);
}
/** A key that is asked for is escaped or stands twice in an object, a key stands that nobody may pass over, or there was no room for all values. */
let isLeft: bool = false;
/** The first key says that the line may be something else than an event. */
let isTold: bool = false;
/** Where the next value is noted. */
let found: usize = FOUND;

/** Scans lines from `from` to `to` and passes over at most so many that no rule has to be asked about, and that are nothing but events; stops at the next one. */
export function scan(from: usize, to: usize, most: i32, maxDepth: i32): i32 {
  passedOver = 0;
  let at = from;
  while (at < to) {
    start = at;
    const behind = walk(at, maxDepth);
    if (behind == 0 || load<u8>(behind) != NEWLINE) return IRREGULAR;
    end = behind;
    if (passedOver >= most || isLeft || isTold || waiting > 0 || choices > 0) return TAKEN;
    passedOver++;
    at = behind + 1;
  }
  return PASSED;
}

/** Marks bytes in which lines are searched by `search`. */
export function prepare(from: usize, to: usize): void {
  mark(from, to, SPECIAL);
}

/** The same as `scan` where rules match no line without one of the texts: only lines that hold one, or in which one may be hidden, are walked. */
export function search(from: usize, to: usize, most: i32, maxDepth: i32): i32 {
  passedOver = 0;
  let at = from;
  while (at < to) {
    start = at;
    forgetFlags(at);
    end = scanLine(at, maxDepth);
    if ((flags() & (PROBLEM | BLANK)) != 0) return IRREGULAR;
    const isPlain = (flags() & ~UNUSUAL_NUMBERS) == 0 && leadsNowhere(at);
    if (passedOver >= most || !isPlain || holdsText(at, end)) {
      walk(at, maxDepth);
      if (passedOver >= most || isLeft || isTold || waiting > 0 || choices > 0) return TAKEN;
    }
    passedOver++;
    at = end + 1;
  }
  return PASSED;
}

/** Looks at one line and gives the number of its values; below 0, it has to be looked at whole. */
export function cut(line: usize, maxDepth: i32): i32 {
  return walk(line, maxDepth) == 0 ? -1 : values();
}

/** Notes the values of the line and gives the place behind it and blanks; 0, if it is no JSON object. */
function walk(line: usize, maxDepth: i32): usize {
  const mask = load<u32>(TABLES);
  const slots: usize = load<u32>(TABLES, 4);
  const root = load<u32>(TABLES, 8);
  now++;
  waiting = 0;
  choices = 0;
  isLeft = false;
  isTold = false;
  found = FOUND;
  forgetFlags(line);
  beginSigns(now, line);
  let object: u32 = 0;
  let depth = 0;
  let inObject = false;
  let key = false;
  let first = true;
  let at = line;
  let byte: u32 = load<u8>(at);
  if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
  if (byte != OPEN_BRACE) return 0;
  // Where members of the innermost container start from, and where the value stands that is next.
  let from: u32 = NOWHERE;
  let place = root;

  while (true) {
    if (key) {
      if (byte != QUOTE) return 0;
      const begin = ++at;
      let escaped = false;
      const ends = firstSpecial(at);
      at += ctz(ends | 0x10000);
      if (ends != 0 && load<u8>(at) == QUOTE) at++;
      else {
        at = skipString(at);
        if ((flags() & PROBLEM) != 0) return 0;
        escaped = hadBackslash();
      }
      const length = at - 1 - begin;
      byte = load<u8>(at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (byte != COLON) return 0;
      byte = load<u8>(++at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (from == NOWHERE) place = NOWHERE;
      else {
        if (first) isTold = placeOf(FIRST, begin, length, mask, slots, object) != NOWHERE;
        first = false;
        place = escaped ? GIVE_UP : placeOf(from, begin, length, mask, slots, object);
        if (place == GIVE_UP) {
          isLeft = true;
          place = NOWHERE;
        }
      }
      key = false;
    }

    if (byte == QUOTE) {
      const begin = ++at;
      let kind = TEXT;
      const ends = firstSpecial(at);
      at += ctz(ends | 0x10000);
      if (ends != 0 && load<u8>(at) == QUOTE) at++;
      else {
        at = skipString(at);
        if ((flags() & PROBLEM) != 0) return 0;
        if (hadBackslash()) kind = ESCAPED_TEXT;
      }
      note(place, kind, line, begin, at - 1, false);
    } else if (byte == OPEN_BRACE || byte == OPEN_BRACKET) {
      if (++depth > maxDepth) return 0;
      from = place;
      inObject = byte == OPEN_BRACE;
      object = ++objects;
      store<u32>(OPEN + (<usize>depth << 3), (from << 1) | <u32>inObject);
      store<u32>(OPEN + (<usize>depth << 3), object, 4);
      byte = load<u8>(++at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (byte != (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
        key = inObject;
        continue;
      }
      at++;
      depth--;
      const outer = load<u32>(OPEN + (<usize>depth << 3));
      from = outer >> 1;
      inObject = (outer & 1) != 0;
      object = load<u32>(OPEN + (<usize>depth << 3), 4);
    } else if (byte == MINUS || byte - ZERO < 10) {
      const before = flags();
      forgetFlags(line);
      const behind = skipNumber(at);
      if (behind == 0) return 0;
      const unusual = (flags() & UNUSUAL_NUMBERS) != 0;
      add(before);
      note(place, NUMBER, line, at, behind, unusual);
      at = behind;
    } else {
      const word = load<u32>(at);
      if (word == TRUE_WORD) {
        note(place, TRUE, line, at, at + 4, false);
        at += 4;
      } else if (word == NULL_WORD) at += 4;
      else if (word == FALS_WORD && load<u8>(at, 4) == 0x65) {
        note(place, FALSE, line, at, at + 5, false);
        at += 5;
      } else return 0;
    }

    // After a value: the ends of containers, then a comma or the end of the line.
    while (true) {
      byte = load<u8>(at);
      if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
      if (depth == 0) {
        if (waiting == 0 && !isLeft) choices = choose();
        return at;
      }
      if (byte == COMMA) {
        byte = load<u8>(++at);
        if (byte <= SPACE) byte = load<u8>((at = skipBlanks(at)));
        key = inObject;
        place = from;
        break;
      }
      if (byte != (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) return 0;
      at++;
      depth--;
      const outer = load<u32>(OPEN + (<usize>depth << 3));
      from = outer >> 1;
      inObject = (outer & 1) != 0;
      object = load<u32>(OPEN + (<usize>depth << 3), 4);
    }
  }
}

/** Notes a value, if it is asked for. */
// @ts-ignore: decorator
@inline
function note(place: u32, kind: u32, line: usize, begin: usize, end: usize, unusual: bool): void {
  const fields = load<u32>(TABLES, 12);
  const everything = load<u32>(TABLES, 16) != 0;
  const field = place - 1;
  if (everything || field < fields) noteValue(field, fields, everything, kind, line, begin, end, unusual);
}

function noteValue(field: u32, fields: u32, everything: bool, kind: u32, line: usize, begin: usize, end: usize, unusual: bool): void {
  if (found == BEFORE) {
    isLeft = true;
    return;
  }
  const isField = field < fields;
  const outside = (isField && look(field, kind, begin, end, unusual)) | (everything && look(fields, kind, begin, end, unusual));
  store<u32>(found, isField ? field : <u32>-1);
  store<u32>(found, outside ? kind | LOOK : kind, 4);
  store<u32>(found, <u32>(begin - line), 8);
  store<u32>(found, <u32>(end - line), 12);
  if (outside) waiting++;
  if (isField) {
    const head = <usize>load<u32>(TABLES, 20) + (<usize>field << 3);
    const index = <u32>((found - FOUND) >> 4);
    store<u32>(BEFORE + (<usize>index << 2), load<u32>(head) == now ? load<u32>(head, 4) : <u32>-1);
    store<u32>(head, now);
    store<u32>(head, index, 4);
  }
  found += 16;
}
