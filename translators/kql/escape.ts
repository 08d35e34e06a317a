/** The ways of a text into a query; there are no others. */

/** Controls, and what separates lines or is half a character: written by number, so that a query stays on its line. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Blanks of every kind: outside quotes they part words, and those at the ends are cut off. */
const BLANKS = /[\p{Cc}\p{Z}\p{Cs}\ufeff]/gu;

function byNumber(text: string, which: RegExp): string {
  return text.replace(which, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Words that are read as something else than text outside quotes. */
const WORDS = /^(and|or|not|null|true|false)$/i;

/** A whole value: in quotes, where nothing is a wildcard, unless it is a plain word. */
export function value(text: string): string {
  return /^\w[\w.]*$/.test(text) && !WORDS.test(text) ? text : quoted(text);
}

/** A value in quotes, where only the quote and the backslash are escaped. */
export function quoted(text: string): string {
  return `"${byNumber(text.replace(/["\\]/g, '\\$&'), CONTROLS)}"`;
}

/** A field name; a quoted one is a name as well. */
export function fieldName(text: string): string {
  return /^[\w@][\w.@-]*$/.test(text) && !WORDS.test(text) ? text : quoted(text);
}

/** A piece of a pattern: outside quotes every character with a meaning is escaped. */
export function bare(text: string): string {
  return byNumber(text.replace(/[\\():<>"*{}]/g, '\\$&'), BLANKS);
}
