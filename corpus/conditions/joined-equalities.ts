import { type Membership, type Question, sameness } from '../questions/index.ts';
import { constantOf } from './reading.ts';

/**
 * The alternatives of an `or` as the engine leaves them: equalities and lists that ask the same computed value are one list, whose constants
 * a script converts (eql-semantics 2.1, 9.2). On a field a list means the same as its parts.
 */
export function joinedEqualities(operands: readonly Question[]): readonly Question[] {
  const lists = new Map<string, Membership>();
  const counts = new Map<string, number>();
  const keys = operands.map((operand) => {
    const list = listOf(operand);
    if (list === null) return null;
    const key = sameness(list.subject);
    const before = lists.get(key);
    lists.set(key, before === undefined ? list : { ...before, elements: [...before.elements, ...list.elements] });
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return key;
  });
  return operands.flatMap((operand, place) => {
    const key = keys[place] ?? null;
    const list = key === null ? undefined : lists.get(key);
    if (key === null || list === undefined || (counts.get(key) ?? 0) < 2) return [operand];
    return keys.indexOf(key) === place ? [list] : [];
  });
}

/** An equality of a computed value and a constant, or a list of constants that it is one of; null: neither. */
function listOf(node: Question): Membership | null {
  if (node.kind === 'membership') return node.letters === 'exact' && node.subject.kind !== 'field' ? node : null;
  if (node.kind !== 'comparison' || node.operator !== '==') return null;
  const [subject, constant] = constantOf(node.left) === null ? [node.left, node.right] : [node.right, node.left];
  const value = constantOf(constant)?.value ?? null;
  if (subject.kind === 'field' || constantOf(subject) !== null || value === null) return null;
  return {
    kind: 'membership',
    span: node.span,
    said: 'in',
    letters: 'exact',
    subject,
    elements: [constant],
  };
}
