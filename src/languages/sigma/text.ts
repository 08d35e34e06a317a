/** One piece of a value: letters, `*` or `?`. */
export type Piece = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'any-run' } | { readonly kind: 'one' };

/**
 * The pieces of a value as it is written (sigma-target 3.2): a backslash before `*`, `?` or another backslash makes a letter of it;
 * before anything else, and at the end, it is a letter itself.
 */
export function piecesOf(written: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') pieces.push({ kind: 'literal', text });
    text = '';
  };
  for (let at = 0; at < written.length; at++) {
    const letter = written.charAt(at);
    const next = written.charAt(at + 1);
    if (letter === '\\' && (next === '*' || next === '?' || next === '\\')) {
      text += next;
      at++;
    } else if (letter === '*' || letter === '?') {
      flush();
      pieces.push({ kind: letter === '*' ? 'any-run' : 'one' });
    } else text += letter;
  }
  flush();
  return pieces;
}

/** The text of pieces without wildcards; null: there are some. */
export function literalText(pieces: readonly Piece[]): string | null {
  const texts = pieces.map((piece) => (piece.kind === 'literal' ? piece.text : null));
  return texts.every((text) => text !== null) ? texts.join('') : null;
}

/** Pieces as Sigma writes them, with a backslash before each letter that would be read as something else. */
export function writtenPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (piece.kind === 'literal' ? piece.text.replace(/[\\*?]/g, '\\$&') : piece.kind === 'any-run' ? '*' : '?'))
    .join('');
}
