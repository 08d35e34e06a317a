import type { EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, describe, property } from './failure.ts';

/** The matches that a search found, by the places of the events. */
export type SearchOutcome = { readonly ok: true; readonly matches: readonly NonEmpty<EventId>[] } | ClusterFailure;

/**
 * Sends a body of `_search` as it was printed; what else there is to say stands in the URL. Part of the answer is no answer: shards that
 * failed, a time-out of the cluster, and fewer ids than matches are failures.
 */
export async function searchIds(connection: Connection, index: string, body: string, documents: number): Promise<SearchOutcome> {
  const size = Math.max(documents, 1);
  const parameters = `size=${size}&_source=false&track_total_hits=true&allow_partial_search_results=false`;
  const answer = await connection.ask({ method: 'POST', path: `/${index}/_search?${parameters}`, body });
  if (!answer.ok) return answer;
  const partial = partialAnswer(answer.json);
  if (partial !== null) return clusterFailure('refused', `${connection.url} ${partial}`);
  const hits = property(property(answer.json, 'hits'), 'hits');
  const total = property(property(property(answer.json, 'hits'), 'total'), 'value');
  if (!Array.isArray(hits) || total !== hits.length)
    return clusterFailure('not-a-cluster', `${connection.url} answers a search with ${String(total)} matches but other ids`);
  const matches = hits.map((hit: unknown) => placeOf(hit, documents));
  return whole(connection, matches);
}

/** Sends a body of `_eql/search`. Events that must be missing have no id, and no place in a match. */
export async function searchEql(connection: Connection, index: string, body: string, documents: number): Promise<SearchOutcome> {
  const parameters = 'allow_partial_search_results=false';
  const path = `/${index}/_eql/search?${parameters}`;
  let answer = await connection.ask({ method: 'POST', path, body });
  // Before 8.18 the parameter does not exist, and shards that fail are failures anyway.
  if (!answer.ok && answer.status === 400 && answer.message.includes('allow_partial_search_results'))
    answer = await connection.ask({ method: 'POST', path: `/${index}/_eql/search`, body });
  if (!answer.ok) return answer;
  const partial = partialAnswer(answer.json);
  if (partial !== null) return clusterFailure('refused', `${connection.url} ${partial}`);
  const hits = property(answer.json, 'hits');
  const sequences = property(hits, 'sequences');
  const events = property(hits, 'events');
  if (Array.isArray(sequences)) {
    const matches = sequences.map((sequence: unknown) => placesOf(property(sequence, 'events'), documents));
    return whole(connection, matches);
  }
  const list = Array.isArray(events) ? events : [];
  return whole(
    connection,
    list.map((event: unknown) => placeOf(event, documents)),
  );
}

/** What is missing from an answer, or null when it is whole. */
export function partialAnswer(json: unknown): string | null {
  if (property(json, 'timed_out') === true) return 'gave up the search before its end (timed_out)';
  if (property(json, 'is_partial') === true) return 'gave a part of the answer only (is_partial)';
  const shards = property(json, '_shards');
  const failed = property(shards, 'failed');
  const failures = property(shards, 'failures') ?? property(json, 'shard_failures');
  const [failure]: readonly unknown[] = Array.isArray(failures) ? failures : [];
  if ((typeof failed !== 'number' || failed === 0) && failure === undefined) return null;
  const [, words] = describe(property(failure, 'reason'));
  return `could not search all of the index: ${typeof failed === 'number' ? failed : 1} of its shards failed${words === null ? '' : `: ${words}`}`;
}

function placeOf(hit: unknown, documents: number): NonEmpty<EventId> | null {
  const id = property(hit, '_id');
  if (typeof id !== 'string' || !/^\d{1,15}$/.test(id)) return null;
  return Number(id) < documents ? [Number(id)] : null;
}

function placesOf(events: unknown, documents: number): NonEmpty<EventId> | null {
  if (!Array.isArray(events)) return null;
  const places: EventId[] = [];
  for (const event of events) {
    if (property(event, 'missing') === true) continue;
    const place = placeOf(event, documents);
    if (place === null) return null;
    places.push(place[0]);
  }
  const [first, ...others] = places;
  return first === undefined ? null : [first, ...others];
}

function whole(connection: Connection, matches: readonly (NonEmpty<EventId> | null)[]): SearchOutcome {
  const known = matches.filter((match) => match !== null);
  if (known.length === matches.length) return { ok: true, matches: known };
  return clusterFailure('not-a-cluster', `${connection.url} answers a search with documents that were never given to it`);
}
