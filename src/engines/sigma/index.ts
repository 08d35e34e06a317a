import type { Engine, RunSettings, Verdict } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { isNonEmpty } from '../../source/index.ts';
import { correlate, type Find, type Occurrence } from './correlate.ts';
import type { Correlation } from './correlation-document.ts';
import type { HowOf } from './detection.ts';
import { readDocuments, type SigmaRule } from './document.ts';
import { type ReadField, readerOf } from './fields.ts';
import { howOf } from './how.ts';
import { type EventNames, type LoadedEvent, readRuleTest } from './rule.ts';
import { type Instant, instantsOf } from './timeline.ts';

/**
 * Runs printed Sigma over events, from the text alone: its own YAML library, its own reading of values, modifiers, regular
 * expressions and conditions. Events are normalised as an Elasticsearch index would; a rule of the taxonomy `sigma` sees them
 * under Sigma's own field names. Log sources route rules and are not tested. (sigma-target 3)
 *
 * Of several documents the one that no other refers to is the rule. A correlation answers with one match for each group in
 * which it fires, the events by which it does so first: it says that there is a match for a key, not how many. (sigma-target 5)
 */
export const sigma: Engine<'sigma'> = engineFor('sigma', 'ecs');

function engineFor(name: string, names: EventNames): Engine<'sigma'> {
  return {
    name,
    runs: 'sigma',
    receipt: async () => 'eqlibrium Sigma evaluator 2 (Sigma 2.1)',
    load: async (events, settings) => {
      const loaded = load(events, settings, names);
      return { run: async (text) => run(text, loaded), close: async () => {} };
    },
  };
}

/** Events as rules see them. */
interface LoadedEvents {
  readonly events: readonly LoadedEvent[];
  readonly instants: () => readonly (Instant | null)[];
  readonly how: HowOf;
  readonly names: EventNames;
}

function load(given: readonly Event[], settings: RunSettings, names: EventNames): LoadedEvents {
  const { schema, timestampField } = settings;
  return {
    events: given.map((event) => ({ event, read: readerOf(event, schema) })),
    instants: () => instantsOf(given, (event) => readerOf(event, { fields: new Map() })(timestampField)),
    how: howOf(settings),
    names,
  };
}

function run(text: string, events: LoadedEvents): Verdict {
  const documents = readDocuments(text);
  if (typeof documents === 'string') return { status: 'failed', message: documents };
  const [only] = documents;
  if (only?.kind === 'rule' && documents.length === 1) return runRule(only, events);
  return runCorrelation(documents, events);
}

function runRule(rule: SigmaRule, { events, how, names }: LoadedEvents): Verdict {
  const test = readRuleTest(rule, how, names);
  if (typeof test === 'string') return { status: 'failed', message: test };
  return { status: 'answered', matches: events.flatMap((event, id) => (test.holds(event) ? [[id] as const] : [])) };
}

/** Far more than a sequence has items; correlations of correlations nest as deep as there are documents. */
const MOST_DOCUMENTS = 1000;

function runCorrelation(documents: readonly (SigmaRule | Correlation)[], events: LoadedEvents): Verdict {
  if (documents.length > MOST_DOCUMENTS) return { status: 'failed', message: `more than ${MOST_DOCUMENTS} documents` };
  const referred = new Set(documents.flatMap((document) => (document.kind === 'correlation' ? document.rules : [])));
  const [root, ...others] = documents.filter(({ names }) => !names.some((name) => referred.has(name)));
  if (root === undefined || others.length > 0) {
    return {
      status: 'failed',
      message: `expected one document that no other refers to, found ${root === undefined ? 0 : others.length + 1}`,
    };
  }
  const instants = events.instants();
  const known = new Map<SigmaRule | Correlation, readonly Occurrence[] | string>();
  const occurrences = (document: SigmaRule | Correlation): readonly Occurrence[] | string => {
    const before = known.get(document);
    if (before !== undefined) return before;
    known.set(document, 'a correlation refers to itself');
    const found = document.kind === 'rule' ? happenings(document, events, instants) : correlate(document, find);
    known.set(document, found);
    return found;
  };
  const find: Find = (name) => {
    const [named, ...more] = documents.filter(({ names }) => names.includes(name));
    if (named === undefined || more.length > 0)
      return `${more.length === 0 ? 'no' : 'more than one'} document is called ${JSON.stringify(name)}`;
    return occurrences(named);
  };
  const fired = occurrences(root);
  if (typeof fired === 'string') return { status: 'failed', message: fired };
  const groupBy = root.kind === 'correlation' ? root.groupBy : [];
  const first = new Map<string, Occurrence>();
  for (const one of fired) {
    const group = JSON.stringify(groupBy.map((field) => one.key(field)));
    if (!first.has(group)) first.set(group, one);
  }
  return { status: 'answered', matches: [...first.values()].map((one) => one.events).filter(isNonEmpty) };
}

/** The events that a rule matches, as occurrences. */
function happenings(
  rule: SigmaRule,
  { events, how, names }: LoadedEvents,
  instants: readonly (Instant | null)[],
): readonly Occurrence[] | string {
  const test = readRuleTest(rule, how, names);
  if (typeof test === 'string') return test;
  const found: Occurrence[] = [];
  for (const [id, event] of events.entries()) {
    if (!test.holds(event)) continue;
    const instant = instants[id] ?? null;
    if (instant === null) return `event ${id} has no single timestamp, so it cannot stand in a correlation`;
    found.push({ events: [id], ...instant, key: (field) => keyOf(test.view(event).read(field)) });
  }
  return found.sort((a, b) => a.place - b.place);
}

/** The one value of a field, by its type and text; several different values are no key (sigma-target 5.2). */
function keyOf(values: ReturnType<ReadField>): string | null {
  const [value, ...others] = new Set(values);
  return value === undefined || others.length > 0 ? null : JSON.stringify(value);
}
