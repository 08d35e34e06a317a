/** The bytes that some programs begin a text in UTF-8 with. */
export const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** The bytes that the scanner and the literal search know by name. */
export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const UNICODE_ESCAPE = 0x75;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** A byte, or a line feed beyond the end: a scan that runs off the bytes stops as at the end of a line. */
export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? NEWLINE;
}
