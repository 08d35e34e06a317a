// AssemblyScript, a part of fields.as: the signs that values show, and the rules that are filed under them. What `FieldSigns` and the index
// (../rule-index) do for parsed values this does for values as they stand in a line, held to it by a test. Tables are laid out by image.ts.

import { ESCAPED_TEXT, NUMBER, TABLES, TEXT } from './values';

/** A text as it is compared: without escapes, small letters, one byte for each unit beyond ASCII (../rule-index/folded.ts). */
const FOLDED: usize = 0x2c000;
/** Longer texts are looked at outside. */
const LONGEST: usize = 0x10000;

// Where things are, in the first words of the tables.
const FIELD_SIGNS: usize = TABLES + 24;
const VALUE_MASK: usize = TABLES + 28;
const VALUES: usize = TABLES + 32;
const BIT_SHIFT: usize = TABLES + 36;
const BITS: usize = TABLES + 40;
const GRAM_SHIFT: usize = TABLES + 44;
const GRAMS: usize = TABLES + 48;
const PARTS: usize = TABLES + 52;
const SHORTS: usize = TABLES + 56;
const STRETCHES: usize = TABLES + 60;
const SHOWN: usize = TABLES + 64;
const SHOWING: usize = TABLES + 68;
const TIMES: usize = TABLES + 72;
const STARTS: usize = TABLES + 76;
const FILED: usize = TABLES + 80;
const ITEMS: usize = TABLES + 84;
const CLAUSES: usize = TABLES + 88;
const LISTS: usize = TABLES + 92;
const LOOKED: usize = TABLES + 96;
const FOUND_RULES: usize = TABLES + 100;
const CHOSEN: usize = TABLES + 104;
const SIGNS: usize = TABLES + 108;

// What a field has, 48 bytes: words at these places.
const FIELD_BYTES: usize = 48;
const ASKED: usize = 0;
const PRESENT: usize = 4;
const LONGEST_VALUE: usize = 8;
const FIRST_PART: usize = 12;
const LAST_PART: usize = 16;
const FIRST_SHORT: usize = 20;
const LAST_SHORT: usize = 24;
const FIRST_STRETCH: usize = 28;
const LAST_STRETCH: usize = 32;
/** Texts are looked at outside, numbers are. */
const TEXTS_LEFT: usize = 36;
const NUMBERS_LEFT: usize = 40;

/** As in ../rule-index/part-search.ts. */
const LOOKS_A_UNIT: i32 = 8;
const FEWEST_LOOKS: i32 = 256;
const MOST_SHORT: u32 = 24;

const ANYWHERE: u32 = 0;
const AT_START: u32 = 1;

/** Stands for every unit beyond ASCII. */
const OTHER: u32 = 0x80;
const BACKSLASH: u32 = 0x5c;

let now: u32 = 0;
let unusual: bool = false;
let count: u32 = 0;

/** A line begins, with its number. */
export function beginSigns(line: u32, isUnusual: bool): void {
  now = line;
  unusual = isUnusual;
  count = 0;
}

/** A sign is shown. */
export function show(sign: u32): void {
  const mark: usize = load<u32>(SHOWN) + (sign << 2);
  if (load<u32>(mark) == now) return;
  store<u32>(mark, now);
  store<u32>(load<u32>(SHOWING) + (count << 2), sign);
  count++;
}

/** Shows what a value of a field shows. True: it has to be looked at outside. */
export function look(field: u32, kind: u32, begin: usize, end: usize): bool {
  const own = <usize>load<u32>(FIELD_SIGNS) + <usize>field * FIELD_BYTES;
  if (load<u32>(own, ASKED) == 0) return false;
  const present = load<u32>(own, PRESENT);
  if (present != <u32>-1) show(present);
  const isText = kind == TEXT || kind == ESCAPED_TEXT;
  const first = load<u32>(own, FIRST_STRETCH);
  const last = load<u32>(own, LAST_STRETCH);
  if (isText) for (let index = first; index < last; index++) show(load<u32>(load<u32>(STRETCHES) + index * 24, 16));
  else if (kind == NUMBER && unusual) return true;
  const isLeft = isText ? load<u32>(own, TEXTS_LEFT) : kind == NUMBER ? load<u32>(own, NUMBERS_LEFT) : 0;
  if (isLeft != 0 || end - begin > LONGEST) return true;
  const hasParts = load<u32>(own, FIRST_PART) != load<u32>(own, LAST_PART);
  const hasShorts = load<u32>(own, FIRST_SHORT) != load<u32>(own, LAST_SHORT);
  const longest = load<i32>(own, LONGEST_VALUE);
  // An escape takes six bytes at most for one unit.
  if (hasParts || hasShorts || <i32>(end - begin) <= 6 * longest) {
    const length = fold(begin, end);
    if (<i32>length <= longest) lookAtValue(field, length);
    if (hasShorts) lookForShorts(own, length);
    if (hasParts) lookForParts(own, field, length);
  }
  if (kind == NUMBER && first != last) lookAtNumber(begin, end, first, last);
  return false;
}

/** Folds a text, and gives its length. */
function fold(begin: usize, end: usize): usize {
  let at = begin;
  let to = FOLDED;
  while (true) {
    const bytes = v128.load(at);
    const isCapital = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(26));
    v128.store(to, v128.or(bytes, v128.and(isCapital, i8x16.splat(0x20))));
    const plain: usize = ctz(i8x16.bitmask(bytes) | i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0x5c))) | 0x10000);
    if (plain >= end - at) return to + (end - at) - FOLDED;
    at += plain;
    to += plain;
    if (plain == 16) continue;
    const byte: u32 = load<u8>(at);
    if (byte == BACKSLASH) {
      const escape: u32 = load<u8>(at, 1);
      if (escape == 0x75) {
        store<u8>(to++, <u8>foldedUnit((hex(at + 2) << 12) | (hex(at + 3) << 8) | (hex(at + 4) << 4) | hex(at + 5)));
        at += 6;
      } else {
        store<u8>(to++, <u8>escapedByte(escape));
        at += 2;
      }
    } else if (byte < 0xe0) {
      store<u8>(to++, <u8>foldedUnit(((byte & 0x1f) << 6) | (<u32>load<u8>(at, 1) & 0x3f)));
      at += 2;
    } else if (byte < 0xf0) {
      store<u8>(to++, <u8>foldedUnit(((byte & 0x0f) << 12) | ((<u32>load<u8>(at, 1) & 0x3f) << 6) | (<u32>load<u8>(at, 2) & 0x3f)));
      at += 3;
    } else {
      // Two units of UTF-16.
      store<u16>(to, 0x8080);
      to += 2;
      at += 4;
    }
  }
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

/** Slots of 16 bytes: hash, field, where the text is, one more than the sign; 0: nothing is there. */
function lookAtValue(field: u32, length: usize): void {
  const mask = load<u32>(VALUE_MASK);
  const slots: usize = load<u32>(VALUES);
  const hash = hashOf(field, length);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots + (<usize>slot << 4);
    const sign = load<u32>(entry, 12);
    if (sign == 0) return;
    if (load<u32>(entry) != hash || load<u32>(entry, 4) != field) continue;
    const text: usize = load<u32>(entry, 8);
    if (load<u32>(text) == <u32>length && isTextAt(FOLDED, text)) return show(sign - 1);
  }
}

/** Of all bytes of the folded text; image.ts enters texts under the same hash. */
function hashOf(field: u32, length: usize): u32 {
  let hash = field * 0x9e3779b1 + <u32>length;
  if (length < 4) {
    for (let index: usize = 0; index < length; index++) hash = (hash ^ load<u8>(FOLDED + index)) * 0x85ebca6b;
  } else {
    for (let index: usize = 0; index + 4 < length; index += 4) {
      hash = (hash ^ load<u32>(FOLDED + index)) * 0x85ebca6b;
      hash ^= hash >> 15;
    }
    hash = (hash ^ load<u32>(FOLDED + length - 4)) * 0xc2b2ae35;
  }
  return hash ^ (hash >> 16);
}

/** Whether a kept text, its length before it, stands somewhere. */
function isTextAt(at: usize, text: usize): bool {
  const length: usize = load<u32>(text);
  for (let index: usize = 0; index < length; index += 16) {
    const differing = i8x16.bitmask(i8x16.ne(v128.load(at + index), v128.load(text + 4 + index)));
    if (differing != 0 && index + ctz(differing) < length) return false;
  }
  return true;
}

/** Texts of one or two units, 12 bytes each: where the text is, where it stands, the sign. */
function lookForShorts(own: usize, length: usize): void {
  const first = load<u32>(own, FIRST_SHORT);
  const last = load<u32>(own, LAST_SHORT);
  for (let index = first; index < last; index++) {
    const short: usize = load<u32>(SHORTS) + index * 12;
    if (last - first > MOST_SHORT || isShown(short, length)) show(load<u32>(short, 8));
  }
}

function isShown(short: usize, length: usize): bool {
  const text: usize = load<u32>(short);
  const own: usize = load<u32>(text);
  if (own > length) return false;
  const stands = load<u32>(short, 4);
  if (stands != ANYWHERE) return isTextAt(stands == AT_START ? FOLDED : FOLDED + length - own, text);
  for (let at: usize = 0; at + own <= length; at++) if (isTextAt(FOLDED + at, text)) return true;
  return false;
}

/** As `createPartSearch` does; slots of 16 bytes: three units, the field, the first of its parts and one behind the last; 0: nothing is there. */
function lookForParts(own: usize, field: u32, length: usize): void {
  const bits: usize = load<u32>(BITS);
  const bitShift = load<u32>(BIT_SHIFT);
  const gramShift = load<u32>(GRAM_SHIFT);
  const slots: usize = load<u32>(GRAMS);
  const salt = field * 0x85ebca6b;
  let looks = FEWEST_LOOKS + LOOKS_A_UNIT * <i32>length;
  for (let at: usize = 0; at + 3 <= length; at++) {
    const gram = load<u32>(FOLDED + at) & 0xffffff;
    const hash = (gram + salt) * 0x9e3779b1;
    const bit = hash >> bitShift;
    if (((<u32>load<u8>(bits + (bit >> 3)) >> (bit & 7)) & 1) == 0) continue;
    for (let slot = hash >> gramShift; ; slot = (slot + 1) & (<u32>-1 >> gramShift)) {
      const entry = slots + (<usize>slot << 4);
      const last = load<u32>(entry, 12);
      if (last == 0) break;
      if (load<u32>(entry) != gram || load<u32>(entry, 4) != field) continue;
      const first = load<u32>(entry, 8);
      looks -= <i32>(last - first);
      if (looks < 0) return showParts(own);
      for (let part = first; part < last; part++) lookAtPart(<usize>load<u32>(PARTS) + (<usize>part << 4), at, length);
      break;
    }
  }
}

/** Parts, 16 bytes each: where the text is, where in it the three units are, where it stands, the sign. */
function lookAtPart(part: usize, at: usize, length: usize): void {
  const offset: usize = load<u32>(part, 4);
  if (offset > at) return;
  const start = at - offset;
  const text: usize = load<u32>(part);
  const end = start + load<u32>(text);
  const stands = load<u32>(part, 8);
  if (end > length || (stands == AT_START && start > 0) || (stands > AT_START && end != length)) return;
  if (isTextAt(FOLDED + start, text)) show(load<u32>(part, 12));
}

function showParts(own: usize): void {
  const last = load<u32>(own, LAST_PART);
  for (let part = load<u32>(own, FIRST_PART); part < last; part++) show(load<u32>(load<u32>(PARTS) + (part << 4), 12));
}

/** A number that is printed as it is written has fifteen digits at most, and no exponent: both whole numbers are exact, and so is their quotient rounded. */
function lookAtNumber(begin: usize, end: usize, first: u32, last: u32): void {
  const negative = load<u8>(begin) == 0x2d;
  let whole: u64 = 0;
  let scale: u64 = 1;
  let isFraction = false;
  for (let at = negative ? begin + 1 : begin; at < end; at++) {
    const byte: u32 = load<u8>(at);
    if (byte == 0x2e) isFraction = true;
    else {
      whole = whole * 10 + (byte - 0x30);
      if (isFraction) scale *= 10;
    }
  }
  const size = <f64>whole / <f64>scale;
  const value = negative ? -size : size;
  for (let index = first; index < last; index++) {
    const stretch: usize = load<u32>(STRETCHES) + index * 24;
    if (load<f64>(stretch) <= value && value <= load<f64>(stretch, 8)) show(load<u32>(stretch, 16));
  }
}

/** Chooses the rules some item of which has all that it needs, and gives their number. */
export function choose(): i32 {
  if (load<u32>(SIGNS) == 0) return 0;
  let chosen: usize = load<u32>(CHOSEN);
  for (let at: u32 = 0; at < count; at++) {
    const sign = load<u32>(load<u32>(SHOWING) + (at << 2));
    const times: usize = load<u32>(TIMES) + (sign << 2);
    store<u32>(times, load<u32>(times) + 1);
    const start: usize = load<u32>(STARTS) + (sign << 2);
    const last = load<u32>(start, 4);
    for (let place = load<u32>(start); place < last; place++) {
      const number = load<u32>(load<u32>(FILED) + (place << 2));
      const looked: usize = load<u32>(LOOKED) + (number << 2);
      if (load<u32>(looked) == now) continue;
      store<u32>(looked, now);
      const item: usize = load<u32>(ITEMS) + number * 12;
      const rule = load<u32>(item);
      const mark: usize = load<u32>(FOUND_RULES) + (rule << 2);
      if (load<u32>(mark) == now || !holds(item)) continue;
      store<u32>(mark, now);
      store<u32>(chosen, rule);
      chosen += 4;
    }
  }
  return <i32>((chosen - load<u32>(CHOSEN)) >> 2);
}

/** Whether some sign of each list but the first, under which the item is filed, is shown. */
function holds(item: usize): bool {
  const last = load<u32>(item, 8);
  for (let clause = load<u32>(item, 4) + 1; clause < last; clause++) {
    const bounds: usize = load<u32>(CLAUSES) + (clause << 2);
    const end = load<u32>(bounds, 4);
    let holdsOne = false;
    for (let place = load<u32>(bounds); place < end && !holdsOne; place++)
      holdsOne = load<u32>(load<u32>(SHOWN) + (load<u32>(load<u32>(LISTS) + (place << 2)) << 2)) == now;
    if (!holdsOne) return false;
  }
  return true;
}
