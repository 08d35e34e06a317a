import type { Json } from '../../event/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, property } from './failure.ts';
import type { ClusterFacts } from './open.ts';
import { closePointInTime, KEEP_ALIVE, openPointInTime } from './point-in-time.ts';
import { rawMembers } from './raw-json.ts';
import { partialAnswer } from './search.ts';

/** A document of a cluster. */
export interface Hit {
  readonly index: string;
  readonly id: string;
  /** The document as it was stored, JSON text, letter by letter. */
  readonly source: string;
}

/** Some documents, in order of time. */
export interface Page {
  readonly ok: true;
  readonly hits: readonly Hit[];
  /** How many documents all pages together have. */
  readonly total: number;
}

export interface PageRequest {
  /** Names of indices, with `*` and commas. */
  readonly indices: string;
  readonly query: Json;
  readonly timestampField: string;
  /** Documents a page. */
  readonly size: number;
}

/** Where documents without a time stand: behind all others, at a number that survives JSON. */
const NO_TIME = 8_640_000_000_000_000;

/**
 * Every document that a query finds, page by page in order of time (by millisecond, then in an order of no meaning that stays the same), all as of one
 * point in time. The last page may be a failure; then what came before is not all. Only reads. Leaving the loop lets go of everything.
 */
export async function* readPages(
  connection: Connection,
  facts: ClusterFacts,
  request: PageRequest,
): AsyncGenerator<Page | ClusterFailure, void> {
  const view = await openPointInTime(connection, facts.product, request.indices);
  if (!view.ok) {
    yield view;
    return;
  }
  let { id } = view;
  try {
    let total = 0;
    for (let after: Json = null, first = true; ; first = false) {
      const answer = await connection.ask({ method: 'POST', path: PATH, body: bodyOf(request, facts, id, after) });
      const page = answer.ok ? readPage(connection, answer.json, answer.text) : answer;
      if (!page.ok) {
        yield page;
        return;
      }
      if (first) total = page.total ?? 0;
      if (page.hits.length > 0) yield { ok: true, hits: page.hits, total };
      if (page.hits.length < request.size) return;
      after = page.after;
      id = page.id ?? id;
    }
  } finally {
    await closePointInTime(connection, facts.product, id);
  }
}

const PATH = '/_search?allow_partial_search_results=false';

function bodyOf({ query, timestampField, size }: PageRequest, facts: ClusterFacts, id: string, after: Json): string {
  // A date of any precision as milliseconds: nanoseconds are too large for JSON numbers.
  const time = { order: 'asc', numeric_type: 'date', unmapped_type: 'date', missing: NO_TIME };
  return JSON.stringify({
    size,
    query,
    pit: { id, keep_alive: KEEP_ALIVE },
    sort: [{ [timestampField]: time }, ...tiebreakers(facts)],
    track_total_hits: after === null,
    ...(after === null ? {} : { search_after: after }),
  });
}

/** What makes the order total. Elasticsearch has a number for it since 7.12; where there is none index and id name a document. */
function tiebreakers({ product, version }: ClusterFacts): readonly Json[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const numbered = product === 'elasticsearch' && (major > 7 || (major === 7 && minor >= 12));
  return numbered ? [{ _shard_doc: 'asc' }] : [{ _index: 'asc' }, { _id: 'asc' }];
}

interface ReadPage {
  readonly ok: true;
  readonly hits: readonly Hit[];
  readonly total: number | null;
  /** Where the next page begins. */
  readonly after: Json;
  /** The view may get another id from page to page. */
  readonly id: string | null;
}

function readPage(connection: Connection, json: unknown, text: string): ReadPage | ClusterFailure {
  const partial = partialAnswer(json);
  if (partial !== null) return clusterFailure('refused', `${connection.url} ${partial}`);
  const list = property(property(json, 'hits'), 'hits');
  if (!Array.isArray(list)) return clusterFailure('not-a-cluster', `${connection.url} answers a search without hits`);
  const raw = [...rawMembers(rawMembers(rawMembers(text).get('hits') ?? '').get('hits') ?? '').values()];
  const hits: Hit[] = [];
  for (const [at, hit] of list.entries()) {
    const [index, id, source] = [property(hit, '_index'), property(hit, '_id'), rawMembers(raw[at] ?? '').get('_source')];
    if (typeof index !== 'string' || typeof id !== 'string' || source === undefined)
      return clusterFailure('refused', `${connection.url} gives documents without their _source, so they cannot be shown`);
    hits.push({ index, id, source });
  }
  const total = property(property(property(json, 'hits'), 'total'), 'value');
  const pit = property(json, 'pit_id');
  return {
    ok: true,
    hits,
    total: typeof total === 'number' ? total : null,
    after: sortValues(property(list.at(-1), 'sort')),
    id: typeof pit === 'string' ? pit : null,
  };
}

function sortValues(values: unknown): Json {
  const scalars: readonly unknown[] = Array.isArray(values) ? values : [];
  return scalars.map((value) => (typeof value === 'string' || typeof value === 'number' ? value : null));
}
