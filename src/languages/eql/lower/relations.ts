import type { Relation } from '../../../ir/index.ts';
import type { ComparisonOperator } from '../ast.ts';

/** The order relations, and `eq`; `!=` is the negation of `eq` and no relation of its own. (eql-semantics 0.3) */
export const RELATIONS = {
  '==': 'eq',
  '!=': 'eq',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
} as const satisfies Record<ComparisonOperator, Relation>;

/** `5 < f` is `f > 5`. (eql-semantics 1.5) */
export const MIRRORED = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
} as const satisfies Record<ComparisonOperator, ComparisonOperator>;
