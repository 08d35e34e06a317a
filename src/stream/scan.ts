import {
  BACKSLASH,
  byteAt,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOT,
  MINUS,
  NEWLINE,
  NINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  PLUS,
  QUOTE,
  RETURN,
  SLASH,
  SPACE,
  TAB,
  UNICODE_ESCAPE,
  ZERO,
} from './bytes.ts';
import { sequenceLength } from './utf8.ts';

/** Why a line is not an event. */
export type BadReason = 'invalid-json' | 'invalid-utf-8' | 'not-an-object' | 'too-deep' | 'too-long';

/** Containers within containers beyond this are refused: Elasticsearch's own limit on the depth of a document. */
export const MAX_DEPTH = 1000;

/** What one scan found out; the same object is filled again for every line. */
export interface Scan {
  /** Null for a valid line and for a blank one. */
  problem: BadReason | null;
  /** Where in the bytes the problem was noticed. */
  problemAt: number;
  blank: boolean;
  /** Some character is written as `\uXXXX`: any text may be hidden in the line. */
  unicodeEscapes: boolean;
  /** Some slash is written as `\/`. */
  slashEscapes: boolean;
  /** Some number may be written otherwise than JavaScript prints it: with an exponent, zeros at its end, many digits, as minus zero. */
  unusualNumbers: boolean;
}

export function newScan(): Scan {
  return { problem: null, problemAt: 0, blank: false, unicodeEscapes: false, slashEscapes: false, unusualNumbers: false };
}

/** String bytes that need no look: printable ASCII but for the quote and the backslash. */
const PLAIN = table((byte) => byte >= SPACE && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH);
const BLANK = table((byte) => byte === SPACE || byte === TAB || byte === RETURN);
const DIGIT = table(isDigit);
const HEX = table((byte) => isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66));
/** What may follow a backslash, the `u` aside: `" \ / b f n r t`. */
const ESCAPED = table((byte) => '"\\/bfnrt'.includes(String.fromCharCode(byte)));

/** A member of the stack of open containers: 1 for an object, 0 for an array. */
const OBJECT = 1;
const ARRAY = 0;
const open = new Uint8Array(MAX_DEPTH + 2);

/**
 * Checks that the line at `start` is one JSON text (RFC 8259) in valid UTF-8 whose top is an object, without building
 * anything. Gives the offset of the line feed that ends the line (or the number of bytes); the findings are in `scan`.
 */
export function scanLine(bytes: Uint8Array, start: number, scan: Scan): number {
  scan.problem = null;
  scan.blank = false;
  scan.unicodeEscapes = false;
  scan.slashEscapes = false;
  scan.unusualNumbers = false;

  let at = skipBlanks(bytes, start);
  let byte = byteAt(bytes, at);
  if (byte === NEWLINE) {
    scan.blank = true;
    return at;
  }
  const isObject = byte === OPEN_BRACE;
  let depth = 0;

  // One round reads one value, and what stands between it and the next.
  for (;;) {
    if (byte === QUOTE) {
      at = skipString(bytes, at + 1, scan);
      if (scan.problem !== null) return endOfBadLine(bytes, at);
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth++;
      if (depth > MAX_DEPTH) return fail(bytes, at, 'too-deep', scan);
      open[depth] = byte === OPEN_BRACE ? OBJECT : ARRAY;
      at = skipBlanks(bytes, at + 1);
      byte = byteAt(bytes, at);
      if (open[depth] === ARRAY) {
        if (byte !== CLOSE_BRACKET) continue;
      } else if (byte !== CLOSE_BRACE) {
        at = skipKey(bytes, at, scan);
        if (scan.problem !== null) return endOfBadLine(bytes, at);
        byte = byteAt(bytes, at);
        continue;
      }
      depth--;
      at++;
    } else {
      const end = byte === MINUS || DIGIT[byte] === 1 ? skipNumber(bytes, at, scan) : skipWord(bytes, at, byte);
      if (end < 0) return fail(bytes, at, 'invalid-json', scan);
      at = end;
    }

    // After a value: the ends of containers, then a comma or the end of the line.
    for (;;) {
      at = skipBlanks(bytes, at);
      byte = byteAt(bytes, at);
      if (depth === 0) {
        if (byte !== NEWLINE) return fail(bytes, at, 'invalid-json', scan);
        if (!isObject) return fail(bytes, start, 'not-an-object', scan);
        return at;
      }
      const inObject = open[depth] === OBJECT;
      if (byte === COMMA) {
        at = skipBlanks(bytes, at + 1);
        if (inObject) at = skipKey(bytes, at, scan);
        if (scan.problem !== null) return endOfBadLine(bytes, at);
        byte = byteAt(bytes, at);
        break;
      }
      if (byte !== (inObject ? CLOSE_BRACE : CLOSE_BRACKET)) return fail(bytes, at, 'invalid-json', scan);
      depth--;
      at++;
    }
  }
}

/** Past `"key" :` and the blanks after it. */
function skipKey(bytes: Uint8Array, start: number, scan: Scan): number {
  if (byteAt(bytes, start) !== QUOTE) return stop(start, 'invalid-json', scan);
  let at = skipString(bytes, start + 1, scan);
  if (scan.problem !== null) return at;
  at = skipBlanks(bytes, at);
  if (byteAt(bytes, at) !== COLON) return stop(at, 'invalid-json', scan);
  return skipBlanks(bytes, at + 1);
}

/** Past the string whose first byte after the quote is at `start`. */
function skipString(bytes: Uint8Array, start: number, scan: Scan): number {
  let at = start;
  for (;;) {
    let byte = byteAt(bytes, at);
    while (PLAIN[byte] === 1) byte = byteAt(bytes, ++at);
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) {
      const escaped = byteAt(bytes, at + 1);
      if (escaped === UNICODE_ESCAPE) {
        for (let digit = 2; digit < 6; digit++) {
          if (HEX[byteAt(bytes, at + digit)] !== 1) return stop(at, 'invalid-json', scan);
        }
        scan.unicodeEscapes = true;
        at += 6;
      } else if (ESCAPED[escaped] === 1) {
        if (escaped === SLASH) scan.slashEscapes = true;
        at += 2;
      } else return stop(at, 'invalid-json', scan);
    } else if (byte >= 0x80) {
      const length = sequenceLength(bytes, at);
      if (length === 0) return stop(at, 'invalid-utf-8', scan);
      at += length;
    } else return stop(at, 'invalid-json', scan);
  }
}

/** Past a number, or -1. */
function skipNumber(bytes: Uint8Array, start: number, scan: Scan): number {
  const negative = byteAt(bytes, start) === MINUS;
  const whole = negative ? start + 1 : start;
  let at = whole;
  if (byteAt(bytes, at) === ZERO) at++;
  else at = skipDigits(bytes, at);
  if (at < 0) return at;
  if (byteAt(bytes, at) === DOT) {
    const fraction = at + 1;
    at = skipDigits(bytes, fraction);
    // From seven zeros on, JavaScript prints an exponent.
    if (at - fraction > 6 || byteAt(bytes, at - 1) === ZERO) scan.unusualNumbers = true;
  } else if (negative && at === whole + 1 && byteAt(bytes, whole) === ZERO) scan.unusualNumbers = true;
  if (at > 0 && (byteAt(bytes, at) | 0x20) === 0x65) {
    const sign = byteAt(bytes, at + 1);
    at = skipDigits(bytes, sign === PLUS || sign === MINUS ? at + 2 : at + 1);
    scan.unusualNumbers = true;
  }
  if (at - whole > MOST_USUAL_DIGITS) scan.unusualNumbers = true;
  return at;
}

/** So many digits of a decimal number always come through a double. */
const MOST_USUAL_DIGITS = 15;

/** Past at least one digit, or -1. */
function skipDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (DIGIT[byteAt(bytes, at)] === 1) at++;
  return at === start ? -1 : at;
}

const TRUE = [0x74, 0x72, 0x75, 0x65];
const FALSE = [0x66, 0x61, 0x6c, 0x73, 0x65];
const NULL = [0x6e, 0x75, 0x6c, 0x6c];

/** Past `true`, `false` or `null`, or -1. */
function skipWord(bytes: Uint8Array, start: number, first: number): number {
  const word = first === 0x74 ? TRUE : first === 0x66 ? FALSE : NULL;
  for (let index = 0; index < word.length; index++) {
    if (byteAt(bytes, start + index) !== word[index]) return -1;
  }
  return start + word.length;
}

function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (BLANK[byteAt(bytes, at)] === 1) at++;
  return at;
}

/** Notes the problem and gives the place back. */
function stop(at: number, problem: BadReason, scan: Scan): number {
  scan.problem = problem;
  scan.problemAt = at;
  return at;
}

function fail(bytes: Uint8Array, at: number, problem: BadReason, scan: Scan): number {
  return endOfBadLine(bytes, stop(at, problem, scan));
}

function endOfBadLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(NEWLINE, at);
  return end < 0 ? bytes.length : end;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function table(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}
