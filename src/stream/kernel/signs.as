// AssemblyScript, a part of fields.as: the signs that values show, and the rules that are filed under them. What `FieldSigns` and the index
// (../rule-index) do for parsed values this does for values as they stand in a line, held to it by a test. Tables are laid out by image.ts.

import { holdsOf } from './program';
import { ESCAPED_TEXT, NUMBER, TABLES, TEXT } from './values';

/** A text as it is compared: without escapes, small letters, one byte for each unit beyond ASCII (../rule-index/folded.ts). */
const FOLDED: usize = 0x2c000;
/** The same with its letters as they are written. */
const WRITTEN: usize = 0x3d000;
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
const OF_SIGNS: usize = TABLES + 64;
const SHOWING: usize = TABLES + 68;
const LEARNING: usize = TABLES + 72;
const FILED: usize = TABLES + 76;
const ITEMS: usize = TABLES + 80;
const CLAUSES: usize = TABLES + 84;
const LISTS: usize = TABLES + 88;
const LOOKED: usize = TABLES + 92;
const FOUND_RULES: usize = TABLES + 96;
const CHOSEN: usize = TABLES + 100;
const ALWAYS: usize = TABLES + 104;
const ALWAYS_COUNT: usize = TABLES + 108;
const PROGRAM_STARTS: usize = TABLES + 112;
const HINTS: usize = TABLES + 116;

// What a sign has, 16 bytes: the line that showed it last, the first of the items that are filed under it and one behind the last, in how many lines it was
// shown while there was something to learn.
const FIRST_ITEM: usize = 4;
const LAST_ITEM: usize = 8;
const SIGN_TIMES: usize = 12;

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
const MOST_UNITS: usize = 44;

/** As in ../rule-index/part-search.ts. */
const LOOKS_A_UNIT: i32 = 8;
const FEWEST_LOOKS: i32 = 256;
const MOST_SHORT: u32 = 24;

const ANYWHERE: u32 = 0;
const AT_START: u32 = 1;

/** Of the field of a value: its letters are as they are written. */
const EXACT: u32 = 0x80000000;
/** What is compared beside a folded text: letters as they are written, the pieces of a pattern. */
const LETTERS: u32 = 1;
const PIECES: u32 = 2;
/** A part: where the text is, where in it the three units are, where it stands, the sign, what else is compared and how. */
const PART_BYTES: usize = 24;

/** Stands for every unit beyond ASCII. */
const OTHER: u32 = 0x80;
const BACKSLASH: u32 = 0x5c;

/** Twice the number of the line, as marks of signs have it: what is shown for sure has one more. */
let now: u32 = 0;
let count: u32 = 0;
let lineAt: usize = 0;
/** Whether what the value that is looked at shows holds of it: 1, or 0. */
let sure: u32 = 0;
/** Looks at parts that are left for the value, and whether it is all ASCII. */
let looks: i32 = 0;
let ascii: bool = true;

/** A line begins, with its number and where it stands. */
export function beginSigns(line: u32, at: usize): void {
  now = line << 1;
  lineAt = at;
  count = 0;
}

/** A sign is shown; whether it holds is not known. */
export function show(sign: u32): void {
  showAs(sign, 0);
}

function showAs(sign: u32, isSure: u32): void {
  const own = <usize>load<u32>(OF_SIGNS) + (<usize>sign << 4);
  const known = load<u32>(own);
  if (known == now + isSure || known == now + 1) return;
  store<u32>(own, now + isSure);
  if (known == now) return;
  if (load<u32>(LEARNING) != 0) store<u32>(own, load<u32>(own, SIGN_TIMES) + 1, SIGN_TIMES);
  if (load<u32>(own, FIRST_ITEM) == load<u32>(own, LAST_ITEM)) return;
  store<u32>(load<u32>(SHOWING) + (count << 2), sign);
  count++;
}

/** Shows what a value of a field shows. True: it has to be looked at outside. `unusual`: a number may be written otherwise than it is printed. */
export function look(field: u32, kind: u32, begin: usize, end: usize, unusual: bool): bool {
  const own = <usize>load<u32>(FIELD_SIGNS) + <usize>field * FIELD_BYTES;
  if (load<u32>(own, ASKED) == 0) return false;
  const isText = kind == TEXT || kind == ESCAPED_TEXT;
  // A text has no more units than bytes.
  sure = isText ? <u32>(<u32>(end - begin) <= load<u32>(own, MOST_UNITS)) : <u32>(kind != NUMBER || !unusual);
  const present = load<u32>(own, PRESENT);
  if (present != <u32>-1) showAs(present, sure);
  const first = load<u32>(own, FIRST_STRETCH);
  const last = load<u32>(own, LAST_STRETCH);
  if (isText) for (let index = first; index < last; index++) show(load<u32>(load<u32>(STRETCHES) + index * 48, 32));
  else if (kind == NUMBER && unusual) return true;
  const isLeft = isText ? load<u32>(own, TEXTS_LEFT) : kind == NUMBER ? load<u32>(own, NUMBERS_LEFT) : 0;
  if (isLeft != 0 || end - begin > LONGEST) return true;
  const hasParts = load<u32>(own, FIRST_PART) != load<u32>(own, LAST_PART);
  const hasShorts = load<u32>(own, FIRST_SHORT) != load<u32>(own, LAST_SHORT);
  const longest = load<i32>(own, LONGEST_VALUE);
  // An escape takes six bytes at most for one unit.
  if (hasParts || hasShorts || <i32>(end - begin) <= 6 * longest) {
    const length = fold(begin, end);
    if (!ascii) sure = 0;
    if (<i32>length <= longest) lookAtValue(field, length);
    looks = FEWEST_LOOKS + LOOKS_A_UNIT * <i32>length;
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
  ascii = true;
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
        if (unit >= 0x80) ascii = false;
        store<u8>(to, <u8>unit, WRITTEN - FOLDED);
        store<u8>(to++, <u8>foldedUnit(unit));
        at += 6;
      } else {
        store<u8>(to, <u8>escapedByte(escape), WRITTEN - FOLDED);
        store<u8>(to++, <u8>escapedByte(escape));
        at += 2;
      }
      continue;
    }
    ascii = false;
    if (byte < 0xe0) {
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
  const hint = hintOf(field, length);
  if (((<u32>load<u8>(<usize>load<u32>(HINTS) + (hint >> 3)) >> (hint & 7)) & 1) == 0) return;
  const mask = load<u32>(VALUE_MASK);
  const slots: usize = load<u32>(VALUES);
  const hash = hashOf(field, length);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots + (<usize>slot << 4);
    const sign = load<u32>(entry, 12);
    if (sign == 0) return;
    const owner = load<u32>(entry, 4);
    if (load<u32>(entry) != hash || (owner & ~EXACT) != field) continue;
    const text: usize = load<u32>(entry, 8);
    if (load<u32>(text) != <u32>length) continue;
    if ((owner & EXACT) != 0 ? isWrittenAt(0, text) : isTextAt(FOLDED, text)) showAs(sign - 1, sure);
  }
}

/** Whether a kept text of ASCII stands at an offset with its letters; where the value is not all ASCII, without regard to case. */
function isWrittenAt(offset: usize, text: usize): bool {
  if (ascii) return isTextAt(WRITTEN + offset, text);
  const length: usize = load<u32>(text);
  for (let index: usize = 0; index < length; index++) {
    const byte: u32 = load<u8>(text + 4 + index);
    if (<u32>load<u8>(FOLDED + offset + index) != (byte - 0x41 < 26 ? byte | 0x20 : byte)) return false;
  }
  return true;
}

/** Of the length of the folded text, its first and its last bytes: most texts are none of the values that are looked for. */
function hintOf(field: u32, length: usize): u32 {
  const beyond: u32 = length >= 4 ? 0 : 32 - (<u32>length << 3);
  const ends: u32 = length >= 4 ? 0xffffffff : length == 0 ? 0 : 0xffffffff >> beyond;
  const first = load<u32>(FOLDED) & ends;
  const last = load<u32>(FOLDED + (length >= 4 ? length - 4 : 0)) & ends;
  const hash = (first ^ (last * 0x85ebca6b)) * 0x9e3779b1;
  return ((hash ^ (field * 0xc2b2ae35 + <u32>length)) * 0x27d4eb2f) >> 16;
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

/** Parts of less than three units, one by one. */
function lookForShorts(own: usize, length: usize): void {
  const first = load<u32>(own, FIRST_SHORT);
  const last = load<u32>(own, LAST_SHORT);
  for (let index = first; index < last; index++) {
    const short = <usize>load<u32>(SHORTS) + <usize>index * PART_BYTES;
    if (last - first > MOST_SHORT) show(load<u32>(short, 12));
    else if (isShown(short, length)) showAs(load<u32>(short, 12), looks < 0 ? 0 : sure);
  }
}

function isShown(short: usize, length: usize): bool {
  const flags = load<u32>(short, 20);
  const more: usize = load<u32>(short, 16);
  if ((flags & PIECES) != 0) return !ascii || hasPieces((flags & LETTERS) != 0 ? WRITTEN : FOLDED, length, more);
  return flags == LETTERS && ascii ? isSomewhere(WRITTEN, length, more) : isSomewhere(FOLDED, length, load<u32>(short));
}

/** Whether a text of one or two units stands in a value. */
function isSomewhere(value: usize, length: usize, text: usize): bool {
  const own: usize = load<u32>(text);
  const first = i8x16.splat(load<u8>(text, 4));
  const second = i8x16.splat(load<u8>(text, 5));
  for (let at: usize = 0; at + own <= length; at += 16) {
    let places = i8x16.eq(v128.load(value + at), first);
    if (own > 1) places = v128.and(places, i8x16.eq(v128.load(value + at, 1), second));
    const found = i8x16.bitmask(places);
    if (found != 0 && at + ctz(found) + own <= length) return true;
  }
  return false;
}

/** As `createPartSearch` does; slots of 16 bytes: three units, the field, the first of its parts and one behind the last; 0: nothing is there. */
function lookForParts(own: usize, field: u32, length: usize): void {
  const bits: usize = load<u32>(BITS);
  const bitShift = load<u32>(BIT_SHIFT);
  const salt = field * 0x85ebca6b;
  for (let at: usize = 0; at + 3 <= length; at++) {
    const gram = load<u32>(FOLDED + at) & 0xffffff;
    const bit = ((gram + salt) * 0x9e3779b1) >> bitShift;
    if (((<u32>load<u8>(bits + (bit >> 3)) >> (bit & 7)) & 1) == 0) continue;
    if (!lookUp(own, field, gram, at, length)) return;
  }
  if (length < 1) return;
  const last: u32 = load<u8>(FOLDED + length - 1);
  if (!lookUp(own, field, AT_FIRST | load<u8>(FOLDED), 0, length) || !lookUp(own, field, AT_LAST | last, length - 1, length)) return;
  if (length < 2) return;
  if (lookUp(own, field, AT_FIRST_TWO | load<u16>(FOLDED), 0, length))
    lookUp(own, field, AT_LAST_TWO | load<u16>(FOLDED + length - 2), length - 2, length);
}

/** One or two units at an edge of a value, beside three anywhere. */
const AT_FIRST: u32 = 0x1000000;
const AT_FIRST_TWO: u32 = 0x2000000;
const AT_LAST: u32 = 0x3000000;
const AT_LAST_TWO: u32 = 0x4000000;

/** Looks at the parts that are filed under these units, which stand at `at`. False: there are no looks left, and all parts have been shown. */
function lookUp(own: usize, field: u32, gram: u32, at: usize, length: usize): bool {
  const hash = (gram + field * 0x85ebca6b) * 0x9e3779b1;
  const bit = hash >> load<u32>(BIT_SHIFT);
  if (((<u32>load<u8>(<usize>load<u32>(BITS) + (bit >> 3)) >> (bit & 7)) & 1) == 0) return true;
  const gramShift = load<u32>(GRAM_SHIFT);
  const slots: usize = load<u32>(GRAMS);
  for (let slot = hash >> gramShift; ; slot = (slot + 1) & (<u32>-1 >> gramShift)) {
    const entry = slots + (<usize>slot << 4);
    const last = load<u32>(entry, 12);
    if (last == 0) return true;
    if (load<u32>(entry) != gram || load<u32>(entry, 4) != field) continue;
    const first = load<u32>(entry, 8);
    looks -= <i32>(last - first);
    if (looks < 0) {
      showParts(own);
      return false;
    }
    for (let part = first; part < last; part++) lookAtPart(<usize>load<u32>(PARTS) + <usize>part * PART_BYTES, at, length);
    return true;
  }
}

/** Shows the sign of a part whose units stand at `at`, if all of it does. */
function lookAtPart(part: usize, at: usize, length: usize): void {
  const offset: usize = load<u32>(part, 4);
  if (offset > at) return;
  const start = at - offset;
  const text: usize = load<u32>(part);
  const end = start + load<u32>(text);
  const stands = load<u32>(part, 8);
  if (end > length || (stands == AT_START && start > 0) || (stands > AT_START && end != length)) return;
  if (!isTextAt(FOLDED + start, text)) return;
  const flags = load<u32>(part, 20);
  if (flags != 0 && ascii) {
    const more: usize = load<u32>(part, 16);
    if (flags == LETTERS ? !isTextAt(WRITTEN + start, more) : !hasPieces((flags & LETTERS) != 0 ? WRITTEN : FOLDED, length, more)) return;
    if (looks < 0) sure = 0;
  }
  showAs(load<u32>(part, 12), sure);
}

/** As `hasPieces` of ../rule-index/pieces.ts; also where there are no looks left. */
function hasPieces(value: usize, length: usize, pieces: usize): bool {
  const count: usize = load<u32>(pieces);
  const first: usize = load<u32>(pieces, 4);
  const own: usize = load<u32>(first);
  const ending: usize = load<u32>(pieces + (count << 2));
  const size: usize = load<u32>(ending);
  looks--;
  if (count == 1) return own == length && isPieceAt(value, first);
  if (own + size > length || !isPieceAt(value, first) || !isPieceAt(value + length - size, ending)) return false;
  const end = length - size;
  let at = own;
  for (let index: usize = 2; index < count; index++) {
    const piece: usize = load<u32>(pieces + (index << 2));
    const most: usize = load<u32>(piece);
    while (at + most <= end && !isPieceAt(value + at, piece)) {
      at++;
      if (looks < 0) return true;
    }
    at += most;
    if (at > end) return false;
  }
  return true;
}

/** A byte 0xff in a piece stands for any unit. */
function isPieceAt(at: usize, piece: usize): bool {
  const length: usize = load<u32>(piece);
  for (let index: usize = 0; index < length; index += 16) {
    const wanted = v128.load(piece + 4 + index);
    const holds = v128.or(i8x16.eq(wanted, v128.load(at + index)), i8x16.eq(wanted, i8x16.splat(-1)));
    const differing = ~i8x16.bitmask(holds) & 0xffff;
    if (differing != 0 && index + ctz(differing) < length) {
      looks -= <i32>(index >> 4);
      return false;
    }
  }
  return true;
}

/** All parts of a field, as if each stood in the value. */
function showParts(own: usize): void {
  const last = load<u32>(own, LAST_PART);
  for (let part = load<u32>(own, FIRST_PART); part < last; part++) show(load<u32>(<usize>load<u32>(PARTS) + <usize>part * PART_BYTES, 12));
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
    const stretch: usize = load<u32>(STRETCHES) + index * 48;
    const sign = load<u32>(stretch, 32);
    if (!isFraction && load<u32>(stretch, 36) != 0) {
      if (load<f64>(stretch, 16) <= value && value <= load<f64>(stretch, 24)) showAs(sign, 1);
    } else if (load<f64>(stretch) <= value && value <= load<f64>(stretch, 8)) show(sign);
  }
}

/** Chooses the rules some item of which has all that it needs and that may hold, and gives their number; those that hold for sure have the highest bit. */
export function choose(): i32 {
  let chosen: usize = load<u32>(CHOSEN);
  const always = load<u32>(ALWAYS_COUNT);
  for (let index: u32 = 0; index < always; index++) chosen = chooseRule(chosen, load<u32>(load<u32>(ALWAYS) + (index << 2)));
  for (let at: u32 = 0; at < count; at++) {
    const own = <usize>load<u32>(OF_SIGNS) + (<usize>load<u32>(load<u32>(SHOWING) + (at << 2)) << 4);
    const last = load<u32>(own, LAST_ITEM);
    for (let place = load<u32>(own, FIRST_ITEM); place < last; place++) {
      const number = load<u32>(load<u32>(FILED) + (place << 2));
      const looked: usize = load<u32>(LOOKED) + (number << 2);
      if (load<u32>(looked) == now) continue;
      store<u32>(looked, now);
      const item: usize = load<u32>(ITEMS) + number * 12;
      const rule = load<u32>(item);
      const mark: usize = load<u32>(FOUND_RULES) + (rule << 2);
      if (load<u32>(mark) == now || !holds(item)) continue;
      store<u32>(mark, now);
      chosen = chooseRule(chosen, rule);
    }
  }
  return <i32>((chosen - load<u32>(CHOSEN)) >> 2);
}

/** Notes a rule, unless its program says that it does not hold, and gives where the next one is noted. */
function chooseRule(chosen: usize, rule: u32): usize {
  const program: usize = load<u32>(load<u32>(PROGRAM_STARTS) + (rule << 2));
  const holds = program == 0 ? 1 : holdsOf(program, load<u32>(OF_SIGNS), now, lineAt);
  if (holds == 0) return chosen;
  store<u32>(chosen, holds == 2 ? rule | 0x80000000 : rule);
  return chosen + 4;
}

/** Whether some sign of each list but the first, under which the item is filed, is shown. */
function holds(item: usize): bool {
  const last = load<u32>(item, 8);
  for (let clause = load<u32>(item, 4) + 1; clause < last; clause++) {
    const bounds: usize = load<u32>(CLAUSES) + (clause << 2);
    const end = load<u32>(bounds, 4);
    let holdsOne = false;
    for (let place = load<u32>(bounds); place < end && !holdsOne; place++)
      holdsOne = load<u32>(load<u32>(OF_SIGNS) + (load<u32>(load<u32>(LISTS) + (place << 2)) << 4)) >= now;
    if (!holdsOne) return false;
  }
  return true;
}
