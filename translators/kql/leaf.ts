import {
  type Bound,
  type DateRange,
  type InNetwork,
  meansStar,
  type OneOf,
  type Present,
  type Range,
  type Relation,
} from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { canEqual, reachOf } from '../../src/schema/number-limits.ts';
import { all, type KqlQuery, NOTHING } from './artifact.ts';
import { boundClause, type Comparison, clauseOf, existsClause } from './clause.ts';
import { known } from './codes.ts';
import { quoted, value } from './escape.ts';
import { patternTexts, type Reading } from './patterns.ts';
import { refuse, refuseStar, type Sink, unsearchable } from './sink.ts';

/** A field with a value. Analysed text can be asked for that much. */
export function presentQuery(leaf: Present, sink: Sink): KqlQuery {
  if (familyOf(leaf.field.type) === 'unsupported') return unsearchable(leaf, sink);
  return existsClause(leaf, sink);
}

/** Some value equals one of several constants. */
export function oneOfQuery(leaf: OneOf, reading: Reading, sink: Sink): KqlQuery {
  switch (familyOf(leaf.field.type)) {
    case 'string': {
      if (meansStar(leaf)) return refuseStar(leaf, sink);
      const patterns = leaf.values.map(
        (text) => ({ kind: 'wildcard', parts: [{ kind: 'literal', text: String(text) }] }) as const,
      );
      return clauseOf(leaf, patternTexts(leaf, patterns, reading, sink), sink);
    }
    case 'number':
      return numbers(leaf, sink);
    case 'boolean':
      return clauseOf(leaf, [...new Set(leaf.values.map(String))], sink);
    case 'ip':
      return terms(leaf, leaf.values.map(String), sink);
    case 'date':
    case 'text':
    case 'unsupported':
      return unsearchable(leaf, sink);
  }
}

/** Blocks are values of an address field. */
export function inNetworkQuery(leaf: InNetwork, sink: Sink): KqlQuery {
  return leaf.field.type === 'ip' ? terms(leaf, leaf.networks, sink) : unsearchable(leaf, sink);
}

function terms(leaf: OneOf | InNetwork, texts: readonly string[], sink: Sink): KqlQuery {
  return clauseOf(leaf, [...new Set(texts)].map(value), sink);
}

function numbers(leaf: OneOf, sink: Sink): KqlQuery {
  const texts: string[] = [];
  for (const one of leaf.values) {
    if (typeof one !== 'number') return unsearchable(leaf, sink);
    if (reachOf(leaf.field.type, one) === 'inexact') return inexact(one, leaf, sink);
    if (canEqual(leaf.field.type, one)) texts.push(numberText(one));
  }
  return texts.length === 0 ? NOTHING : clauseOf(leaf, [...new Set(texts)], sink);
}

function inexact(number: number, { origin }: OneOf | Range, sink: Sink): KqlQuery {
  return refuse(sink, 'to-kql-number', `${number} is not printed as it was written`, origin);
}

/** One value between bounds. */
export function rangeQuery(leaf: Range, sink: Sink): KqlQuery {
  switch (familyOf(leaf.field.type)) {
    case 'string':
    case 'ip':
      return between(leaf, leaf.lower, leaf.upper, sink);
    case 'number':
      return numberRange(leaf, sink);
    case 'boolean':
    case 'date':
    case 'text':
    case 'unsupported':
      return unsearchable(leaf, sink);
  }
}

/** Bounds that every value of the type meets go, and one that none meets decides: an index answers some of them with an error. */
function numberRange(leaf: Range, sink: Sink): KqlQuery {
  const kept: { lower: Bound | null; upper: Bound | null } = { lower: leaf.lower, upper: leaf.upper };
  for (const side of ['lower', 'upper'] as const) {
    const bound = kept[side];
    if (bound === null) continue;
    if (typeof bound.value !== 'number') return unsearchable(leaf, sink);
    const reach = reachOf(leaf.field.type, bound.value);
    if (reach === 'inexact') return inexact(bound.value, leaf, sink);
    if (reach === 'within') continue;
    if (reach === (side === 'lower' ? 'above' : 'below')) return NOTHING;
    kept[side] = null;
  }
  return between(leaf, kept.lower, kept.upper, sink);
}

function between(leaf: Range, lower: Bound | null, upper: Bound | null, sink: Sink): KqlQuery {
  if (lower === null && upper === null) return existsClause(leaf, sink);
  if (lower !== null && upper !== null) loseTwoBounds(leaf, sink);
  return all([
    ...(lower === null ? [] : [boundClause(leaf, lower.inclusive ? '>=' : '>', boundText(lower), sink)]),
    ...(upper === null ? [] : [boundClause(leaf, upper.inclusive ? '<=' : '<', boundText(upper), sink)]),
  ]);
}

function boundText({ value: bound }: Bound): string {
  return typeof bound === 'number' ? numberText(bound) : quoted(bound);
}

/** Each bound is a clause of its own in KQL, and of several values one may meet the first and another the second. */
function loseTwoBounds({ field, origin }: Range, { losses }: Sink): void {
  const message = `one value of ${field.name} has to lie between the bounds, here two values may do`;
  losses.push({
    code: known('to-kql-two-bounds'),
    span: origin,
    message,
    effect: 'where-agreed',
    presumes: [{ kind: 'one-value', field: field.name }],
  });
}

/** A date as written. `>` and `<=` round up to the end of what it names, `>=` and `<` down to its start. (eql-semantics 9.2) */
export function dateRangeQuery(leaf: DateRange, sink: Sink): KqlQuery {
  if (familyOf(leaf.field.type) !== 'date') return unsearchable(leaf, sink);
  if (leaf.relation === 'eq') return clauseOf(leaf, [quoted(leaf.text)], sink);
  return boundClause(leaf, COMPARISON[leaf.relation], quoted(leaf.text), sink);
}

const COMPARISON = { lt: '<', le: '<=', gt: '>', ge: '>=' } as const satisfies Record<Exclude<Relation, 'eq'>, Comparison>;

/** Zero and minus zero are two values of a field of doubles. (eql-semantics 9.2) */
function numberText(number: number): string {
  return Object.is(number, -0) ? '-0.0' : String(number);
}
