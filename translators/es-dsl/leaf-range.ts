import type { Bound, DateRange, Range, Relation } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { reachOf } from '../../src/schema/number-limits.ts';
import { indexedName } from './field-name.ts';
import { inexact, unsearchable } from './leaf.ts';
import { type Bounds, NOTHING, type Query } from './query.ts';
import type { Sink } from './sink.ts';

/**
 * One value between bounds. Keywords order by UTF-8 bytes, which is the order of code points that the leaf asks for
 * (eql-semantics 3.4), versions as the leaf asks them to.
 */
export function rangeQuery(leaf: Range, sink: Sink): Query {
  switch (familyOf(leaf.field.type)) {
    case 'string':
    // The terms of an analysed text: what EQL itself sends. (eql-semantics 9.1)
    case 'text':
      return textRange(leaf);
    case 'number':
      return numberRange(leaf, sink);
    case 'ip':
      return { range: { [indexedName(leaf.field)]: bounds(leaf.lower, leaf.upper) } };
    case 'boolean':
    case 'date':
    case 'unsupported':
      return unsearchable(leaf, sink);
  }
}

/**
 * A date compared with the text as written: the cluster reads it with the formats of the mapping and rounds it, `gt` and `lte`
 * to the last moment it names, `gte` and `lt` to the first. So equality is `gte` and `lte` of the same text (eql-semantics 9.2).
 */
export function dateRangeQuery(leaf: DateRange, sink: Sink): Query {
  if (familyOf(leaf.field.type) !== 'date') return unsearchable(leaf, sink);
  return { range: { [indexedName(leaf.field)]: DATE_BOUNDS[leaf.relation](leaf.text) } };
}

const DATE_BOUNDS = {
  eq: (text) => ({ gte: text, lte: text }),
  lt: (text) => ({ lt: text }),
  le: (text) => ({ lte: text }),
  gt: (text) => ({ gt: text }),
  ge: (text) => ({ gte: text }),
} as const satisfies Record<Relation, (text: string) => Bounds>;

function textRange(leaf: Range): Query {
  return { range: { [indexedName(leaf.field)]: bounds(leaf.lower, leaf.upper) } };
}

/** Bounds that no value of the type can pass, or that every value passes, go: some versions answer them with an error. */
function numberRange(leaf: Range, sink: Sink): Query {
  const { type } = leaf.field;
  const name = indexedName(leaf.field);
  const kept: { lower: Bound | null; upper: Bound | null } = { lower: leaf.lower, upper: leaf.upper };
  for (const side of ['lower', 'upper'] as const) {
    const bound = kept[side];
    if (bound === null) continue;
    if (typeof bound.value !== 'number') return unsearchable(leaf, sink);
    const reach = reachOf(type, bound.value);
    if (reach === 'inexact') return inexact(bound.value, leaf.origin, sink);
    if (reach === 'within') continue;
    if (reach === (side === 'lower' ? 'above' : 'below')) return NOTHING;
    kept[side] = null;
  }
  if (kept.lower === null && kept.upper === null) return { exists: { field: name } };
  return { range: { [name]: bounds(kept.lower, kept.upper) } };
}

function bounds(lower: Bound | null, upper: Bound | null): Bounds {
  return {
    ...(lower === null ? {} : lower.inclusive ? { gte: lower.value } : { gt: lower.value }),
    ...(upper === null ? {} : upper.inclusive ? { lte: upper.value } : { lt: upper.value }),
  };
}
