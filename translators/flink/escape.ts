/** The ways of a text into a script; there are no others. */

/** What would end a line, hide or be half a character is written by number. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** A string. Flink knows no escapes in it but the doubled quote, and by number those of `U&`. */
export function text(value: string): string {
  const quoted = value.replaceAll("'", "''");
  if (!UNSEEN.test(value)) return `'${quoted}'`;
  const byNumber = quoted
    .replaceAll('\\', '\\\\')
    .replace(new RegExp(UNSEEN, 'gu'), (character) => character.split('').map(unit).join(''));
  return `U&'${byNumber}'`;
}

function unit(code: string): string {
  return `\\${code.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A name of a column or a table. */
export function name(value: string): string {
  return `\`${value.replaceAll('`', '``')}\``;
}

/** A comment of one line. */
export function comment(value: string): string {
  return `-- ${value.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim()}`;
}

/** The path of a field inside of an event, level by level. */
export function path(levels: readonly string[]): string {
  return text(`lax $${levels.map((level) => `["${level.replace(/["\\]/g, '\\$&')}"]`).join('')}`);
}
