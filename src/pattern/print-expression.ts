import { type Expression, isAnything, MAX_CODE_POINT } from './expression.ts';
import type { CharSet } from './refa.generated.ts';

/** How one regular expression language spells its parts. */
export interface Spelling {
  /** A character outside a class, escaped where needed. */
  character(code: number): string;
  /** A character inside a class. */
  member(code: number): string;
  /** Opens a group that is closed by `)`. */
  readonly group: string;
  /** No character at all. */
  readonly nothing: string;
}

/**
 * The expression as text, without anchors; `.` means any code point, so the reader must let it cross line ends.
 * Null for a complement, which regular expressions cannot say.
 */
export function printExpression(expression: Expression, spelling: Spelling): string | null {
  switch (expression.kind) {
    case 'set':
      return printSet(expression.set, spelling);
    case 'sequence':
      return all(expression.items.map((item) => grouped(item, spelling, item.kind === 'choice')))?.join('') ?? null;
    case 'choice': {
      if (expression.items.length === 0) return spelling.nothing;
      return all(expression.items.map((item) => printExpression(item, spelling)))?.join('|') ?? null;
    }
    case 'repeat': {
      const item = grouped(expression.item, spelling, expression.item.kind !== 'set');
      return item === null ? null : item + printCounts(expression.min, expression.max);
    }
    case 'complement':
      return null;
  }
}

/** The largest count of a repeat written with braces; some engines allow at most 1,000. */
export function largestCount(expression: Expression): number {
  switch (expression.kind) {
    case 'set':
      return 0;
    case 'sequence':
    case 'choice':
      return expression.items.reduce((most, item) => Math.max(most, largestCount(item)), 0);
    case 'repeat':
      return Math.max(expression.min, expression.max ?? 0, largestCount(expression.item));
    case 'complement':
      return largestCount(expression.item);
  }
}

/** Does the text of the expression hold a `.`? */
export function usesDot(expression: Expression): boolean {
  switch (expression.kind) {
    case 'set':
      return expression.set.isAll;
    case 'sequence':
    case 'choice':
      return expression.items.some(usesDot);
    case 'repeat':
      return isAnything(expression) || usesDot(expression.item);
    case 'complement':
      return usesDot(expression.item);
  }
}

function grouped(item: Expression, spelling: Spelling, group: boolean): string | null {
  const text = printExpression(item, spelling);
  return text === null || !group ? text : `${spelling.group}${text})`;
}

function printCounts(min: number, max: number | null): string {
  if (min === 0 && max === 1) return '?';
  if (max === null) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function printSet(set: CharSet, spelling: Spelling): string {
  if (set.isAll) return '.';
  const [first] = set.ranges;
  if (first !== undefined && set.size === 1) return spelling.character(first.min);
  const negated = set.has(MAX_CODE_POINT);
  return `[${negated ? '^' : ''}${printRanges(negated ? set.negate() : set, spelling)}]`;
}

function printRanges(set: CharSet, spelling: Spelling): string {
  return set.ranges
    .map(({ min, max }) => {
      if (min === max) return spelling.member(min);
      return `${spelling.member(min)}${max - min > 1 ? '-' : ''}${spelling.member(max)}`;
    })
    .join('');
}

function all(texts: readonly (string | null)[]): readonly string[] | null {
  const present = texts.filter((text) => text !== null);
  return present.length === texts.length ? present : null;
}
