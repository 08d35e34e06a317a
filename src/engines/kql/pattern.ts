import type { Literal } from '../../languages/kql/ast.ts';
import { unsupported } from './failure.ts';
import type { Scope } from './scope.ts';

/** The text of a value, each wildcard as a star. */
export function textOf({ pieces }: Literal): string {
  return pieces.join('*');
}

/** `*` alone. */
export function isAnything({ pieces }: Literal): boolean {
  return pieces.length === 2 && pieces.every((piece) => piece === '');
}

/** Whether wildcards of a value count. Elasticsearch looks for a star without a backslash anywhere before it in the same word. */
export function isPattern({ pieces, span }: Literal, { reading, text }: Scope): boolean {
  if (pieces.length === 1) return false;
  if (reading === 'kibana') return true;
  return text
    .slice(span.start, span.end)
    .split(/[ \t\r\n\u3000]+/)
    .some((word) => /^[^\\]*\*/.test(word));
}

/**
 * A pattern as a query string takes it apart, at blanks: each word with a star is a pattern, and words without one that follow each other are
 * one text. One of them has to fit.
 */
export function wordsOf(literal: Literal, { reading }: Scope): readonly (readonly string[])[] {
  // Elasticsearch lets a star with a backslash through as one without.
  const pieces = reading === 'kibana' ? literal.pieces : textOf(literal).split('*');
  const words = pieces
    .join('\0')
    .split(/[ \t\n\r\u3000]+/)
    .filter((word) => word !== '');
  const parts: string[] = [];
  let isText = false;
  for (const word of words) {
    if (/^(?:AND|OR|NOT)$/.test(word)) unsupported(`the operator ${word} of a query string`);
    const goesOn = isText && !word.includes('\0');
    if (goesOn) parts.push(`${parts.pop()} ${word}`);
    else parts.push(word);
    isText = !word.includes('\0');
  }
  return parts.map((part) => part.split('\0'));
}
