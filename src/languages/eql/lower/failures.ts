import type { Predicate } from '../../../ir/index.ts';
import { canFail } from './failing-terms.ts';

/**
 * Says of every script leaf what it is where the script fails: the search would fail there, so that the event is no match, and
 * a `not` around the leaf does not make it one. What the rest of the rule decides stays decided. (eql-semantics 3.6)
 */
export function settleFailures(predicate: Predicate, negated = false): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { ...predicate, operands: predicate.operands.map((operand) => settleFailures(operand, negated)) };
    case 'not':
      return { ...predicate, operand: settleFailures(predicate.operand, !negated) };
    case 'computed':
      return negated && canFail(predicate.term) ? { ...predicate, whenFailing: true } : predicate;
    case 'constant':
    case 'present':
    case 'one-of':
    case 'range':
    case 'date-range':
    case 'matches':
    case 'in-network':
    case 'words':
    case 'anywhere':
      return predicate;
  }
}
