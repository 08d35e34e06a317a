import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { foldBySide, type Predicate, type Rule } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { all, any, EVERYTHING, type KqlArtifact, type KqlQuery, NOTHING, negated } from './artifact.ts';
import { diagnostic } from './codes.ts';
import { dateRangeQuery, inNetworkQuery, oneOfQuery, presentQuery, rangeQuery } from './leaf.ts';
import { matchesQuery } from './patterns.ts';
import { refuse, type Sink } from './sink.ts';
import { wordsQuery } from './words.ts';

/** `indices.query.bool.max_clause_count` of older versions, and how deep a query may nest. */
const MOST_CLAUSES = 1024;
const MOST_LEVELS = 14;

/** A rule over single events as a query of KQL, or the reasons why it is none. */
export function translateKql(rule: Rule): Translation<KqlArtifact> {
  const { plan } = rule;
  if (plan.kind !== 'single') {
    const help = 'es-dsl sends it as EQL';
    const reason = diagnostic('to-kql-several-events', 'KQL asks each document by itself', plan.origin, { help });
    return { status: 'refused', reasons: [reason] };
  }
  const sink: Sink = { reasons: [], losses: [], otherwise: [] };
  const query = queryOf(plan.where, rule, sink);
  if (clausesOf(query) > MOST_CLAUSES || levelsOf(query) > MOST_LEVELS)
    refuse(sink, 'to-kql-too-large', 'the query has too many clauses or levels', plan.origin);
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  const notes = [...scheduleNotes(rule), ...otherwiseNotes(sink)];
  const losses = [...sink.losses, ...lossesAround(rule, NOTHING_PASSED_ON)];
  return isNonEmpty(losses)
    ? { status: 'lossy', artifact: { query }, losses, notes }
    : { status: 'exact', artifact: { query }, notes };
}

/** Kibana reads these patterns as they are meant; told once, at the first place. */
function otherwiseNotes({ otherwise: [first] }: Sink): readonly ReturnType<typeof diagnostic>[] {
  if (first === undefined) return [];
  const message = "Kibana reads the escapes of this pattern; Elasticsearch's own `kql` query takes it for another text";
  return [diagnostic('to-kql-escaped-pattern', message, first)];
}

function queryOf(where: Predicate, { semantics: { folding } }: Rule, sink: Sink): KqlQuery {
  return foldBySide<KqlQuery>(where, {
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    and: ({ operands }) => all(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => negated(operand),
    present: (leaf) => presentQuery(leaf, sink),
    'one-of': (leaf, below) => oneOfQuery(leaf, { folding, below }, sink),
    range: (leaf) => rangeQuery(leaf, sink),
    'date-range': (leaf) => dateRangeQuery(leaf, sink),
    matches: (leaf, below) => matchesQuery(leaf, { folding, below }, sink),
    'in-network': (leaf) => inNetworkQuery(leaf, sink),
    computed: ({ origin }) => refuse(sink, 'to-kql-computed-value', 'KQL computes nothing', origin),
    words: (leaf) => wordsQuery(leaf, sink),
    anywhere: ({ origin }) =>
      refuse(sink, 'to-kql-anywhere', 'which fields a value without one is looked for in is up to the index', origin),
  });
}

function clausesOf(query: KqlQuery): number {
  switch (query.kind) {
    case 'everything':
      return 1;
    case 'clause':
      return query.clauses;
    case 'not':
      return clausesOf(query.operand);
    case 'and':
    case 'or':
      return query.operands.reduce((sum, one) => sum + clausesOf(one), 0);
  }
}

function levelsOf(query: KqlQuery): number {
  switch (query.kind) {
    case 'everything':
    case 'clause':
      return 1;
    case 'not':
      return 1 + levelsOf(query.operand);
    case 'and':
    case 'or':
      return 1 + query.operands.reduce((most, one) => Math.max(most, levelsOf(one)), 0);
  }
}
