import { lossesAround, NOTHING_PASSED_ON, scheduleNotes, type Translation } from '../../src/contract/index.ts';
import { fold, type Predicate, type Rule } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { all, any, EVERYTHING, type LuceneArtifact, type LuceneQuery, NOTHING } from './artifact.ts';
import { diagnostic } from './codes.ts';
import { dateRangeQuery, inNetworkQuery, oneOfQuery, presentQuery, rangeQuery } from './leaf.ts';
import { matchesQuery } from './matches.ts';
import { refuse, type Sink } from './sink.ts';
import { wordsQuery } from './words.ts';

/** `indices.query.bool.max_clause_count` of older versions, and how deep a query may nest. */
const MOST_CLAUSES = 1024;
const MOST_LEVELS = 20;

/** A rule over single events as a query string, or the reasons why it is none. */
export function translateLucene(rule: Rule): Translation<LuceneArtifact> {
  const { plan } = rule;
  if (plan.kind !== 'single') {
    const help = 'es-dsl sends it as EQL';
    const reason = diagnostic('lucene-several-events', 'a query string asks each document by itself', plan.origin, { help });
    return { status: 'refused', reasons: [reason] };
  }
  const sink: Sink = { reasons: [] };
  const query = queryOf(plan.where, rule, sink);
  if (clausesOf(query) > MOST_CLAUSES || levelsOf(query) > MOST_LEVELS)
    refuse(sink, 'lucene-too-large', 'the query string has too many clauses or levels', plan.origin);
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  const notes = scheduleNotes(rule);
  const losses = lossesAround(rule, NOTHING_PASSED_ON);
  return isNonEmpty(losses)
    ? { status: 'lossy', artifact: { query }, losses, notes }
    : { status: 'exact', artifact: { query }, notes };
}

function queryOf(where: Predicate, { semantics }: Rule, sink: Sink): LuceneQuery {
  return fold<LuceneQuery>(where, {
    constant: ({ value }) => (value ? EVERYTHING : NOTHING),
    and: ({ operands }) => all(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => (operand.kind === 'not' ? operand.operand : { kind: 'not', operand }),
    present: (leaf) => presentQuery(leaf, sink),
    'one-of': (leaf) => oneOfQuery(leaf, semantics.folding, sink),
    range: (leaf) => rangeQuery(leaf, sink),
    'date-range': (leaf) => dateRangeQuery(leaf, sink),
    matches: (leaf) => matchesQuery(leaf, semantics.folding, sink),
    'in-network': (leaf) => inNetworkQuery(leaf, sink),
    words: (leaf) => wordsQuery(leaf, sink),
    anywhere: ({ origin }) => refuse(sink, 'lucene-no-field', 'a keyword is looked for in every field', origin),
    computed: ({ origin }) => refuse(sink, 'lucene-computed-value', 'a query string computes nothing', origin),
  });
}

/** Terms in one pair of parentheses are clauses, too. */
function clausesOf(query: LuceneQuery): number {
  switch (query.kind) {
    case 'everything':
      return 1;
    case 'clause':
      return query.text.split(' OR ').length;
    case 'not':
      return clausesOf(query.operand);
    case 'and':
    case 'or':
      return query.operands.reduce((sum, one) => sum + clausesOf(one), 0);
  }
}

function levelsOf(query: LuceneQuery): number {
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
