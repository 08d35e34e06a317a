import type { Translation } from '../../src/contract/index.ts';
import { type Fold, fold, type Predicate, type Rule } from '../../src/ir/index.ts';
import { diagnostic, isNonEmpty } from '../../src/source/index.ts';
import { inNetworkQuery, oneOfQuery, presentQuery } from './leaf.ts';
import { matchesQuery } from './leaf-matches.ts';
import { dateRangeQuery, rangeQuery } from './leaf-range.ts';
import { countClauses, depthOf, MAX_CLAUSES, MAX_DEPTH } from './limits.ts';
import { pack } from './pack.ts';
import { computedQuery } from './painless.ts';
import { all, any, EVERYTHING, NOTHING, negate, type Query } from './query.ts';
import { note, type Sink } from './sink.ts';

/** The body of a search request: filters only, so nothing is scored. */
export type QueryDslArtifact = {
  readonly query: { readonly bool: { readonly filter?: readonly Query[]; readonly must_not?: readonly Query[] } };
};

export interface QueryDslOptions {
  /** Adds the look-back of a scheduled rule (`now-9m`) as the earliest time, when the rule has one. */
  readonly schedule: boolean;
}

export const DEFAULT_OPTIONS: QueryDslOptions = { schedule: true };

/** Translates a single-event rule; what the query DSL cannot say exactly is refused, never bent. */
export function translate(rule: Rule, options: Partial<QueryDslOptions> = {}): Translation<QueryDslArtifact> {
  const { plan } = rule;
  switch (plan.kind) {
    case 'sequence':
      return refused(rule, 'search-cannot-order', 'one search cannot order events');
    case 'sample':
      return refused(rule, 'search-cannot-sample', 'one search cannot join events by their keys');
    case 'single': {
      if (plan.pipes.length > 0) return refused(rule, 'search-cannot-order', 'a filter cannot choose the first or last matches');
      const sink: Sink = { reasons: [], notes: [] };
      const where = withinLimits(rule, queryOf(plan.where, rule, sink), sink);
      const schedule = options.schedule ?? DEFAULT_OPTIONS.schedule;
      const query = schedule ? all([where, lookBack(rule, sink)]) : where;
      if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
      return { status: 'exact', artifact: body(query), notes: sink.notes };
    }
  }
}

function queryOf(where: Predicate, rule: Rule, sink: Sink): Query {
  const handlers: Fold<Query> = {
    and: ({ operands }) => all(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => negate(operand),
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    present: (leaf) => presentQuery(leaf, sink),
    'one-of': (leaf) => {
      const folds = leaf.letters === 'fold' && leaf.values.some(isBeyondAscii);
      if (folds) noteFolding(rule, leaf, sink);
      return oneOfQuery(leaf, sink);
    },
    range: (leaf) => rangeQuery(leaf, sink),
    'date-range': (leaf) => dateRangeQuery(leaf, sink),
    matches: (leaf) => {
      const text = leaf.pattern.kind === 'regex' ? leaf.pattern.source : JSON.stringify(leaf.pattern.parts);
      if (leaf.letters === 'fold' && isBeyondAscii(text)) noteFolding(rule, leaf, sink);
      return matchesQuery(leaf, sink);
    },
    'in-network': (leaf) => inNetworkQuery(leaf, sink),
    computed: (leaf) => computedQuery(leaf, sink),
  };
  return fold(where, handlers);
}

function isBeyondAscii(value: unknown): boolean {
  return typeof value === 'string' && /[^\0-\x7f]/.test(value);
}

function noteFolding(rule: Rule, { origin }: Predicate, sink: Sink): void {
  const chosen = rule.semantics.folding === 'ascii' ? 'only letters of ASCII fold' : 'all of Unicode folds';
  note(sink, 'folding-by-version', `the rule is read as if ${chosen}; the cluster decides by its version`, origin);
}

/** Prefers the form that a cluster accepts with its default limits, and says so where none is left. */
function withinLimits(rule: Rule, query: Query, sink: Sink): Query {
  const fitting = countClauses(query) > MAX_CLAUSES ? pack(query, rule.semantics.folding) : query;
  const clauses = countClauses(fitting);
  const { origin } = rule.plan;
  if (clauses > MAX_CLAUSES) {
    const help = 'raise indices.query.bool.max_clause_count, or split the rule';
    note(sink, 'too-many-clauses', `${clauses} clauses; clusters allow ${MAX_CLAUSES} by default`, origin, help);
  }
  const depth = depthOf(fitting);
  if (depth >= MAX_DEPTH) note(sink, 'nested-too-deep', `bool queries nested ${depth} deep`, origin);
  return fitting;
}

/**
 * The earliest time a run of the rule looks at. There is no latest time: documents whose clock runs ahead are in the index when the
 * rule runs, and cutting them off would let them slip past every run.
 */
function lookBack(rule: Rule, sink: Sink): Query {
  const { from, timestampField } = rule.meta;
  if (from === null) return EVERYTHING;
  if (!/^now([+-]\d+[yMwdhHms])*(\/[yMwdhHms])?$|^\d{4}-/.test(from))
    note(sink, 'schedule-not-date-math', `the cluster may not read ${JSON.stringify(from)} as a time`, rule.plan.origin);
  return { range: { [timestampField ?? '@timestamp']: { gte: from } } };
}

function body(query: Query): QueryDslArtifact {
  if (!('bool' in query)) return { query: { bool: { filter: [query] } } };
  const { filter, must_not: mustNot, should } = query.bool;
  if (should !== undefined) return { query: { bool: { filter: [query] } } };
  return { query: { bool: { ...(filter && { filter }), ...(mustNot && { must_not: mustNot }) } } };
}

function refused(rule: Rule, code: 'search-cannot-order' | 'search-cannot-sample', message: string): Translation<never> {
  return { status: 'refused', reasons: [diagnostic(code, message, rule.plan.origin)] };
}
