// AssemblyScript, a part of signs.as: parts of texts and patterns, as `createPartSearch` (../rule-index/part-search.ts) finds them. What is shown is for sure
// where `sure` is 1.

import { FOLDED, WRITTEN, isAscii, isAsciiAt, isLikeAscii, isTextAt } from './folded';
import { show, showAs } from './signs';
import { TABLES } from './values';

const BIT_SHIFT: usize = TABLES + 36;
const BITS: usize = TABLES + 40;
const GRAM_SHIFT: usize = TABLES + 44;
const GRAMS: usize = TABLES + 48;
const PARTS: usize = TABLES + 52;
const SHORTS: usize = TABLES + 56;

// Of what a field has.
const FIRST_PART: usize = 12;
const LAST_PART: usize = 16;
const FIRST_SHORT: usize = 20;
const LAST_SHORT: usize = 24;

/** As in ../rule-index/part-search.ts. */
const LOOKS_A_UNIT: i32 = 8;
const FEWEST_LOOKS: i32 = 256;
const MOST_SHORT: u32 = 24;

const ANYWHERE: u32 = 0;
const AT_START: u32 = 1;

/** What is compared beside a folded text: letters as they are written, the pieces of a pattern; that letters are of ASCII, and that a piece has units of any kind. */
const LETTERS: u32 = 1;
const PIECES: u32 = 2;
const OF_ASCII: u32 = 4;
const UNITS: u32 = 8;
/** A part: where the text is, where in it the three units are, where it stands, the sign, what else is compared and how. */
const PART_BYTES: usize = 24;

/** Looks at parts that are left for the value. */
let looks: i32 = 0;

/** A value begins, of this length. */
export function beginLooks(length: usize): void {
  looks = FEWEST_LOOKS + LOOKS_A_UNIT * <i32>length;
}

/** Parts of less than three units, one by one. */
export function lookForShorts(own: usize, length: usize, sure: u32): void {
  const first = load<u32>(own, FIRST_SHORT);
  const last = load<u32>(own, LAST_SHORT);
  for (let index = first; index < last; index++) {
    const short = <usize>load<u32>(SHORTS) + <usize>index * PART_BYTES;
    if (last - first > MOST_SHORT) show(load<u32>(short, 12));
    else if (isShown(short, length)) showAs(load<u32>(short, 12), isSure(load<u32>(short, 20)) ? sure : 0);
  }
}

function isShown(short: usize, length: usize): bool {
  const flags = load<u32>(short, 20);
  const more: usize = load<u32>(short, 16);
  if ((flags & PIECES) != 0) return mayHavePieces(flags, length, more);
  return flags == LETTERS ? isSomewhere(WRITTEN, length, more) : isSomewhere(FOLDED, length, load<u32>(short));
}

/** Whether what is shown with these flags holds: looks are left, and no letter of the value is one that only some readings take for one of ASCII. */
function isSure(flags: u32): bool {
  if (looks < 0 || ((flags & UNITS) != 0 && !isAscii())) return false;
  return (flags & LETTERS) != 0 || !isLikeAscii();
}

/** How many units any one is, and what letters are that only some readings take for those of ASCII, is not told apart. */
function mayHavePieces(flags: u32, length: usize, pieces: usize): bool {
  if (!isAscii() && ((flags & UNITS) != 0 || ((flags & LETTERS) == 0 && isLikeAscii()))) return true;
  return hasPieces((flags & LETTERS) != 0 ? WRITTEN : FOLDED, length, pieces);
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
export function lookForParts(own: usize, field: u32, length: usize, sure: u32): void {
  const bits: usize = load<u32>(BITS);
  const bitShift = load<u32>(BIT_SHIFT);
  const salt = field * 0x85ebca6b;
  for (let at: usize = 0; at + 3 <= length; at++) {
    const gram = load<u32>(FOLDED + at) & 0xffffff;
    const bit = ((gram + salt) * 0x9e3779b1) >> bitShift;
    if (((<u32>load<u8>(bits + (bit >> 3)) >> (bit & 7)) & 1) == 0) continue;
    if (!lookUp(own, field, gram, at, length, sure)) return;
  }
  if (length < 1) return;
  const last: u32 = load<u8>(FOLDED + length - 1);
  if (!lookUp(own, field, AT_FIRST | load<u8>(FOLDED), 0, length, sure) || !lookUp(own, field, AT_LAST | last, length - 1, length, sure)) return;
  if (length < 2) return;
  if (lookUp(own, field, AT_FIRST_TWO | load<u16>(FOLDED), 0, length, sure))
    lookUp(own, field, AT_LAST_TWO | load<u16>(FOLDED + length - 2), length - 2, length, sure);
}

/** One or two units at an edge of a value, beside three anywhere. */
const AT_FIRST: u32 = 0x1000000;
const AT_FIRST_TWO: u32 = 0x2000000;
const AT_LAST: u32 = 0x3000000;
const AT_LAST_TWO: u32 = 0x4000000;

/** Looks at the parts that are filed under these units, which stand at `at`. False: there are no looks left, and all parts have been shown. */
function lookUp(own: usize, field: u32, gram: u32, at: usize, length: usize, sure: u32): bool {
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
    for (let part = first; part < last; part++) lookAtPart(<usize>load<u32>(PARTS) + <usize>part * PART_BYTES, at, length, sure);
    return true;
  }
}

/** Shows the sign of a part whose units stand at `at`, if all of it does. */
function lookAtPart(part: usize, at: usize, length: usize, sure: u32): void {
  const offset: usize = load<u32>(part, 4);
  if (offset > at) return;
  const start = at - offset;
  const text: usize = load<u32>(part);
  const end = start + load<u32>(text);
  const stands = load<u32>(part, 8);
  if (end > length || (stands == AT_START && start > 0) || (stands > AT_START && end != length)) return;
  if (!isTextAt(FOLDED + start, text)) return;
  const flags = load<u32>(part, 20);
  const more: usize = load<u32>(part, 16);
  if ((flags & PIECES) != 0) {
    if (!mayHavePieces(flags, length, more)) return;
  } else if (flags == LETTERS) {
    if (!isTextAt(WRITTEN + start, more)) return;
  } else if (flags == OF_ASCII && isLikeAscii()) {
    // A letter that is only like one of ASCII is none of it.
    if (isAsciiAt(WRITTEN + start, load<u32>(text))) showAs(load<u32>(part, 12), looks < 0 ? 0 : sure);
    return;
  }
  showAs(load<u32>(part, 12), isSure(flags) ? sure : 0);
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
