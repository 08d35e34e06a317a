import { isPlainQuery, type Loss, lossesAround, type Translation } from '../../src/contract/index.ts';
import type { Json } from '../../src/event/index.ts';
import { type Fold, fold, type Matches, type OneOf, type Predicate, predicatesOf, type Rule } from '../../src/ir/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import { together, writtenClauses } from './around.ts';
import type { EqlBody, QueryDslArtifact, QueryDslOptions } from './artifact.ts';
import { known } from './codes.ts';
import { noteFolding } from './folding.ts';
import { all, EVERYTHING, type Query } from './query.ts';
import { DEFAULT_TIME_FIELD, lookBack, noteShortLookBack } from './schedule.ts';
import { createSink, note, refuse, type Sink } from './sink.ts';

/** The most alerts of one run where a rule does not say; Elastic's rule engine takes this many. */
const DEFAULT_SIZE = 100;

/** The language of `_eql/search`, by its name in the list of languages. */
const EQL = 'eql';

const DEFAULT_CATEGORY_FIELD = 'event.category';

/**
 * Translates a rule that no search over single documents can answer: the EQL as written, for the engine it was written
 * for. What differs is at most how that engine reads it, where the rule was read otherwise.
 */
export function translateToEql(
  rule: Rule,
  options: QueryDslOptions,
  queryOf: (where: Predicate, rule: Rule, sink: Sink) => Query,
): Translation<QueryDslArtifact> {
  const { meta, plan, query, around } = rule;
  const sink = createSink(rule.query);
  if (rule.language !== EQL)
    refuse(
      sink,
      'relation-not-in-eql',
      `the EQL search takes no rule that is written in ${rule.language}`,
      plan.origin,
      'translate with --to eql, which prints the rule as a query for that search',
    );
  if (rule.changed?.renamed === true || (rule.changed?.changes.length ?? 0) > 0)
    refuse(
      sink,
      'relation-not-in-eql',
      'the EQL as it was written has not the names and conditions that pipelines gave the rule',
      plan.origin,
      'translate with --to eql, which prints the query anew under these names',
    );
  note(sink, 'eql-search', 'the body is for `_eql/search`, which Elasticsearch has and OpenSearch has not', plan.origin);
  const range = options.schedule ? lookBack(rule, sink) : EVERYTHING;
  const excepted = around === undefined || around.excepted === null ? EVERYTHING : queryOf(around.excepted, rule, sink);
  const filter = together(all([range, excepted]), writtenClauses(around));
  if (isNonEmpty(sink.reasons)) return { status: 'refused', reasons: sink.reasons };
  noteShortLookBack(rule, sink);
  for (const leaf of predicatesOf(plan).flatMap(textLeaves)) noteFolding(leaf, rule, sink);
  const body: EqlBody = {
    query,
    ...(filter === EVERYTHING ? {} : { filter }),
    ...runtimeOf(rule),
    ...other('event_category_field', meta.eventCategoryField, DEFAULT_CATEGORY_FIELD),
    ...other('timestamp_field', meta.timestampField, DEFAULT_TIME_FIELD),
    ...other('tiebreaker_field', meta.tiebreakerField, null),
    size: sizeOf(rule),
  };
  const artifact: QueryDslArtifact = { kind: 'eql', body };
  const wildcards = rule.semantics.functionWildcards === 'engine' ? [] : wildcardLosses(rule);
  // Filters are passed on as they are written, ranges with both their ends.
  const left = lossesAround(rule, { filters: isPlainQuery, scripts: true, beyond: () => false }).filter(
    ({ code }) => code !== 'filter-two-dates',
  );
  const losses = [...wildcards, ...left];
  return isNonEmpty(losses)
    ? { status: 'lossy', artifact, losses, notes: sink.notes }
    : { status: 'exact', artifact, notes: sink.notes };
}

/** Fields that the request of the rule defines, for the cluster to define again. */
export function runtimeOf({ around }: Rule): { readonly runtime_mappings?: { readonly [field: string]: Json } } {
  const runtime = around?.context.runtimeMappings ?? null;
  return runtime === null || Object.keys(runtime).length === 0 ? {} : { runtime_mappings: runtime };
}

/**
 * How many matches are asked for. The engine cuts them to this size before it runs the first pipe, so a pipe that keeps more
 * would see too few (eql-semantics 10.7).
 */
function sizeOf({ meta, plan }: Rule): number {
  const [pipe] = plan.kind === 'sequence' ? plan.pipes : [];
  return Math.max(meta.maxSignals ?? DEFAULT_SIZE, pipe?.count ?? 0);
}

/** A setting that is not what the engine takes anyway. */
function other<Name extends string>(name: Name, value: string | null, usual: string | null): { readonly [N in Name]?: string } {
  return value === null || value === usual ? {} : ({ [name]: value } as { readonly [N in Name]: string });
}

/** The tests whose letters may fold. */
function textLeaves(where: Predicate): readonly (OneOf | Matches)[] {
  const none = () => [];
  const handlers: Fold<readonly (OneOf | Matches)[]> = {
    and: ({ operands }) => operands.flat(),
    or: ({ operands }) => operands.flat(),
    not: ({ operand }) => operand,
    constant: none,
    present: none,
    'one-of': (leaf) => [leaf],
    range: none,
    'date-range': none,
    matches: (leaf) => [leaf],
    'in-network': none,
    words: none,
    anywhere: none,
    computed: none,
  };
  return fold(where, handlers);
}

/**
 * The engine reads wildcards in constants of these functions, whatever the documentation says (eql-semantics 6.3). A call
 * whose constant has none is alike in both; a call of another form than a field and a text in plain quotes may differ.
 */
function wildcardLosses({ query }: Rule): readonly Loss[] {
  return [...query.matchAll(/\b(?:endswith|stringcontains)~?\s*\(/gi)].flatMap((call): readonly Loss[] => {
    const end = call.index + call[0].length;
    if (/^[\w\s.@?]+,\s*"[^"*?\\\n]+"\s*\)/.test(query.slice(end))) return [];
    const message = 'the engine reads `*`, `?` and `\\` in its constant as in a wildcard query; the rule was read without';
    return [{ code: known('eql-function-wildcards'), span: { start: call.index, end }, message, effect: 'either' }];
  });
}
