/** Letters of no alphabet, which stand in a pattern for stars and marks that are letters. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['*', '\u{F0000}'],
  ['?', '\u{F0001}'],
]);
const REVEALED = new Map([...LETTERS].map(([letter, stand]) => [stand, letter]));

/**
 * A pattern in which a backslash before `*`, `?` and itself makes a letter of them, spelt so that every `*` and `?` left is a wildcard and
 * every backslash a letter. Null: it has one of the letters that stand for them.
 */
export function hideLetters(pattern: string): string | null {
  if ([...REVEALED.keys()].some((stand) => pattern.includes(stand))) return null;
  return pattern.replace(/\\([*?\\])/g, (_, letter: string) => LETTERS.get(letter) ?? letter);
}

/** A value as a pattern with hidden letters sees it. */
export function hidden(value: string): string {
  // Most values have none, and every condition on a field asks.
  if (!value.includes('*') && !value.includes('?')) return value;
  return value.replace(/[*?]/g, (letter) => LETTERS.get(letter) ?? letter);
}

const HIGH = /[\ud800-\udfff]/;

/** A value that was made from a pattern with hidden letters, as events have it. */
export function revealed(value: string): string {
  // Nearly no value has one.
  if (!HIGH.test(value)) return value;
  return value.replace(/[\u{F0000}\u{F0001}]/gu, (stand) => REVEALED.get(stand) ?? stand);
}
