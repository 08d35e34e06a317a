/**
 * An expression as `regex~` of EQL reads it, for readers that let case count: letters and single members of classes take both
 * cases of ASCII, ranges and escapes stay. (eql-semantics 7.5)
 */
export function foldedExpression(expression: string): string {
  const pieces = expression.match(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|[\s\S]/gu) ?? [];
  return pieces.map(folded).join('');
}

function folded(piece: string): string {
  if (piece.startsWith('\\')) return piece;
  if (!piece.startsWith('[') || piece.length === 1) return /^[A-Za-z]$/.test(piece) ? `[${both(piece)}]` : piece;
  const members = piece.slice(1, -1).match(/\\[\s\S]|[^\\](?:-(?:\\[\s\S]|[^\\]))?|[\s\S]/gu) ?? [];
  return `[${members.map((member) => (/^[A-Za-z]$/.test(member) ? both(member) : member)).join('')}]`;
}

function both(letter: string): string {
  return letter.toUpperCase() + letter.toLowerCase();
}
