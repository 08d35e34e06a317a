import { type WildcardPart, wildcard } from '../pattern/index.ts';

/** A value as its literal pieces and wildcards. */
export type Parts = readonly WildcardPart[];

/** A value as conditions and replacements of pipelines see it: wildcards bare, literal ones behind a backslash, backslashes as they are. */
export function plainText(parts: Parts): string {
  return parts.map(plainPiece).join('');
}

function plainPiece(part: WildcardPart): string {
  switch (part.kind) {
    case 'literal':
      return part.text.replace(/[*?]/g, '\\$&');
    case 'any-run':
      return '*';
    case 'one':
      return '?';
  }
}

/** A value as Sigma writes it: a backslash makes a wildcard or a backslash literal, and stands for itself before anything else. */
export function partsOf(text: string): Parts {
  const parts: WildcardPart[] = [];
  for (const [piece] of text.matchAll(/\\[*?\\]|[*?]|(?:[^*?\\]|\\(?![*?\\]))+/gs)) {
    if (piece === '*') parts.push({ kind: 'any-run' });
    else if (piece === '?') parts.push({ kind: 'one' });
    else parts.push({ kind: 'literal', text: /^\\[*?\\]$/.test(piece) ? piece.slice(1) : piece });
  }
  return wildcard(parts).parts;
}

/** Changes the literal pieces of a value. */
export function mapLiterals(parts: Parts, change: (text: string) => Parts): Parts {
  return wildcard(parts.flatMap((part) => (part.kind === 'literal' ? change(part.text) : [part]))).parts;
}

/** A text without wildcards. */
export function literal(text: string): Parts {
  return [{ kind: 'literal', text }];
}

/** The text of a value without wildcards; null: it has some. */
export function literalText(parts: Parts): string | null {
  return parts.every(({ kind }) => kind === 'literal')
    ? parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('')
    : null;
}
