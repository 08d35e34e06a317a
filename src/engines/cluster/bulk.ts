import type { Unanswered } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, describe, property } from './failure.ts';
import type { Voice, Words } from './voice.ts';

/** What became of the events: those that the mapping refused are told, all others are there. */
type BulkOutcome = { readonly ok: true; readonly rejected: readonly Unanswered[] } | ClusterFailure;

/** Bytes of one request, in UTF-16 units; a cluster takes 100 MB unless told otherwise, proxies often 10. */
const LARGEST_REQUEST = 5_000_000;

/** How often items that the cluster had no time for are sent again. */
const MOST_ROUNDS = 5;

interface Item {
  readonly id: EventId;
  /** Its two lines. */
  readonly text: string;
}

/** Writes events into an index, each under its place as id, so that a request can be sent twice without harm. */
export async function bulkLoad(
  connection: Connection,
  index: string,
  events: readonly Event[],
  pause: (round: number) => Promise<void>,
): Promise<BulkOutcome> {
  const rejected: Unanswered[] = [];
  for (const chunk of chunks(events)) {
    const outcome = await send(connection, index, chunk, pause);
    if (!outcome.ok) return outcome;
    rejected.push(...outcome.rejected);
  }
  return { ok: true, rejected };
}

function* chunks(events: readonly Event[]): Iterable<readonly Item[]> {
  let chunk: Item[] = [];
  let size = 0;
  for (const [id, event] of events.entries()) {
    const item = { id, text: `{"index":{"_id":"${id}"}}\n${JSON.stringify(event)}\n` };
    if (size + item.text.length > LARGEST_REQUEST && chunk.length > 0) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(item);
    size += item.text.length;
  }
  if (chunk.length > 0) yield chunk;
}

/** Sends some items; a request that is too large is cut in two, and what the cluster had no time for is sent again. */
async function send(
  connection: Connection,
  index: string,
  items: readonly Item[],
  pause: (round: number) => Promise<void>,
): Promise<BulkOutcome> {
  const { say, here } = connection.voice;
  const rejected: Unanswered[] = [];
  let left = items;
  for (let round = 1; left.length > 0; round++) {
    const body = left.map(({ text }) => text).join('');
    const answer = await connection.ask({ method: 'POST', path: `/${index}/_bulk`, body, type: 'application/x-ndjson' });
    if (!answer.ok) {
      if (answer.kind !== 'too-large' || left.length === 1) return answer;
      const half = Math.ceil(left.length / 2);
      const first = await send(connection, index, left.slice(0, half), pause);
      if (!first.ok) return first;
      const second = await send(connection, index, left.slice(half), pause);
      return second.ok ? { ok: true, rejected: [...rejected, ...first.rejected, ...second.rejected] } : second;
    }
    const read = readItems(answer.json, left, connection.voice);
    if (!read.ok) return read;
    rejected.push(...read.rejected);
    left = read.busy;
    if (left.length === 0) break;
    if (round >= MOST_ROUNDS) return clusterFailure('refused', say`${here} did not take documents: ${read.reason}`, 429);
    await pause(round);
  }
  return { ok: true, rejected };
}

type Read =
  | { readonly ok: true; readonly rejected: readonly Unanswered[]; readonly busy: readonly Item[]; readonly reason: Words }
  | ClusterFailure;

/** Statuses of an item that say that the document is at fault, not the index. */
const FAULTY_DOCUMENT: readonly number[] = [400, 413];

function readItems(json: unknown, sent: readonly Item[], voice: Voice): Read {
  const { say, here } = voice;
  const items = property(json, 'items');
  if (!Array.isArray(items) || items.length !== sent.length)
    return clusterFailure(
      'not-a-cluster',
      say`${here} answers a bulk request with something else than one result for each document`,
    );
  const rejected: Unanswered[] = [];
  const busy: Item[] = [];
  let reason = say``;
  for (const [at, item] of sent.entries()) {
    const result = property(items[at], 'index');
    const status = property(result, 'status');
    if (typeof status !== 'number' || property(result, '_id') !== String(item.id))
      return clusterFailure('not-a-cluster', say`${here} answers a bulk request with results of other documents`);
    if (status < 300) continue;
    const [type, words] = describe(property(result, 'error'), voice);
    const said = words ?? (type === null ? say`status ${status}` : say`${type}`);
    if (FAULTY_DOCUMENT.includes(status)) rejected.push({ id: item.id, reason: said.words });
    else if (status === 429) busy.push(item);
    else return clusterFailure('refused', say`${here} did not take a document (${status}): ${said}`, status, type);
    if (status === 429) reason = said;
  }
  return { ok: true, rejected, busy, reason };
}
