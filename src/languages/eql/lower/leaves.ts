import type { Scalar } from '../../../event/index.ts';
import type { Computed, Field, Letters, Predicate, Range, Relation, Term, Test } from '../../../ir/index.ts';
import { isNonEmpty, type Span } from '../../../source/index.ts';

/** The negation, when asked for. */
export function negatedIf(negated: boolean, operand: Predicate, origin: Span): Predicate {
  return negated ? { kind: 'not', operand, origin } : operand;
}

/** The field equals one of the values; no values is false. */
export function oneOf(field: Field, values: readonly Scalar[], letters: Letters, origin: Span): Predicate {
  return isNonEmpty(values) ? { kind: 'one-of', field, values, letters, origin } : { kind: 'constant', value: false, origin };
}

/** A script leaf; `settleFailures` says later what it is where the script fails. */
export function computed(term: Term, test: Test, origin: Span): Computed {
  return { kind: 'computed', term, test, whenFailing: false, origin };
}

/** A one-sided range. */
export function range(field: Field, relation: Exclude<Relation, 'eq'>, value: number | string, origin: Span): Range {
  const inclusive = relation === 'le' || relation === 'ge';
  const bound = { value, inclusive };
  const isUpper = relation === 'lt' || relation === 'le';
  return { kind: 'range', field, lower: isUpper ? null : bound, upper: isUpper ? bound : null, origin };
}
