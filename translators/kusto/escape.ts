/** The ways of a text into a query of Kusto; there are no others. */

const NAMED: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A string literal. What has no spelling in it, `cannotSay` says. */
export function literal(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => NAMED.get(character) ?? '')}"`;
}

/** Whether a text has a character that no literal spells for every reader of Kusto: a control, or half a character. */
export function cannotSay(text: string): boolean {
  return /[\p{Cs}\u2028\u2029]|(?![\n\r\t])\p{Cc}/u.test(text);
}

/** A column or a table. Words of the language are written small, so that a name with a capital at its start is never one. */
export function name(text: string): string {
  return /^[A-Z][A-Za-z0-9_]*$/.test(text) ? text : `[${literal(text)}]`;
}
