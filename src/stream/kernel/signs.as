// AssemblyScript, a part of fields.as: the signs that values show, and the rules that are filed under them. What `FieldSigns` and the index
// (../rule-index) do for parsed values this does for values as they stand in a line, held to it by a test. Tables are laid out by image.ts.

import { FOLDED, WRITTEN, fold, isLikeAscii, isTextAt } from './folded';
import { beginLooks, lookForParts, lookForShorts } from './parts';
import { holdsOf } from './program';
import { ESCAPED_TEXT, NUMBER, TABLES, TEXT } from './values';

/** Longer texts are looked at outside. */
const LONGEST: usize = 0x10000;

// Where things are, in the first words of the tables.
const FIELD_SIGNS: usize = TABLES + 24;
const VALUE_MASK: usize = TABLES + 28;
const VALUES: usize = TABLES + 32;
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

// What a field has, 56 bytes: words at these places.
export const FIELD_BYTES: usize = 56;
const ASKED: usize = 0;
const PRESENT: usize = 4;
const LONGEST_VALUE: usize = 8;
const FIRST_PART: usize = 12;
const LAST_PART: usize = 16;
const FIRST_SHORT: usize = 20;
const LAST_SHORT: usize = 24;
const FIRST_STRETCH: usize = 28;
const LAST_STRETCH: usize = 32;
const FIRST_ADDRESS: usize = 36;
const LAST_ADDRESS: usize = 40;
/** Texts are looked at outside, numbers are. */
const TEXTS_LEFT: usize = 44;
const NUMBERS_LEFT: usize = 48;
export const MOST_UNITS: usize = 52;

/** Of the field of a value: its letters are as they are written, or are those of ASCII. */
const EXACT: u32 = 0x80000000;
const OF_ASCII: u32 = 0x40000000;
/** Twice the number of the line, as marks of signs have it: what is shown for sure has one more. */
let now: u32 = 0;
let count: u32 = 0;
let lineAt: usize = 0;
/** Whether what the value that is looked at shows holds of it: 1, or 0. */
let sure: u32 = 0;

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

/** The same; `isSure`: 1, it holds. */
export function showAs(sign: u32, isSure: u32): void {
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
  // A text has no more units than bytes; what a field keeps of numbers is their digits.
  sure = <u32>(<u32>(end - begin) <= load<u32>(own, MOST_UNITS) && (kind != NUMBER || !unusual));
  const present = load<u32>(own, PRESENT);
  if (present != <u32>-1) showAs(present, sure);
  const first = load<u32>(own, FIRST_STRETCH);
  const last = load<u32>(own, LAST_STRETCH);
  if (isText) for (let index = first; index < last; index++) show(load<u32>(load<u32>(STRETCHES) + index * 48, 32));
  else if (kind == NUMBER && unusual) return true;
  const isLeft = isText ? load<u32>(own, TEXTS_LEFT) : kind == NUMBER ? load<u32>(own, NUMBERS_LEFT) : 0;
  if (isLeft != 0 || end - begin > LONGEST) return true;
  if (isText) lookAtAddress(begin, end, load<u32>(own, FIRST_ADDRESS), load<u32>(own, LAST_ADDRESS));
  const hasParts = load<u32>(own, FIRST_PART) != load<u32>(own, LAST_PART);
  const hasShorts = load<u32>(own, FIRST_SHORT) != load<u32>(own, LAST_SHORT);
  const longest = load<i32>(own, LONGEST_VALUE);
  // An escape takes six bytes at most for one unit.
  if (hasParts || hasShorts || <i32>(end - begin) <= 6 * longest) {
    const length = fold(begin, end);
    if (<i32>length <= longest) lookAtValue(field, length);
    beginLooks(length);
    if (hasShorts) lookForShorts(own, length, sure);
    if (hasParts) lookForParts(own, field, length, sure);
  }
  if (kind == NUMBER && first != last) lookAtNumber(begin, end, first, last);
  return false;
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
    if (load<u32>(entry) != hash || (owner & ~(EXACT | OF_ASCII)) != field) continue;
    const text: usize = load<u32>(entry, 8);
    if (load<u32>(text) != <u32>length) continue;
    if ((owner & EXACT) != 0) {
      if (isTextAt(WRITTEN, text)) showAs(sign - 1, sure);
    } else if (isTextAt(FOLDED, text)) {
      // A letter that is only like one of ASCII is none of it.
      if (!isLikeAscii()) showAs(sign - 1, sure);
      else if ((owner & OF_ASCII) == 0) show(sign - 1);
    }
  }
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

/** An IPv4 address lies in stretches for sure or not at all; what is spelt otherwise, or escaped, may lie in each. */
function lookAtAddress(begin: usize, end: usize, first: u32, last: u32): void {
  if (first == last) return;
  const address = addressOf(begin, end);
  for (let index = first; index < last; index++) {
    const stretch: usize = load<u32>(STRETCHES) + index * 48;
    const sign = load<u32>(stretch, 32);
    if (address < 0) show(sign);
    else if (load<f64>(stretch) <= <f64>address && <f64>address <= load<f64>(stretch, 8)) showAs(sign, sure);
  }
}

/** As `addressNumber` (../rule-index/addresses.ts): four whole numbers up to 255 without a zero before them; below 0, it is not spelt so. */
function addressOf(begin: usize, end: usize): i64 {
  let address: i64 = 0;
  let octet: u32 = 0;
  let digits = 0;
  let octets = 0;
  for (let at = begin; at <= end; at++) {
    const byte: u32 = at == end ? 0x2e : load<u8>(at);
    if (byte == 0x2e) {
      if (digits == 0 || ++octets > 4) return -1;
      address = (address << 8) | octet;
      octet = 0;
      digits = 0;
    } else {
      if (byte - 0x30 > 9 || (digits > 0 && octet == 0)) return -1;
      octet = octet * 10 + (byte - 0x30);
      digits++;
      if (octet > 255) return -1;
    }
  }
  return octets == 4 ? address : -1;
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
