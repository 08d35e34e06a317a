import {
  type Bound,
  type DateRange,
  type InNetwork,
  meansStar,
  type OneOf,
  type Present,
  type Range,
  type Relation,
  type Semantics,
  splitAtStars,
} from '../../src/ir/index.ts';
import { wildcard } from '../../src/pattern/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { canEqual, reachOf } from '../../src/schema/number-limits.ts';
import { any, type LuceneQuery, NOTHING } from './artifact.ts';
import { clauseOf, existsClause } from './clause.ts';
import { quoted, value } from './escape.ts';
import { hasCase, regexTexts } from './matches.ts';
import { refuse, type Sink, unsearchable } from './sink.ts';

/** A field with a value. Analysed text can be asked for that much. */
export function presentQuery(leaf: Present, sink: Sink): LuceneQuery {
  if (familyOf(leaf.field.type) === 'unsupported') return unsearchable(leaf, sink);
  return existsClause(leaf, sink);
}

/** Some value equals one of several constants. */
export function oneOfQuery(leaf: OneOf, folding: Semantics['folding'], sink: Sink): LuceneQuery {
  switch (familyOf(leaf.field.type)) {
    case 'string':
      if (meansStar(leaf)) return starredTerms(leaf, folding, sink);
      return leaf.letters === 'exact' ? terms(leaf, leaf.values.map(String), sink) : foldedTerms(leaf, folding, sink);
    case 'number':
      return numbers(leaf, sink);
    case 'boolean':
    case 'ip':
      return terms(leaf, leaf.values.map(String), sink);
    case 'date':
    case 'text':
    case 'unsupported':
      return unsearchable(leaf, sink);
  }
}

/** Blocks are terms of an address field. */
export function inNetworkQuery(leaf: InNetwork, sink: Sink): LuceneQuery {
  return leaf.field.type === 'ip' ? terms(leaf, leaf.networks, sink) : unsearchable(leaf, sink);
}

function terms(leaf: OneOf | InNetwork, texts: readonly string[], sink: Sink): LuceneQuery {
  return clauseOf(leaf, [...new Set(texts)].map(value), sink);
}

/** A query string has no insensitive term, so what has letters becomes an expression over them. */
function foldedTerms(leaf: OneOf, folding: Semantics['folding'], sink: Sink): LuceneQuery {
  const texts = [...new Set(leaf.values.map(String))];
  const plain = texts.filter((text) => !hasCase(text)).map(value);
  const folded = texts.filter(hasCase).flatMap((text) => {
    return regexTexts({ ...leaf, pattern: wildcard([{ kind: 'literal', text }]) }, folding, sink) ?? [];
  });
  return clauseOf(leaf, [...plain, ...folded], sink);
}

/** A star that is meant would act in a term, in quotes as well. */
function starredTerms(leaf: OneOf, folding: Semantics['folding'], sink: Sink): LuceneQuery {
  const { plain, starred } = splitAtStars(leaf);
  const patterns = starred.map((one) => clauseOf(one, regexTexts(one, folding, sink) ?? [], sink));
  return any([...(plain === null ? [] : [oneOfQuery(plain, folding, sink)]), ...patterns]);
}

function numbers(leaf: OneOf, sink: Sink): LuceneQuery {
  const texts: string[] = [];
  for (const one of leaf.values) {
    if (typeof one !== 'number') return unsearchable(leaf, sink);
    if (reachOf(leaf.field.type, one) === 'inexact') return inexact(one, leaf, sink);
    if (canEqual(leaf.field.type, one)) texts.push(value(numberText(one)));
  }
  return texts.length === 0 ? NOTHING : clauseOf(leaf, [...new Set(texts)], sink);
}

function inexact(number: number, { origin }: OneOf | Range, sink: Sink): LuceneQuery {
  return refuse(sink, 'lucene-number', `${number} is not printed as it was written`, origin);
}

/** One value between bounds. */
export function rangeQuery(leaf: Range, sink: Sink): LuceneQuery {
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
function numberRange(leaf: Range, sink: Sink): LuceneQuery {
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

/** Each bound is open or closed by its own bracket; the cluster reads a date with the formats of its mapping. */
function between(leaf: Range | DateRange, lower: Bound | null, upper: Bound | null, sink: Sink): LuceneQuery {
  if (lower?.value === '*' || upper?.value === '*')
    return refuse(sink, 'lucene-open-bound', 'the text * is no bound in a query string', leaf.origin);
  const from = lower === null ? '[*' : `${lower.inclusive ? '[' : '{'}${boundText(lower)}`;
  const to = upper === null ? '*]' : `${boundText(upper)}${upper.inclusive ? ']' : '}'}`;
  return clauseOf(leaf, [`${from} TO ${to}`], sink);
}

function boundText({ value: bound }: Bound): string {
  return typeof bound === 'number' ? numberText(bound) : quoted(bound);
}

/** A date as written. A strict lower bound rounds up to the end of what it names, an inclusive upper one too. (eql-semantics 9.2) */
export function dateRangeQuery(leaf: DateRange, sink: Sink): LuceneQuery {
  if (familyOf(leaf.field.type) !== 'date') return unsearchable(leaf, sink);
  const bound = (inclusive: boolean): Bound => ({ value: leaf.text, inclusive });
  const { lower, upper } = DATE_BOUNDS[leaf.relation](bound);
  return between(leaf, lower, upper, sink);
}

type Ends = { readonly lower: Bound | null; readonly upper: Bound | null };

const DATE_BOUNDS = {
  eq: (bound) => ({ lower: bound(true), upper: bound(true) }),
  lt: (bound) => ({ lower: null, upper: bound(false) }),
  le: (bound) => ({ lower: null, upper: bound(true) }),
  gt: (bound) => ({ lower: bound(false), upper: null }),
  ge: (bound) => ({ lower: bound(true), upper: null }),
} as const satisfies Record<Relation, (bound: (inclusive: boolean) => Bound) => Ends>;

/** Zero and minus zero are two values of a field of doubles. (eql-semantics 9.2) */
function numberText(number: number): string {
  return Object.is(number, -0) ? '-0.0' : String(number);
}
