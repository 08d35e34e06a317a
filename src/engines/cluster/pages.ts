import type { Json } from '../../event/index.ts';
import { rawMembers } from '../../source/index.ts';
import type { Connection } from './connection.ts';
import { type ClusterFailure, property } from './failure.ts';
import { type Hit, hitsOf } from './hits.ts';
import type { ClusterFacts } from './open.ts';
import { closePointInTime, KEEP_ALIVE, openPointInTime } from './point-in-time.ts';
import { type Tally, type Told, tally, toldBy } from './tally.ts';
import type { Voice, Words } from './voice.ts';
import { halfAnswer, missingFrom } from './whole.ts';

/** Some documents, in order of time. */
interface Page {
  readonly ok: true;
  readonly hits: readonly Hit[];
  /** How many documents all pages together have. */
  readonly total: number;
}

interface PageRequest {
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
 * point in time. The last page may be a failure; then what came before, though true, is not all. Only reads. Leaving the loop lets go of everything.
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
  const { voice } = connection;
  const seen = tally(voice);
  let { id } = view;
  let told: Told | null = null;
  try {
    for (let after: Json = null, first = true; ; first = false) {
      const answer = await connection.ask({ method: 'POST', path: PATH, body: bodyOf(request, facts, id, after) });
      if (!answer.ok) {
        yield answer;
        return;
      }
      const page = readPage(answer.json, answer.text, seen, voice);
      if (first) ({ told } = page);
      if (page.hits.length > 0) yield { ok: true, hits: page.hits, total: told?.value ?? 0 };
      const ended = page.size === 0 || (page.size < request.size && seen.count >= (told?.value ?? 0));
      const missing =
        page.missing ?? (ended ? seen.missing(told) : page.after === null ? voice.say`it has hits without sort` : null);
      if (missing !== null) yield halfAnswer(voice, missing);
      if (missing !== null || ended) return;
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
  /** Those that can be used and did not come before. */
  readonly hits: readonly Hit[];
  /** How many came. */
  readonly size: number;
  readonly told: Told | null;
  /** What keeps the page from being whole. */
  readonly missing: Words | null;
  /** Where the next page begins. */
  readonly after: Json;
  /** The view may get another id from page to page. */
  readonly id: string | null;
}

function readPage(json: unknown, text: string, seen: Tally, voice: Voice): ReadPage {
  const inside = property(json, 'hits');
  const list: unknown = property(inside, 'hits');
  const listed: readonly unknown[] | null = Array.isArray(list) ? list : null;
  const raw = rawMembers(rawMembers(rawMembers(text).get('hits') ?? '').get('hits') ?? '');
  const before = seen.count;
  const { hits, lack } = hitsOf(listed === null ? [] : raw.values(), seen, voice);
  const size = listed?.length ?? 0;
  const again = lack === null && seen.count - before < size ? seen.missing(null) : null;
  const pit = property(json, 'pit_id');
  return {
    hits,
    size,
    told: toldBy(inside),
    missing: missingFrom(json, voice) ?? (listed === null ? voice.say`it is without hits` : (lack ?? again)),
    after: sortValues(property(listed?.at(-1), 'sort')),
    id: typeof pit === 'string' ? pit : null,
  };
}

function sortValues(values: unknown): Json {
  const scalars: readonly unknown[] = Array.isArray(values) ? values : [];
  if (scalars.length === 0) return null;
  return scalars.map((value) => (typeof value === 'string' || typeof value === 'number' ? value : null));
}
