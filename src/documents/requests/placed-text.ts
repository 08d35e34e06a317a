/** A text put together from pieces of a document, and where each piece stands there. */
export interface PlacedText {
  readonly text: string;
  /** In order: the piece that begins at `offset` of the text stands at `at`. */
  readonly starts: readonly { readonly offset: number; readonly at: number }[];
}

/** Where a place of the text stands in the document. */
export function placeInDocument({ starts }: PlacedText, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = starts[low];
  return piece === undefined ? offset : piece.at + (offset - piece.offset);
}
