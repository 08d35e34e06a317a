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

/** The relation as a comparison multiplied by a negative number has it. (eql-semantics 2.5) */
export const FLIPPED = { eq: 'eq', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' } as const satisfies Record<Relation, Relation>;
