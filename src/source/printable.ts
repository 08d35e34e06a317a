/** Control, format and bidirectional characters, line separators and lone surrogates; line feeds, tabs and the joiners of scripts and emoji are none of them. */
const UNPRINTABLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text of others as a terminal may show it: characters that could move the cursor, turn words around or hide each become one visible
 * stand-in. Line feeds and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\u00b7');
}

/** The same on one line: what would end it becomes a stand-in too, so that no name can forge a line. Tabs stay. */
export function printableLine(text: string): string {
  return printable(text.replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\u00b7'));
}

/** A value as JSON in which every such character is escaped, so that what was an escape in a document of others stays one. */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNPRINTABLE, (letter) =>
    letter
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
