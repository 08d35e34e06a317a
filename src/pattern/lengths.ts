import { expressionOf } from './build-expression.ts';
import type { Expression } from './expression.ts';
import type { Folding, Letters } from './fold.ts';
import type { TextPattern } from './text-pattern.ts';

/** Bounds on the length of members in UTF-16 units; `max` null: none. */
interface LengthRange {
  readonly min: number;
  readonly max: number | null;
}

/**
 * No member of the pattern is shorter than `min` or longer than `max`. The bounds are exact unless the pattern has a
 * complement or an intersection. A pattern without members has the bounds 0 and 0.
 */
export function lengthRange(pattern: TextPattern, letters: Letters, folding: Folding): LengthRange {
  return lengthsOf(expressionOf(pattern, { letters, folding, lines: 'cross' }));
}

/** The bounds of an expression; see `lengthRange`. */
function lengthsOf(expression: Expression): LengthRange {
  switch (expression.kind) {
    case 'set': {
      const { ranges } = expression.set;
      const [first] = ranges;
      const last = ranges[ranges.length - 1];
      return { min: unitsOf(first?.min ?? 0), max: unitsOf(last?.max ?? 0) };
    }
    case 'sequence':
      return expression.items.map(lengthsOf).reduce(add, { min: 0, max: 0 });
    case 'choice': {
      const [first, ...rest] = expression.items.map(lengthsOf);
      return first === undefined ? { min: 0, max: 0 } : rest.reduce(span, first);
    }
    case 'repeat': {
      const item = lengthsOf(expression.item);
      const bounded = expression.max !== null && item.max !== null;
      return { min: item.min * expression.min, max: bounded ? times(item.max, expression.max) : item.max === 0 ? 0 : null };
    }
    case 'complement':
      return { min: 0, max: null };
  }
}

function times(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left * right;
}

function add(left: LengthRange, right: LengthRange): LengthRange {
  return { min: left.min + right.min, max: left.max === null || right.max === null ? null : left.max + right.max };
}

function span(left: LengthRange, right: LengthRange): LengthRange {
  const max = left.max === null || right.max === null ? null : Math.max(left.max, right.max);
  return { min: Math.min(left.min, right.min), max };
}

function unitsOf(code: number): number {
  return code > 0xffff ? 2 : 1;
}
