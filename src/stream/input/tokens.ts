import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, QUOTE, RETURN, SPACE, TAB } from '../bytes.ts';

/** What may come next in a text of JSON values. */
export const TOP = 0;
export const VALUE = 1;
export const VALUE_OR_END = 2;
export const KEY = 3;
export const KEY_OR_END = 4;
export const AFTER_KEY = 5;
export const NEXT = 6;

export const PLAIN = table((byte) => byte >= SPACE && byte !== QUOTE && byte !== BACKSLASH);
export const BLANK = table((byte) => byte === SPACE || byte === TAB || byte === RETURN);
/** What ends a number or a word. */
export const ENDS = table((byte) => byte <= SPACE || byte === QUOTE || '[]{},:'.includes(String.fromCharCode(byte)));

export type Expected =
  | typeof TOP
  | typeof VALUE
  | typeof VALUE_OR_END
  | typeof KEY
  | typeof KEY_OR_END
  | typeof AFTER_KEY
  | typeof NEXT;

/** Whether a token that begins with this byte may come; `within`: an object or a list is open, and the innermost is an object or is none. */
export function fits(byte: number, expect: Expected, within: boolean, inObject: boolean): boolean {
  switch (byte) {
    case QUOTE:
      return expect !== AFTER_KEY && expect !== NEXT;
    case COMMA:
      return expect === NEXT;
    case COLON:
      return expect === AFTER_KEY;
    case CLOSE_BRACE:
      return within && inObject && (expect === NEXT || expect === KEY_OR_END);
    case CLOSE_BRACKET:
      return within && !inObject && (expect === NEXT || expect === VALUE_OR_END);
    default:
      return expect === TOP || expect === VALUE || expect === VALUE_OR_END;
  }
}

function table(holds: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (holds(byte) ? 1 : 0));
}
