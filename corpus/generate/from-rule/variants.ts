import { familyOf, type Scalar, type Schema } from '../../../src/event/index.ts';
import type { Random } from '../random.ts';
import { type FieldDemand, fits, meets } from './demands.ts';
import type { SomeLeaf } from './formula.ts';
import { factsOf } from './reading.ts';
import type { Writing } from './specimen.ts';

/** A named way to write one field. */
export interface Variant extends Writing {
  readonly name: string;
}

/** Ways to write the field of a leaf that certainly meet the demands on it: values at the edge, lists, absence in all its spellings. */
export function variants(
  leaf: SomeLeaf,
  demands: readonly FieldDemand[],
  chosen: readonly Scalar[],
  schema: Schema,
  random: Random,
): readonly Variant[] {
  const { field } = leaf;
  const facts = factsOf(schema, field);
  const edges = leaf.edges(random).filter((edge) => fits(schema, field, edge.value));
  const found: Variant[] = edges.map((edge) => ({ name: edge.name, values: [edge.value], json: edge.value }));
  const good = chosen[0] ?? leaf.samples(random, false)[0];
  for (const edge of edges.slice(0, 6)) {
    if (good !== undefined) found.push({ name: 'two-values', values: [edge.value, good], json: [edge.value, good] });
  }
  if (good !== undefined) {
    found.push(
      { name: 'list-of-one', values: [good], json: [good] },
      { name: 'list-with-null', values: [good], json: [null, good] },
    );
    found.push({ name: 'list-in-list', values: [good], json: [[good]] });
  }
  if (familyOf(facts.type) === 'string' && facts.type !== 'flattened') {
    for (const value of [good, ...edges.map((edge) => edge.value)]) {
      if (typeof value === 'string' && /^(0|[1-9]\d{0,8})$/.test(value))
        found.push({ name: 'number-for-text', values: [value], json: Number(value) });
    }
    const long = facts.ignoreAbove === null || facts.ignoreAbove > 2000 || typeof good !== 'string' || good === '' ? null : good;
    const limit = facts.ignoreAbove ?? 0;
    if (long !== null)
      found.push({
        name: 'over-the-limit',
        values: [],
        json: long.repeat(Math.ceil((limit + 1) / long.length)).slice(0, limit + 1),
      });
  }
  if (facts.type !== 'constant_keyword') {
    found.push({ name: 'absent', values: [], json: undefined }, { name: 'empty-list', values: [], json: [] });
    if (facts.nullValue === null)
      found.push({ name: 'null', values: [], json: null }, { name: 'list-of-null', values: [], json: [null] });
  }
  return found.filter((variant) => meets(demands, variant.values));
}
