import { isPlainQuery, lossesAround, type Translation } from '../../src/contract/index.ts';
import { type Fold, fold, type Predicate, type Rule } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { together, unsaidClauses } from './around.ts';
import type { QueryDslArtifact, QueryDslOptions, SearchBody } from './artifact.ts';
import { runtimeOf, translateToEql } from './eql-request.ts';
import { noteFolding } from './folding.ts';
import { inNetworkQuery, presentQuery } from './leaf.ts';
import { equalQuery, matchesQuery } from './leaf-matches.ts';
import { dateRangeQuery, rangeQuery } from './leaf-range.ts';
import { wordsQuery } from './leaf-words.ts';
import { countClauses, depthOf, doubledFields, MAX_CLAUSES, MAX_DEPTH } from './limits.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { pack } from './pack.ts';
import { computedQuery } from './painless.ts';
import { all, any, EVERYTHING, NOTHING, negate, type Query } from './query.ts';
import { lookBack } from './schedule.ts';
import { createSink, note, refuse, type Sink } from './sink.ts';

/**
 * Translates a rule over single events to a search, and a rule that needs several to an EQL search. What the query DSL
 * cannot say exactly is refused, never bent.
 */
export function translate(rule: Rule, options: Partial<QueryDslOptions> = {}): Translation<QueryDslArtifact> {
  const { plan } = rule;
  const chosen = { ...DEFAULT_OPTIONS, ...options };
  switch (plan.kind) {
    case 'sequence':
    case 'sample':
      return translateToEql(rule, chosen, queryOf);
    case 'single':
      return translateToSearch(rule, plan.where, chosen);
  }
}

function translateToSearch(rule: Rule, condition: Predicate, { schedule }: QueryDslOptions): Translation<QueryDslArtifact> {
  const sink = createSink(rule.query);
  const where = withinLimits(rule, queryOf(condition, rule, sink), sink);
  const query = together(schedule ? all([where, lookBack(rule, sink)]) : where, unsaidClauses(rule.around));
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  const artifact: QueryDslArtifact = { kind: 'search', body: { ...body(query), ...runtimeOf(rule) } };
  const losses = lossesAround(rule, { filters: isPlainQuery, scripts: true, beyond: () => false });
  return isNonEmpty(losses)
    ? { status: 'lossy', artifact, losses, notes: sink.notes }
    : { status: 'exact', artifact, notes: sink.notes };
}

/** A predicate as a query; what cannot be said goes to the sink. */
export function queryOf(where: Predicate, rule: Rule, sink: Sink): Query {
  const handlers: Fold<Query> = {
    and: ({ operands }) => all(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => negate(operand),
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    present: (leaf) => presentQuery(leaf, sink),
    'one-of': (leaf) => {
      noteFolding(leaf, rule, sink);
      return equalQuery(leaf, rule.semantics.folding, sink);
    },
    range: (leaf) => rangeQuery(leaf, sink),
    'date-range': (leaf) => dateRangeQuery(leaf, sink),
    matches: (leaf) => {
      noteFolding(leaf, rule, sink);
      return matchesQuery(leaf, rule.semantics.folding, sink);
    },
    'in-network': (leaf) => inNetworkQuery(leaf, sink),
    words: wordsQuery,
    anywhere: ({ origin }) => refuse(sink, 'no-field-named', 'a keyword is looked for in every field', origin),
    computed: (leaf) => computedQuery(leaf, sink),
  };
  return fold(where, handlers);
}

/** Prefers the form that a cluster accepts with its default limits, and says so where none is left. */
function withinLimits(rule: Rule, query: Query, sink: Sink): Query {
  const doubled = doubledFields(rule);
  const fitting = countClauses(query, doubled) > MAX_CLAUSES ? pack(query, rule.semantics.folding) : query;
  const clauses = countClauses(fitting, doubled);
  const { origin } = rule.plan;
  if (clauses > MAX_CLAUSES) {
    const help = 'raise indices.query.bool.max_clause_count, or split the rule';
    note(sink, 'too-many-clauses', `${clauses} clauses; clusters allow ${MAX_CLAUSES} by default`, origin, help);
  }
  const depth = depthOf(fitting);
  if (depth >= MAX_DEPTH) note(sink, 'nested-too-deep', `bool queries nested ${depth} deep`, origin);
  return fitting;
}

function body(query: Query): SearchBody {
  if (!('bool' in query)) return { query: { bool: { filter: [query] } } };
  const { filter, must_not: mustNot, should } = query.bool;
  if (should !== undefined) return { query: { bool: { filter: [query] } } };
  return { query: { bool: { ...(filter && { filter }), ...(mustNot && { must_not: mustNot }) } } };
}
