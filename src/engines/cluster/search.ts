import type { EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, property } from './failure.ts';
import { type Told, tally, toldBy } from './tally.ts';
import { halfAnswer, missingFrom } from './whole.ts';

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
  const { voice } = connection;
  const missing = missingFrom(answer.json, voice);
  if (missing !== null) return halfAnswer(voice, missing);
  const inside = property(answer.json, 'hits');
  const hits = property(inside, 'hits');
  if (!Array.isArray(hits)) return halfAnswer(voice, voice.say`it is without hits`);
  return whole(
    connection,
    toldBy(inside),
    hits.map((hit: unknown) => placeOf(hit, documents)),
  );
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
  const { voice } = connection;
  const missing = missingFrom(answer.json, voice);
  if (missing !== null) return halfAnswer(voice, missing);
  const hits = property(answer.json, 'hits');
  const sequences = property(hits, 'sequences');
  const events = property(hits, 'events');
  const list: unknown = Array.isArray(sequences) ? sequences : events;
  if (!Array.isArray(list)) return halfAnswer(voice, voice.say`it has neither events nor sequences`);
  const read = (match: unknown): NonEmpty<EventId> | null =>
    list === sequences ? placesOf(property(match, 'events'), documents) : placeOf(match, documents);
  return whole(connection, toldBy(hits) ?? { value: 0, exact: false }, list.map(read));
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

function whole(connection: Connection, told: Told | null, matches: readonly (NonEmpty<EventId> | null)[]): SearchOutcome {
  const { voice } = connection;
  const { say, here } = voice;
  const known = matches.filter((match) => match !== null);
  if (known.length !== matches.length)
    return clusterFailure('not-a-cluster', say`${here} answers a search with documents that were never given to it`);
  const seen = tally(voice);
  for (const match of known) seen.add(...match.map(String));
  const missing = seen.missing(told);
  return missing === null ? { ok: true, matches: known } : halfAnswer(voice, missing);
}
