import type { Engine, Loaded, MappingsByProduct, RunSettings, Verdict } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { bulkLoad } from './bulk.ts';
import type { Connection } from './connection.ts';
import type { ClusterFailure } from './failure.ts';
import { property } from './failure.ts';
import { kqlReadOtherwise, pinKql } from './kql-text.ts';
import { type ClusterFacts, titleOf } from './open.ts';
import type { OwnIndex, OwnIndices } from './own-index.ts';
import { pinClock } from './pin-clock.ts';
import { pinQueryString } from './pin-query-string.ts';
import { type SearchOutcome, searchEql, searchIds } from './search.ts';
import { failedShards, halfAnswer } from './whole.ts';

/** What the engines of one cluster share. */
export interface Cluster {
  readonly connection: Connection;
  readonly facts: ClusterFacts;
  readonly indices: OwnIndices;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What a cluster can be handed: the body of a search, EQL, a query string of Lucene, or KQL. */
type ClusterText = 'es-dsl' | 'eql' | 'lucene' | 'kql';

/**
 * Runs texts of one kind on a real cluster. Loading makes an index of a name of its own, with the mapping that the rule needs and
 * nothing more, and writes every event into it; closing deletes it. No other index is read or written.
 */
export function clusterEngine<Runs extends ClusterText>(cluster: Cluster, name: string, runs: Runs): Engine<Runs> {
  const { connection, facts } = cluster;
  return {
    name,
    runs,
    receipt: async () => `${titleOf(facts.product)} ${facts.version} at ${connection.url}`,
    load: async (events, settings) => {
      const index = await loadIndex(cluster, events, settings.mappings);
      if (!index.ok) return unloaded(index);
      return {
        rejected: index.rejected,
        run: async (text) => await RUNNERS[runs](cluster, index, text, events.length, settings),
        close: async () => {
          const left = await cluster.indices.remove(index);
          if (left !== null) throw new Error(left);
        },
      };
    },
  };
}

interface LoadedIndex extends OwnIndex {
  readonly rejected: NonNullable<Loaded['rejected']>;
}

async function loadIndex(
  { connection, facts, indices, pause }: Cluster,
  events: readonly Event[],
  mappings: MappingsByProduct | undefined,
): Promise<LoadedIndex | ClusterFailure> {
  const own = mappings?.[facts.product];
  if (own === undefined) throw new Error('an index needs the mapping of the rule');
  const index = await indices.create(own, events.length);
  if (!index.ok) return index;
  const loaded = await fill();
  if (loaded.ok) return loaded;
  const left = await indices.remove(index);
  return left === null ? loaded : { ...loaded, message: `${loaded.message}; ${left}` };

  async function fill(): Promise<LoadedIndex | ClusterFailure> {
    if (!index.ok) return index;
    const outcome = await bulkLoad(connection, index.name, events, (round) => pause(250 * 2 ** round));
    if (!outcome.ok) return outcome;
    const refreshed = await connection.ask({ method: 'POST', path: `/${index.name}/_refresh` });
    if (!refreshed.ok) return refreshed;
    const missing = failedShards(refreshed.json, connection.voice);
    return missing === null ? { ...index, rejected: outcome.rejected } : halfAnswer(connection.voice, missing);
  }
}

/** Events that could not be loaded answer nothing. */
function unloaded({ message }: ClusterFailure): Loaded {
  return { run: async () => ({ status: 'failed', message }), close: async () => {} };
}

type RunText = (cluster: Cluster, index: OwnIndex, text: string, documents: number, settings: RunSettings) => Promise<Verdict>;

const RUNNERS = { 'es-dsl': runBody, eql: runEql, lucene: runLucene, kql: runKql } as const satisfies Record<
  ClusterText,
  RunText
>;

async function runBody(
  { connection, facts }: Cluster,
  { name }: OwnIndex,
  text: string,
  documents: number,
  { now, timestampField, schema }: RunSettings,
): Promise<Verdict> {
  const body = pinClock(text, now, timestampField, schema);
  const isEql = typeof property(JSON.parse(body), 'query') === 'string';
  if (isEql && !facts.eql) return { status: 'unsupported', reason: `${titleOf(facts.product)} ${facts.version} here has no EQL` };
  return verdictOf(await (isEql ? searchEql : searchIds)(connection, name, body, documents));
}

/** The rule's own EQL, for single events. */
async function runEql(
  { connection }: Cluster,
  { name }: OwnIndex,
  query: string,
  documents: number,
  { eventCategoryField, timestampField, tiebreakerField }: RunSettings,
): Promise<Verdict> {
  const body = JSON.stringify({
    query,
    event_category_field: eventCategoryField,
    timestamp_field: timestampField,
    ...(tiebreakerField === undefined ? {} : { tiebreaker_field: tiebreakerField }),
    size: Math.max(documents, 1),
  });
  return verdictOf(await searchEql(connection, name, body, documents));
}

/** A query string with what the search bars of Kibana and OpenSearch Dashboards send beside it, in the frame of pySigma's `dsl_lucene`. */
async function runLucene(
  { connection }: Cluster,
  { name }: OwnIndex,
  text: string,
  documents: number,
  { now, timestampField, schema }: RunSettings,
): Promise<Verdict> {
  const query = pinQueryString(text.trim(), now, timestampField, schema);
  const body = JSON.stringify({ query: { bool: { must: [{ query_string: { query, analyze_wildcard: true } }] } } });
  return verdictOf(await searchIds(connection, name, body, documents));
}

/** KQL by the reader that Elasticsearch has of its own; what it is known to read otherwise than Kibana is not taken. */
async function runKql(
  { connection, facts }: Cluster,
  { name }: OwnIndex,
  text: string,
  documents: number,
  { now, timestampField, schema }: RunSettings,
): Promise<Verdict> {
  const odd = kqlReadOtherwise(text);
  if (odd !== null) return { status: 'unsupported', reason: odd };
  const query = pinKql(text.trim(), now, timestampField, schema);
  const outcome = await searchIds(connection, name, JSON.stringify({ query: { kql: { query } } }), documents);
  if (!outcome.ok && outcome.message.includes('unknown query [kql]'))
    return { status: 'unsupported', reason: `${titleOf(facts.product)} ${facts.version} here has no KQL` };
  return verdictOf(outcome);
}

function verdictOf(outcome: SearchOutcome): Verdict {
  return outcome.ok ? { status: 'answered', matches: outcome.matches } : { status: 'failed', message: outcome.message };
}
