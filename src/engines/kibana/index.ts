import type { Engine, RunSettings, Unanswered, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { ImportFailure, type Members } from './json.ts';
import { type RuleImport, readImport } from './lines.ts';
import { surroundingsOf } from './surroundings.ts';

/** Engines that run queries, by what Kibana calls their languages. */
interface QueryEngines {
  readonly eql: Engine<'eql'>;
  readonly kuery: Engine<'kql'>;
  readonly lucene: Engine<'lucene'>;
}

/**
 * Runs rules as Kibana imports them. The lines are read here: their properties, filters and exceptions. The query goes to the engine of
 * its language, over the events that filters and exceptions let through, which the last engine tells. What makes alerts of what is found
 * (thresholds, new terms, indicators) is checked for its form; the events found are those of the query.
 */
export function kibana(queries: QueryEngines, filters: Engine<'es-dsl'>): Engine<'kibana'> {
  return {
    name: 'kibana',
    runs: 'kibana',
    receipt: async () => 'eqlibrium reader of Kibana rules 1',
    load: async (events, settings) => ({
      run: async (text) => {
        try {
          return await run(readImport(text), events, settings, { queries, filters });
        } catch (error) {
          if (!(error instanceof ImportFailure)) throw error;
          return { status: 'failed', message: error.message };
        }
      },
      close: async () => {},
    }),
  };
}

type Failing = Exclude<Verdict, { readonly status: 'answered' }>;

interface Seen {
  readonly event: Event;
  readonly id: EventId;
}

async function run(
  given: RuleImport,
  events: readonly Event[],
  settings: RunSettings,
  { queries, filters }: { readonly queries: QueryEngines; readonly filters: Engine },
): Promise<Verdict> {
  const seen = await visible(given, events, settings, filters);
  if ('status' in seen) return seen;
  const loaded = await engineFor(given.rule, queries).load(
    seen.map(({ event }) => event),
    ruleSettings(given.rule, settings),
  );
  try {
    return withIds(await loaded.run(textOf(given.rule, 'query') ?? ''), seen);
  } finally {
    await loaded.close();
  }
}

function engineFor(rule: Members, { eql, kuery, lucene }: QueryEngines): Engine {
  const language = rule.get('language');
  if (language === 'eql') return eql;
  return language === 'lucene' ? lucene : kuery;
}

/** Only what the rule says counts, and the defaults of Elasticsearch where it says nothing. */
function ruleSettings(rule: Members, settings: RunSettings): RunSettings {
  const { tiebreakerField: _, context: __, ...others } = settings;
  const tiebreakerField = textOf(rule, 'tiebreaker_field');
  return {
    ...others,
    eventCategoryField: textOf(rule, 'event_category_override') ?? 'event.category',
    timestampField: textOf(rule, 'timestamp_field') ?? '@timestamp',
    ...(tiebreakerField === null ? {} : { tiebreakerField }),
  };
}

function textOf(rule: Members, key: string): string | null {
  const value = rule.get(key);
  return typeof value === 'string' ? value : null;
}

/** The events that filters and exceptions let through: for the query, others are not there. (eql-semantics 13.4) */
async function visible(
  given: RuleImport,
  events: readonly Event[],
  settings: RunSettings,
  filters: Engine,
): Promise<readonly Seen[] | Failing> {
  const all = events.map((event, id): Seen => ({ event, id }));
  const query = surroundingsOf(given);
  if (query === null) return all;
  const loaded = await filters.load(events, settings);
  try {
    const verdict = await loaded.run(JSON.stringify({ query }));
    switch (verdict.status) {
      case 'answered':
        return verdict.matches.flatMap(([id]) => all.slice(id, id + 1));
      case 'unsupported':
        return { status: 'unsupported', reason: `around the query: ${verdict.reason}` };
      case 'failed':
        return { status: 'failed', message: `around the query: ${verdict.message}` };
    }
  } finally {
    await loaded.close();
  }
}

/** The answer with the places of the events among all. */
function withIds(verdict: Verdict, seen: readonly Seen[]): Verdict {
  if (verdict.status !== 'answered') return verdict;
  const idsOf = (match: readonly EventId[]): readonly EventId[] => match.flatMap((place) => seen[place]?.id ?? []);
  const { matches, unanswered = [] } = verdict;
  const silences = unanswered.flatMap((one): Unanswered[] => idsOf([one.id]).map((id) => ({ ...one, id })));
  return {
    status: 'answered',
    matches: matches.map(idsOf).filter(isNonEmpty),
    ...(silences.length === 0 ? {} : { unanswered: silences }),
  };
}
