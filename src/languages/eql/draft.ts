import type { NonEmpty, Span } from '../../source/index.ts';
import type { Category, EventQuery, Expression, NumberLiteral } from './ast.ts';

/**
 * What the grammar builds. Conditions are final; the clauses around them are read more generously than EQL allows, so
 * that `structure.ts` can refuse them with their meaning in hand instead of "unexpected token".
 */
export interface DraftQuery {
  readonly span: Span;
  readonly body: EventQuery | DraftJoin;
  readonly pipes: readonly DraftPipe[];
}

/** A word with its place. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** `sequence`, `sample` or `join` with its items. */
export interface DraftJoin {
  readonly kind: 'join';
  readonly span: Span;
  readonly word: Word;
  readonly clauses: readonly DraftClause[];
  readonly items: NonEmpty<DraftItem>;
  readonly until: DraftItem | null;
}

export interface DraftItem {
  readonly span: Span;
  /** The opening token: `[` or `![`. */
  readonly open: Word;
  readonly category: Category;
  readonly condition: Expression;
  readonly clauses: readonly DraftClause[];
}

export type DraftClause =
  | { readonly kind: 'by'; readonly span: Span; readonly keys: NonEmpty<Expression> }
  | { readonly kind: 'with'; readonly span: Span; readonly option: Word; readonly value: DraftValue }
  | { readonly kind: 'fork'; readonly span: Span };

/** The right side of `maxspan=` or `runs=`: a number with perhaps a unit, or something else. */
export type DraftValue =
  | { readonly kind: 'amount'; readonly span: Span; readonly number: NumberLiteral; readonly unit: Word | null }
  | { readonly kind: 'other'; readonly span: Span };

export interface DraftPipe {
  readonly span: Span;
  readonly name: Word;
  readonly arguments: readonly Expression[];
}
