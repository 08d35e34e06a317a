import type { Span } from '../../../source/index.ts';
import type { StringLiteral } from '../ast.ts';

/** The place in the query of the character at `offset` of a literal's value; the whole literal when it cannot be told. */
export function placeInLiteral(literal: StringLiteral, offset: number, text: string): Span {
  const units = literal.form === 'raw' ? rawUnits(literal) : plainUnits(literal, text);
  const unit = units[Math.min(offset, units.length - 1)];
  return unit ?? literal.span;
}

function rawUnits({ span, value }: StringLiteral): readonly Span[] {
  return Array.from({ length: value.length }, (_, index) => ({ start: span.start + 3 + index, end: span.start + 4 + index }));
}

const TOKEN = /\\u\{([0-9a-fA-F]+)\}|\\.|./gs;

/** One span per UTF-16 unit of the decoded value; an escape is one place. */
function plainUnits({ span }: StringLiteral, text: string): readonly Span[] {
  const inner = text.slice(span.start + 1, span.end - 1);
  return [...inner.matchAll(TOKEN)].flatMap((match) => {
    const start = span.start + 1 + match.index;
    const place = { start, end: start + match[0].length };
    const astral = match[1] !== undefined && Number.parseInt(match[1], 16) > 0xffff;
    return astral ? [place, place] : [place];
  });
}
