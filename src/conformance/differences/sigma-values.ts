/** Characters that `windash` takes for one another at the beginning of a word. */
const DASHES = ['-', '/', '\u2013', '\u2014', '\u2015'] as const;
const DASH_BEFORE_WORD = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/u;
/** A list of more texts than this is no list that anybody would run. */
const MOST_TEXTS = 1000;

/** What a value under `windash` stands for, as texts of their own; null: too many. */
export function withEachDash(value: string): readonly string[] | null {
  const parts = value.split(DASH_BEFORE_WORD);
  let texts: readonly string[] = [''];
  for (const [index, part] of parts.entries()) {
    texts = texts.flatMap((text) => (index === 0 ? [''] : DASHES).map((dash) => text + dash + part));
    if (texts.length > MOST_TEXTS) return null;
  }
  return texts;
}

/** A value that runs on: a backslash at its end stays one before the wildcard. */
export function runningOn(value: string): string {
  const [slashes = ''] = /\\*$/.exec(value) ?? [];
  return `${value}${slashes.length % 2 === 1 ? '\\' : ''}*`;
}

/** Whether a wildcard stands in a value. */
export function hasWildcard(value: string): boolean {
  return /^(?:[^\\*?]|\\.)*[*?]/s.test(value);
}
