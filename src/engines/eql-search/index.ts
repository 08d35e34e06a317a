import type { Engine, Loaded, RunSettings, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { readBody, type SearchBody } from './body.ts';

/**
 * Runs printed bodies of `_eql/search`. The request is read here: its JSON and its options. The EQL inside it is answered by the
 * first engine that is handed in, which must run `eql`, on the events that the second, which must run `es-dsl`, finds by its filter.
 *
 * What agreement with that same engine on the rule shows is that the request still says the rule: the text survived its
 * printing, and the fields for time, category and ties are those that the rule is meant to run with. It shows nothing about
 * how EQL is read; that is what labels are for.
 */
export function eqlSearch(eql: Engine<'eql'>, filters: Engine<'es-dsl'>): Engine<'es-dsl'> {
  return {
    name: 'eql-search',
    runs: 'es-dsl',
    byConstruction: 'Elasticsearch runs the EQL itself',
    receipt: async () => {
      const inner = await eql.receipt();
      return inner === null ? null : `eqlibrium EQL search request reader 1, ${inner}`;
    },
    load: async (events, settings) => ({
      run: async (text) => {
        const body = readBody(text);
        if (typeof body === 'string') return { status: 'failed', message: body };
        return await search(body, events, settings, { eql, filters });
      },
      close: async () => {},
    }),
  };
}

interface Engines {
  readonly eql: Engine;
  readonly filters: Engine;
}

async function search(
  body: SearchBody,
  events: readonly Event[],
  settings: RunSettings,
  { eql, filters }: Engines,
): Promise<Verdict> {
  const seen = await visible(body, events, settings, filters);
  if ('status' in seen) return seen;
  const { tiebreakerField: _, context: __, ...others } = settings;
  let loaded: Loaded | null = null;
  try {
    // Only what the request says counts, and Elasticsearch's defaults where it says nothing.
    loaded = await eql.load(
      seen.map(({ event }) => event),
      {
        ...others,
        eventCategoryField: body.eventCategoryField,
        timestampField: body.timestampField,
        ...(body.tiebreakerField === null ? {} : { tiebreakerField: body.tiebreakerField }),
      },
    );
    const verdict = await loaded.run(body.query);
    if (verdict.status !== 'answered') return verdict;
    const [silence] = verdict.unanswered ?? [];
    if (silence !== undefined) return { status: 'unsupported', reason: silence.reason };
    return answered(verdict.matches, seen, body.size);
  } finally {
    await loaded?.close();
  }
}

interface Seen {
  readonly event: Event;
  readonly id: EventId;
}

/** The events that the filter lets through: for the query, others are not there (eql-semantics 13.1). */
async function visible(
  { filter }: SearchBody,
  events: readonly Event[],
  settings: RunSettings,
  filters: Engine,
): Promise<readonly Seen[] | Exclude<Verdict, { readonly status: 'answered' }>> {
  const all = events.map((event, id): Seen => ({ event, id }));
  if (filter === null) return all;
  const loaded = await filters.load(events, settings);
  try {
    const query = Array.isArray(filter) ? { bool: { filter } } : filter;
    const verdict = await loaded.run(JSON.stringify({ query }));
    switch (verdict.status) {
      case 'answered':
        return verdict.matches.flatMap(([id]) => all.slice(id, id + 1));
      case 'unsupported':
        return { status: 'unsupported', reason: `filter: ${verdict.reason}` };
      case 'failed':
        return { status: 'failed', message: `filter: ${verdict.message}` };
    }
  } finally {
    await loaded.close();
  }
}

function answered(matches: readonly (readonly EventId[])[], seen: readonly Seen[], size: number): Verdict {
  // Which are left of more depends on pipes, that is on reading the query.
  if (matches.length > size)
    return { status: 'unsupported', reason: `${matches.length} matches, more than the ${size} that are asked for` };
  const ids = matches.map((match): readonly EventId[] => match.flatMap((place) => seen[place]?.id ?? []));
  return { status: 'answered', matches: ids.filter(isNonEmpty) };
}
