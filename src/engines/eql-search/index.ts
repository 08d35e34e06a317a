import type { Engine, Loaded, RunSettings, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { readBody, type SearchBody } from './body.ts';
import { instantOf } from './instant.ts';

/**
 * Runs printed bodies of `_eql/search`. The request is read here: its JSON, its options, the range on the timestamp; the EQL inside
 * it is answered by the engine that is handed in, which must run `eql`.
 *
 * What agreement with that same engine on the rule shows is that the request still says the rule: the text survived its
 * printing, and the fields for time, category and ties are those that the rule is meant to run with. It shows nothing about
 * how EQL is read; that is what labels are for.
 */
export function eqlSearch(eql: Engine<'eql'>): Engine<'es-dsl'> {
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
        return await search(body, events, settings, eql);
      },
      close: async () => {},
    }),
  };
}

async function search(body: SearchBody, events: readonly Event[], settings: RunSettings, eql: Engine): Promise<Verdict> {
  const format = body.filter === null ? undefined : settings.schema.fields.get(body.filter.field)?.dateFormat;
  if (format !== undefined) return { status: 'unsupported', reason: `a filter of dates of the format ${format}` };
  const seen = visible(body, events, settings);
  if (typeof seen === 'string') return { status: 'failed', message: seen };
  const { tiebreakerField: _, ...others } = settings;
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

/** The events that the filter lets through. */
function visible({ filter }: SearchBody, events: readonly Event[], { now }: RunSettings): readonly Seen[] | string {
  const all = events.map((event, id) => ({ event, id }));
  if (filter === null) return all;
  const tests: ((instant: number) => boolean)[] = [];
  for (const { operator, text } of filter.bounds) {
    const bound = instantOf(text, now);
    if (bound === null) return `filter: ${JSON.stringify(text)} is no date`;
    const compare = {
      gt: (at: number) => at > bound,
      gte: (at: number) => at >= bound,
      lt: (at: number) => at < bound,
      lte: (at: number) => at <= bound,
    };
    tests.push(compare[operator]);
  }
  return all.filter(({ event }) => {
    const values = valuesOf(event, filter.field).map((value) => instantOf(String(value), now));
    return values.some((instant) => instant !== null && tests.every((test) => test(instant)));
  });
}

/** The scalars under a field, nested or dotted. */
function valuesOf(value: unknown, field: string): readonly (string | number)[] {
  if (Array.isArray(value)) return value.flatMap((element: unknown) => valuesOf(element, field));
  if (field === '') return typeof value === 'string' || typeof value === 'number' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === field) return valuesOf(inner, '');
    return field.startsWith(`${key}.`) ? valuesOf(inner, field.slice(key.length + 1)) : [];
  });
}

function answered(matches: readonly (readonly EventId[])[], seen: readonly Seen[], size: number): Verdict {
  // Which are left of more depends on pipes, that is on reading the query.
  if (matches.length > size)
    return { status: 'unsupported', reason: `${matches.length} matches, more than the ${size} that are asked for` };
  const ids = matches.map((match): readonly EventId[] => match.flatMap((place) => seen[place]?.id ?? []));
  return { status: 'answered', matches: ids.filter(isNonEmpty) };
}
