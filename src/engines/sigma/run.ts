import { type RunSettings, remembering, type Verdict } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { isNonEmpty, type Placeholders } from '../../source/index.ts';
import { correlate, type Find, type Occurrence } from './correlate.ts';
import type { HowOf } from './detection.ts';
import { readDocuments, type SigmaDocument, type SigmaRule } from './document.ts';
import { type ReadField, readerOf } from './fields.ts';
import { howOf } from './how.ts';
import { named, rootOf } from './root.ts';
import { type EventNames, type LoadedEvent, type LogSources, readRuleTest } from './rule.ts';
import { type Instant, instantsOf } from './timeline.ts';

/** Events as rules see them. */
interface LoadedEvents {
  readonly events: readonly LoadedEvent[];
  readonly instants: () => readonly (Instant | null)[];
  readonly how: HowOf;
  readonly names: EventNames;
  readonly logSources: LogSources;
  readonly listKeys: ListKeys;
  readonly placeholders: Placeholders | undefined;
}

/** What a list is in a field to group by: each of its values, as for most consumers, or none, as for those that take the least. */
export type ListKeys = 'each' | 'none';

export function loadEvents(given: readonly Event[], settings: RunSettings, names: EventNames, listKeys: ListKeys): LoadedEvents {
  const { schema, timestampField } = settings;
  const asTheyStand = new Set(settings.givenNames);
  return {
    events: given.map((event) => ({ event, read: readerOf(event, schema), given: asTheyStand })),
    instants: () => instantsOf(given, (event) => readerOf(event, { fields: new Map() })(timestampField)),
    how: howOf(settings),
    names,
    logSources: settings.logSources ?? 'ignored',
    listKeys,
    placeholders: settings.placeholders,
  };
}

const documentsOf = remembering((text: string, { placeholders }: Pick<LoadedEvents, 'placeholders'>) =>
  readDocuments(text, placeholders),
);

export function runText(text: string, events: LoadedEvents): Verdict {
  const { placeholders } = events;
  const documents = documentsOf(text, { placeholders });
  if (typeof documents === 'string') return { status: 'failed', message: documents };
  const [only] = documents;
  if (only?.kind === 'rule' && documents.length === 1) return runRule(only, events);
  return runCorrelation(documents, events);
}

function runRule(rule: SigmaRule, { events, how, names, logSources }: LoadedEvents): Verdict {
  const test = readRuleTest(rule, how, names, logSources);
  if (typeof test === 'string') return { status: 'failed', message: test };
  return { status: 'answered', matches: events.flatMap((event, id) => (test.holds(event) ? [[id] as const] : [])) };
}

function runCorrelation(documents: readonly SigmaDocument[], events: LoadedEvents): Verdict {
  const root = rootOf(documents);
  if (typeof root === 'string') return { status: 'failed', message: root };
  const instants = events.instants();
  const known = new Map<SigmaDocument, readonly Occurrence[] | string>();
  const occurrences = (document: SigmaDocument): readonly Occurrence[] | string => {
    const before = known.get(document);
    if (before !== undefined) return before;
    known.set(document, 'a correlation refers to itself');
    const found = document.kind === 'rule' ? happenings(document, events, instants) : correlate(document, find);
    known.set(document, found);
    return found;
  };
  const find: Find = (name) => {
    const document = named(name, documents);
    return typeof document === 'string' ? document : occurrences(document);
  };
  const fired = occurrences(root);
  if (typeof fired === 'string') return { status: 'failed', message: fired };
  const groupBy = root.kind === 'correlation' ? root.groupBy : [];
  const first = new Map<string, Occurrence>();
  for (const one of fired) {
    const group = JSON.stringify(groupBy.map((field) => one.keys(field)));
    if (!first.has(group)) first.set(group, one);
  }
  return { status: 'answered', matches: [...first.values()].map((one) => one.events).filter(isNonEmpty) };
}

/** The events that a rule matches, as occurrences. */
function happenings(
  rule: SigmaRule,
  { events, how, names, logSources, listKeys }: LoadedEvents,
  instants: readonly (Instant | null)[],
): readonly Occurrence[] | string {
  const test = readRuleTest(rule, how, names, logSources);
  if (typeof test === 'string') return test;
  const found: Occurrence[] = [];
  for (const [id, event] of events.entries()) {
    if (!test.holds(event)) continue;
    const instant = instants[id] ?? null;
    if (instant === null) return `event ${id} has no single timestamp, so it cannot stand in a correlation`;
    found.push({ events: [id], ...instant, keys: (field) => keysOf(test.view(event).read(field), listKeys) });
  }
  return found.sort((a, b) => a.place - b.place);
}

/** The different values of a field, by their types and texts (sigma-target 5.2). */
function keysOf(values: ReturnType<ReadField>, listKeys: ListKeys): readonly string[] {
  const different = [...new Set(values)];
  return different.length > 1 && listKeys === 'none' ? [] : different.map((value) => JSON.stringify(value));
}
