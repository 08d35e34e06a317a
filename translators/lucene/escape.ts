/** The ways of a text into a query string; there are no others. */

/** Controls, and what separates lines or hides: written by number, so that a query stays on its line. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu;

function byNumber(text: string): string {
  return text.replace(CONTROLS, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A whole value. In quotes nothing is a pattern or an operator, and only the quote and the backslash are escaped. */
export function value(text: string): string {
  return /^\w[\w.]*$/.test(text) && !OPERATORS.test(text) ? text : quoted(text);
}

/** A value that has to stand in quotes, such as the bound of a range. */
export function quoted(text: string): string {
  return `"${byNumber(text.replace(/["\\]/g, '\\$&'))}"`;
}

const OPERATORS = /^(AND|OR|NOT|TO)$/;

/** A field name. A backslash makes a word of an operator, and names, unlike patterns, may have characters by number. */
export function fieldName(text: string): string {
  return OPERATORS.test(text) ? `\\${text}` : byNumber(bare(text));
}

/** A piece of a pattern: outside quotes every character with a meaning is escaped, and so are blanks. */
export function bare(text: string): string {
  return text.replace(/[\\+\-!():^[\]"{}~*?|&/<>=\p{Zs}\ufeff]/gu, '\\$&');
}

/** A regular expression. The slash ends it, and the printer of patterns lets no backslash stand before the end. */
export function regex(source: string): string {
  return `/${source.replaceAll('/', '\\/')}/`;
}

/** Whether a text has characters that no pattern can name. */
export function hasControl(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}
