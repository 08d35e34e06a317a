import type { Predicate, Term } from '../../../ir/index.ts';

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
      return predicate;
  }
}

/** False for scripts that have a result, or null, for every event. */
function canFail(term: Term): boolean {
  if (term.kind !== 'call') return false;
  switch (term.function) {
    case 'concat':
    case 'string':
    case 'length':
    case 'startsWith':
    case 'endsWith':
    case 'cidrMatch':
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return term.arguments.some(canFail);
    // Places are whole numbers, the part is a text unless it is null.
    case 'indexOf':
    case 'substring':
    case 'stringContains':
      return term.arguments.some((argument, index) => canFail(argument) || (index > 0 && argument.kind !== 'value'));
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'modulo':
    case 'negate':
      return term.type !== 'double' || term.arguments.some(canFail);
    case 'between':
    case 'number':
      return true;
  }
}
