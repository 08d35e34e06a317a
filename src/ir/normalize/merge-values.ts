import type { Span } from '../../source/index.ts';
import type { OneOf, Or, Predicate } from '../predicate.ts';
import { rewriting } from './rewrite.ts';

/**
 * Under `or`, equalities of one field with the same letters become one list at the place of the first; values keep their
 * order and lose repeats. Under `and` they stay apart: different elements of an array may satisfy them.
 * (eql-semantics 2.1, 2.2)
 */
export const mergeValues = rewriting({ or: merge, 'one-of': withoutRepeats });

function merge(node: Or): Predicate {
  const groups = new Map<string, OneOf[]>();
  for (const operand of node.operands) {
    if (operand.kind !== 'one-of') continue;
    const key = groupKey(operand);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operand]);
    else group.push(operand);
  }
  if (![...groups.values()].some((group) => group.length > 1)) return node;
  const operands = node.operands.flatMap((operand): readonly Predicate[] => {
    if (operand.kind !== 'one-of') return [operand];
    const group = groups.get(groupKey(operand)) ?? [operand];
    return group[0] === operand ? [united(operand, group)] : [];
  });
  return { ...node, operands };
}

function groupKey({ field, letters }: OneOf): string {
  return JSON.stringify([letters, field.name, field.indexName ?? '', field.type, field.ignoreAbove]);
}

function united(first: OneOf, group: readonly OneOf[]): OneOf {
  const [head, ...tail] = first.values;
  const values = [...tail, ...group.slice(1).flatMap((leaf) => leaf.values)];
  return withoutRepeats({ ...first, values: [head, ...values], origin: cover(group.map((leaf) => leaf.origin)) });
}

function withoutRepeats(leaf: OneOf): OneOf {
  const [head] = leaf.values;
  // A set takes minus zero for zero, an index does not.
  const distinct = new Map(leaf.values.map((value) => [Object.is(value, -0) ? null : value, value]));
  if (distinct.size === leaf.values.length) return leaf;
  distinct.delete(Object.is(head, -0) ? null : head);
  return { ...leaf, values: [head, ...distinct.values()] };
}

/** The stretch of the query from the first place to the last. */
function cover(places: readonly Span[]): Span {
  return places.reduce((whole, place) => ({ start: Math.min(whole.start, place.start), end: Math.max(whole.end, place.end) }));
}
