import type { And, Or, Predicate } from '../predicate.ts';
import { showPredicate } from '../show.ts';
import { rewrite } from './rewrite.ts';

/** `x and x` is x, and the same for `or`; the first one stays. (eql-semantics 2.1) */
export function dropRepeats(predicate: Predicate): Predicate {
  return rewrite(predicate, { and: distinct, or: distinct });
}

function distinct(node: And | Or): Predicate {
  const candidates = new Map<string, Predicate[]>();
  const operands = node.operands.filter((operand) => {
    const key = outline(operand);
    const similar = candidates.get(key);
    if (similar === undefined) candidates.set(key, [operand]);
    else if (similar.some((other) => showPredicate(other) === showPredicate(operand))) return false;
    else similar.push(operand);
    return true;
  });
  return operands.length === node.operands.length ? node : { ...node, operands };
}

/** What equal predicates share and few others do, so that texts are compared rarely. */
function outline(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return `${predicate.kind} ${predicate.operands.map(outline).join(' ')}`;
    case 'not':
      return `not ${outline(predicate.operand)}`;
    case 'constant':
      return `constant ${predicate.value}`;
    case 'one-of':
      return `one-of ${predicate.field.name} ${predicate.values.join(' ')}`;
    case 'matches':
      return `matches ${predicate.field.name} ${JSON.stringify(predicate.pattern)}`;
    case 'present':
    case 'range':
    case 'date-range':
    case 'in-network':
    case 'words':
    case 'anywhere':
    case 'computed':
      return showPredicate(predicate);
  }
}
