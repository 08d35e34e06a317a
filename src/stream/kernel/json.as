// AssemblyScript, a part of kernel.as and of fields.as: strings and numbers of JSON, as strict as `scanLine` (../scan.ts), and what was found in them.
// Line feeds, which stand in no value, follow the last line: nothing that reads on needs to ask for the end.

export const INVALID_JSON: i32 = 1;
export const INVALID_UTF_8: i32 = 2;
/** All numbers of problems. */
export const PROBLEM: i32 = 7;
export const UNICODE_ESCAPES: i32 = 16;
export const SLASH_ESCAPES: i32 = 32;
export const UNUSUAL_NUMBERS: i32 = 64;

const TAB: u32 = 0x09;
const RETURN: u32 = 0x0d;
const SPACE: u32 = 0x20;
const QUOTE: u32 = 0x22;
const PLUS: u32 = 0x2b;
const MINUS: u32 = 0x2d;
const DOT: u32 = 0x2e;
const SLASH: u32 = 0x2f;
const ZERO: u32 = 0x30;
const BACKSLASH: u32 = 0x5c;
const MOST_USUAL_DIGITS: i32 = 15;

/** What was found since `forget`. */
let flags: i32 = 0;
let problemAt: usize = 0;
/** Whether the string that `skipString` passed last has a backslash. */
let backslash: bool = false;

export function forget(at: usize): void {
  flags = 0;
  problemAt = at;
}

export function add(found: i32): void {
  flags |= found;
}

export function found(): i32 {
  return flags;
}

export function placeOfProblem(): usize {
  return problemAt;
}

export function hadBackslash(): bool {
  return backslash;
}

/** A bit for each of 16 bytes of a string that needs a look: quote, backslash, control character, not ASCII. */
// @ts-ignore: decorator
@inline
export function firstSpecial(at: usize): i32 {
  const bytes = v128.load(at);
  const asIs = v128.or(i8x16.eq(bytes, i8x16.splat(0x22)), i8x16.eq(bytes, i8x16.splat(0x5c)));
  // As signed numbers, bytes beyond ASCII are below zero.
  return i8x16.bitmask(v128.or(asIs, i8x16.lt_s(bytes, i8x16.splat(0x20))));
}

/** Past the string that goes on at `at`, or to its fault. */
export function skipString(start: usize): usize {
  let at = start;
  backslash = false;
  while (true) {
    const special = firstSpecial(at);
    if (special == 0) {
      at += 16;
      continue;
    }
    at += ctz(special);
    const byte: u32 = load<u8>(at);
    if (byte == QUOTE) return at + 1;
    if (byte == BACKSLASH) {
      backslash = true;
      const escaped: u32 = load<u8>(at, 1);
      if (escaped == 0x75) {
        if (!isHex(load<u8>(at, 2)) || !isHex(load<u8>(at, 3)) || !isHex(load<u8>(at, 4)) || !isHex(load<u8>(at, 5)))
          return stop(at, INVALID_JSON);
        flags |= UNICODE_ESCAPES;
        at += 6;
      } else if (isEscaped(escaped)) {
        if (escaped == SLASH) flags |= SLASH_ESCAPES;
        at += 2;
      } else return stop(at, INVALID_JSON);
    } else if (byte >= 0x80) {
      // Letters beyond ASCII seldom stand alone.
      do {
        const length = sequenceLength(at);
        if (length == 0) return stop(at, INVALID_UTF_8);
        at += length;
      } while (load<u8>(at) >= 0x80);
    } else return stop(at, INVALID_JSON);
  }
}

/** One of `"` `\` `/` `b` `f` `n` `r` `t`. */
function isEscaped(byte: u32): bool {
  return (
    byte == QUOTE || byte == BACKSLASH || byte == SLASH || byte == 0x62 || byte == 0x66 || byte == 0x6e || byte == 0x72 || byte == 0x74
  );
}

function isHex(byte: u32): bool {
  return byte - ZERO < 10 || (byte | 0x20) - 0x61 < 6;
}

/** As in ../utf8.ts. */
function sequenceLength(at: usize): usize {
  const lead: u32 = load<u8>(at);
  const second: u32 = load<u8>(at, 1);
  if (!continues(second)) return 0;
  if (lead < 0xe0) return lead >= 0xc2 ? 2 : 0;
  if (!continues(load<u8>(at, 2))) return 0;
  if (lead < 0xf0) {
    if (lead == 0xe0 && second < 0xa0) return 0;
    if (lead == 0xed && second > 0x9f) return 0;
    return 3;
  }
  if (lead > 0xf4 || !continues(load<u8>(at, 3))) return 0;
  if (lead == 0xf0 && second < 0x90) return 0;
  if (lead == 0xf4 && second > 0x8f) return 0;
  return 4;
}

function continues(byte: u32): bool {
  return (byte & 0xc0) == 0x80;
}

/** Past a number, or 0. */
export function skipNumber(start: usize): usize {
  const negative = load<u8>(start) == MINUS;
  const whole = negative ? start + 1 : start;
  let at = whole;
  if (load<u8>(at) == ZERO) at++;
  else if ((at = skipDigits(at)) == 0) return 0;
  if (load<u8>(at) == DOT) {
    const fraction = at + 1;
    if ((at = skipDigits(fraction)) == 0) return 0;
    if (at - fraction > 6 || load<u8>(at - 1) == ZERO) flags |= UNUSUAL_NUMBERS;
  } else if (negative && at == whole + 1 && load<u8>(whole) == ZERO) flags |= UNUSUAL_NUMBERS;
  if ((load<u8>(at) | 0x20) == 0x65) {
    flags |= UNUSUAL_NUMBERS;
    const sign: u32 = load<u8>(at, 1);
    if ((at = skipDigits(sign == PLUS || sign == MINUS ? at + 2 : at + 1)) == 0) return 0;
  }
  if (at - whole > <usize>MOST_USUAL_DIGITS) flags |= UNUSUAL_NUMBERS;
  return at;
}

/** Past at least one digit, or 0. */
function skipDigits(start: usize): usize {
  let at = start;
  while (<u32>load<u8>(at) - ZERO < 10) at++;
  return at == start ? 0 : at;
}

export function skipBlanks(start: usize): usize {
  let at = start;
  while (true) {
    const byte: u32 = load<u8>(at);
    if (byte != SPACE && byte != TAB && byte != RETURN) return at;
    at++;
  }
}

/** Notes the problem and gives the place back. */
export function stop(at: usize, problem: i32): usize {
  flags |= problem;
  problemAt = at;
  return at;
}
