// AssemblyScript; `npm run -s generate` writes fields.generated.ts from it, and from signs.as.
// Walks one valid line, notes where the values of some fields stand, and what of them an index over rules has to see: what a walk over the
// parsed line finds, held to it by a test. Sixteen bytes behind the line may be read. What is in it was checked before: nothing is checked here.

import { beginSigns, choose, look, show } from './signs';
import { ESCAPED_TEXT, FALSE, NUMBER, TABLES, TEXT, TRUE } from './values';

export { choose, show, TABLES };

/** The stack of open containers, eight bytes each: the place their members start from and whether they are objects, the number of the object. */
const OPEN: usize = 0x1000;
/** What was found, 16 bytes each: the field, the kind, where it begins and ends, counted from the begin of the line. */
export const FOUND: usize = 0x4000;
export const MOST_FOUND: i32 = 0x2000;
/** Of each thing found, what was found before it of the same field. */
export const BEFORE: usize = FOUND + <usize>MOST_FOUND * 16;
/** Of a kind: the value has to be looked at outside. */
export const LOOK: u32 = 0x100;

const SPACE: u32 = 0x20;
const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;
const OPEN_BRACKET: u32 = 0x5b;
const BACKSLASH: u32 = 0x5c;
const CLOSE_BRACKET: u32 = 0x5d;
const OPEN_BRACE: u32 = 0x7b;
const CLOSE_BRACE: u32 = 0x7d;

/** A place is a number: where nobody asks, 0; else one more than the index of its field, or, without a field, more than all fields. */
const NOWHERE: u32 = 0;
/** A key that leads there says that the line is something else, or has to be parsed. */
const GIVE_UP: u32 = 0xffffffff;

/** Whether the string passed last has a backslash. */
let escaped: bool = false;
/** The number of the line, and that of the object which was begun last. */
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

/**
 * Notes the values of the line and gives their number; -1 where a key that is asked for is escaped or stands twice in an object, where
 * a key stands that nobody may pass over, or where there is no room for all values. `unusual`: numbers may be written otherwise than they are printed.
 */
export function cut(line: usize, unusual: bool): i32 {
  const mask = load<u32>(TABLES);
  const slots: usize = load<u32>(TABLES, 4);
  const root = load<u32>(TABLES, 8);
  const fields = load<u32>(TABLES, 12);
  const everything = load<u32>(TABLES, 16) != 0;
  const heads: usize = load<u32>(TABLES, 20);
  now++;
  waiting = 0;
  choices = 0;
  beginSigns(now, unusual);
  let object: u32 = 0;
  let at = skipBlanks(line);
  let found = FOUND;
  let depth: usize = 0;
  let inObject = false;
  // Where members of the innermost container start from, and where the value stands that is next.
  let from: u32 = NOWHERE;
  let place = root;

  while (true) {
    const byte: u32 = load<u8>(at);
    if (byte == OPEN_BRACE || byte == OPEN_BRACKET) {
      from = place;
      inObject = byte == OPEN_BRACE;
      object = ++objects;
      depth++;
      store<u32>(OPEN + (depth << 3), (from << 1) | <u32>inObject);
      store<u32>(OPEN + (depth << 3), object, 4);
      at = skipBlanks(at + 1);
      if (load<u8>(at) != (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) {
        if (inObject) {
          const key = at + 1;
          at = skipString(key);
          if (from == NOWHERE) place = NOWHERE;
          else if (escaped) return -1;
          else if ((place = placeOf(from, key, at - key - 1, mask, slots, object)) == GIVE_UP) return -1;
          at = skipBlanks(skipBlanks(at) + 1);
        }
        continue;
      }
      // Before the bracket that closes it at once.
      at--;
    } else {
      const field = place - 1;
      const isAsked = everything || field < fields;
      let kind: u32 = 0;
      let begin = at;
      let end: usize;
      if (byte == QUOTE) {
        begin = at + 1;
        at = skipString(begin);
        end = at - 1;
        kind = escaped ? ESCAPED_TEXT : TEXT;
      } else {
        if (byte == 0x74) {
          at += 4;
          kind = TRUE;
        } else if (byte == 0x66) {
          at += 5;
          kind = FALSE;
        } else if (byte == 0x6e) at += 4;
        else {
          do at++;
          while (isInNumber(load<u8>(at)));
          kind = NUMBER;
        }
        end = at;
      }
      if (isAsked && kind != 0) {
        if (found == BEFORE) return -1;
        const isField = field < fields;
        const isLeft = (isField && look(field, kind, begin, end)) | (everything && look(fields, kind, begin, end));
        store<u32>(found, isField ? field : <u32>-1);
        store<u32>(found, isLeft ? kind | LOOK : kind, 4);
        store<u32>(found, <u32>(begin - line), 8);
        store<u32>(found, <u32>(end - line), 12);
        if (isLeft) waiting++;
        if (isField) {
          const head = heads + (<usize>field << 3);
          const index = <u32>((found - FOUND) >> 4);
          store<u32>(BEFORE + (<usize>index << 2), load<u32>(head) == now ? load<u32>(head, 4) : <u32>-1);
          store<u32>(head, now);
          store<u32>(head, index, 4);
        }
        found += 16;
      }
      at--;
    }

    // Behind a value, on its last byte.
    while (true) {
      at = skipBlanks(at + 1);
      const next: u32 = load<u8>(at);
      if (next == COMMA) {
        at = skipBlanks(at + 1);
        place = from;
        if (inObject) {
          const key = at + 1;
          at = skipString(key);
          if (from == NOWHERE) place = NOWHERE;
          else if (escaped) return -1;
          else if ((place = placeOf(from, key, at - key - 1, mask, slots, object)) == GIVE_UP) return -1;
          at = skipBlanks(skipBlanks(at) + 1);
        }
        break;
      }
      if (--depth == 0) {
        if (waiting == 0) choices = choose();
        return <i32>((found - FOUND) >> 4);
      }
      const outer = load<u32>(OPEN + (depth << 3));
      from = outer >> 1;
      inObject = (outer & 1) != 0;
      object = load<u32>(OPEN + (depth << 3), 4);
    }
  }
}

/** Past the string whose first byte after the quote is at `start`. */
// @ts-ignore: decorator
@inline
function skipString(start: usize): usize {
  let at = start;
  escaped = false;
  while (true) {
    const bytes = v128.load(at);
    const stops = i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c))));
    if (stops == 0) {
      at += 16;
      continue;
    }
    at += ctz(stops);
    if (load<u8>(at) == QUOTE) return at + 1;
    escaped = true;
    at += 2;
  }
}

// @ts-ignore: decorator
@inline
function skipBlanks(start: usize): usize {
  let at = start;
  while (load<u8>(at) <= SPACE) at++;
  return at;
}

/** Whether a byte goes on with a number: digits, `+`, `-`, `.`, `e`, `E`. */
// @ts-ignore: decorator
@inline
function isInNumber(byte: u32): bool {
  return byte - 0x2b < 15 && byte != COMMA && byte != 0x2f || (byte | 0x20) == 0x65;
}

/** Where a key leads from a place; keys.ts enters keys under the same hash. A key that stands twice in an object leads nowhere that is known. */
// @ts-ignore: decorator
@inline
function placeOf(from: u32, key: usize, length: usize, mask: u32, slots: usize, object: u32): u32 {
  const hash = hashOf(from, key, <u32>length);
  let slot = hash & mask;
  while (true) {
    const entry = slots + (<usize>slot << 4);
    const next = load<u32>(entry, 12);
    if (next == NOWHERE) return NOWHERE;
    if (load<u32>(entry) == hash && load<u32>(entry, 4) == from) {
      const kept = slots + load<u32>(entry, 8);
      if (isKey(kept + 4, key, length)) {
        if (load<u32>(kept) == object) return GIVE_UP;
        store<u32>(kept, object);
        return next;
      }
    }
    slot = (slot + 1) & mask;
  }
}

/** Of the length, the first, the middle and the last bytes of a key, and the place it leads from. */
// @ts-ignore: decorator
@inline
function hashOf(from: u32, key: usize, length: u32): u32 {
  let hash = from * 0x9e3779b1 + length;
  if (length >= 4) {
    hash = (hash ^ load<u32>(key)) * 0x85ebca6b;
    hash ^= hash >> 15;
    hash = (hash ^ load<u32>(key + ((length - 4) >> 1))) * 0xc2b2ae35;
    hash ^= hash >> 13;
    hash = (hash ^ load<u32>(key + length - 4)) * 0x27d4eb2f;
  } else {
    for (let index: u32 = 0; index < length; index++) hash = (hash ^ load<u8>(key + index)) * 0x85ebca6b;
  }
  return hash ^ (hash >> 16);
}

/** A key is kept as its length and its bytes, with sixteen bytes more behind it; before them, the object in which it was seen last. */
// @ts-ignore: decorator
@inline
function isKey(kept: usize, key: usize, length: usize): bool {
  if (load<u32>(kept) != <u32>length) return false;
  for (let index: usize = 0; index < length; index += 16) {
    const differing = i8x16.bitmask(i8x16.ne(v128.load(key + index), v128.load(kept + 4 + index)));
    if (differing != 0 && index + ctz(differing) < length) return false;
  }
  return true;
}
