import { BYTE_ORDER_MARK, NEWLINE, OPEN_BRACE, OPEN_BRACKET, RETURN, SPACE, TAB } from '../bytes.ts';

/** How the bytes of an input are to be read: as they are, or as UTF-16 of one byte order. */
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Tells the encoding by the first two bytes: a byte order mark, or half of a character that JSON begins with. Windows
 * PowerShell writes UTF-16 where it is not told otherwise.
 */
export function encodingOf(first: number | undefined, second: number | undefined): Encoding {
  if ((first === 0xff && second === 0xfe) || (startsJson(first) && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && startsJson(second))) return 'utf-16be';
  return 'utf-8';
}

function startsJson(byte: number | undefined): boolean {
  return byte === OPEN_BRACE || byte === OPEN_BRACKET || byte === NEWLINE || byte === RETURN || byte === SPACE || byte === TAB;
}

/** Turns pieces of UTF-16, cut anywhere, into UTF-8. */
export interface Transcoder {
  push(chunk: Uint8Array): Uint8Array;
  /** What is left when no more comes. */
  end(): Uint8Array;
}

/**
 * Half of a surrogate pair becomes bytes that are no UTF-8, as does half of a character at the end: such a line is told as
 * bad, while a replacement character would be a value that nobody wrote.
 */
export function createTranscoder(encoding: Exclude<Encoding, 'utf-8'>): Transcoder {
  const high = encoding === 'utf-16le' ? 1 : 0;
  let odd: number | null = null;
  let lead: number | null = null;
  let atStart = true;

  function push(chunk: Uint8Array): Uint8Array {
    const [next] = chunk;
    if (odd === null || next === undefined) return convert(chunk);
    const cut = Uint8Array.of(odd, next);
    odd = null;
    return joined(convert(cut), convert(chunk.subarray(1)));
  }

  function convert(bytes: Uint8Array): Uint8Array {
    // Three bytes for each unit, and three for a lead that waits.
    const out = new Uint8Array((bytes.length >> 1) * 3 + 3);
    let length = 0;
    const put = (code: number): void => {
      if (code < 0x80) out[length++] = code;
      else if (code < 0x800) {
        out[length++] = 0xc0 | (code >> 6);
        out[length++] = 0x80 | (code & 0x3f);
      } else if (code < 0x10000) {
        out[length++] = 0xe0 | (code >> 12);
        out[length++] = 0x80 | ((code >> 6) & 0x3f);
        out[length++] = 0x80 | (code & 0x3f);
      } else {
        out[length++] = 0xf0 | (code >> 18);
        out[length++] = 0x80 | ((code >> 12) & 0x3f);
        out[length++] = 0x80 | ((code >> 6) & 0x3f);
        out[length++] = 0x80 | (code & 0x3f);
      }
    };
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      const unit = ((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0);
      if (atStart) {
        atStart = false;
        if (unit === 0xfeff) continue;
      }
      if (lead !== null) {
        const first = lead;
        lead = null;
        if (unit >= 0xdc00 && unit <= 0xdfff) {
          put(0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00));
          continue;
        }
        put(first);
      }
      if (unit >= 0xd800 && unit <= 0xdbff) lead = unit;
      else put(unit);
    }
    if (bytes.length % 2 === 1) odd = bytes[bytes.length - 1] ?? null;
    return out.subarray(0, length);
  }

  return {
    push,
    end: () => {
      const left = [...(lead === null ? [] : [0xed, 0xa0, 0x80]), ...(odd === null ? [] : [0xff])];
      return Uint8Array.from(left);
    },
  };
}

export function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Where the text begins: behind a byte order mark, if there is one. */
export function textStart(bytes: Uint8Array, at = 0): number {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[at + index] === byte) ? at + BYTE_ORDER_MARK.length : at;
}
