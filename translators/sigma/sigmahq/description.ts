/** A sentence a line where there are several, which prints as a block. */
export function descriptionAsSigmahq(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => line.split(SENTENCE_END))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** The blank between a full stop and a capital, unless the stop is that of an abbreviation, an initial or a number. */
const SENTENCE_END =
  /(?<=[^\s.]{2}[.!?]["')]?)(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|No|Inc|Corp|Ltd|Dr|Mr|Ms|St|\d+)\.)\s+(?=["'(]?\p{Lu})/u;

const LINK = /https?:\/\/[^\s<>"'()[\]{}]*[^\s<>"'()[\]{}.,;:!?]/gi;

/** The links that stand in a text, each once. */
export function linksIn(text: string): readonly string[] {
  return [...new Set(text.match(LINK) ?? [])];
}

/** The same text with links that are none to a reader of links. */
export function withoutSchemes(text: string): string {
  return text.replace(/https?:\/\//gi, '');
}
