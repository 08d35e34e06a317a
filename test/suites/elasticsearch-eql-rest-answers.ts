import { enginesFor } from '../../src/api/engines.ts';
import { matchEngine } from '../../src/api/match-engine/index.ts';
import { parse } from '../../src/api/parse.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import { translate } from '../../src/api/translate.ts';
import type { RunSettings, Verdict } from '../../src/contract/index.ts';
import { transcriptEvents } from '../../src/documents/index.ts';
import { oracle } from '../../src/engines/index.ts';
import type { Event, Json } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { parseEql, type Query } from '../../src/languages/eql/index.ts';
import { type Diagnostic, locate, source } from '../../src/source/index.ts';
import { createStream } from '../../src/stream/index.ts';
import { valueAt } from './elasticsearch-eql-rest.ts';
import type { Search } from './elasticsearch-eql-rest-cluster.ts';

/** What a matcher makes of a search. */
export type Answer =
  | { readonly kind: 'found'; readonly answer: Json; readonly warnings: readonly Diagnostic[] }
  /** `place`: line and column of the query, as Elasticsearch tells them. */
  | { readonly kind: 'refused'; readonly messages: readonly string[]; readonly place: string | null }
  /** The translation is refused, or its engine has no answer to it. */
  | { readonly kind: 'none'; readonly reason: string };

interface Match {
  /** Places in the list of events; null for an event that must be missing. */
  readonly events: readonly (number | null)[];
  /** Undefined: the matcher does not tell, and the first event does. */
  readonly keys?: readonly Json[];
}

type Found = readonly Match[] | Exclude<Answer, { readonly kind: 'found' }>;
type Matcher = (rule: Rule, events: readonly Event[], settings: RunSettings, syntax: Query) => Promise<Found>;

export const MATCHERS: { readonly [name: string]: Matcher } = {
  oracle: async (rule, events, settings, syntax) =>
    matchesOf(await (await oracle.load(events, settings)).run(rule.query), syntax),
  stream: async (rule, events) => streamed(rule, events),
  match: async (rule, events, settings, syntax) =>
    matchesOf(await (await matchEngine(rule).load(events, settings)).run(rule.query), syntax),
  'es-dsl': translated('es-dsl'),
  js: translated('js'),
};

function translated(target: 'es-dsl' | 'js'): Matcher {
  return async (rule, events, settings, syntax) => {
    const translation = translate(rule, target);
    if (translation.status === 'refused') return { kind: 'none', reason: translation.reasons[0].message };
    const engine = enginesFor(rule.plan.kind).find(({ runs }) => runs === target);
    if (engine === undefined) throw new Error(`no engine runs ${target}`);
    return matchesOf(await (await engine.load(events, settings)).run(translation.text), syntax);
  };
}

/** Reads the text as `translate` and `match` do, and lets a matcher answer in the form of Elasticsearch. */
export async function answer(search: Search, matcher: Matcher): Promise<Answer> {
  const { rules, problems, warnings } = parse(search.text, { strict: true });
  const [problem] = problems;
  if (problem !== undefined)
    return { kind: 'refused', messages: problems.map(({ diagnostic }) => diagnostic.message), place: null };
  const [read, ...others] = rules;
  if (read === undefined || others.length > 0) throw new Error(`${rules.length} rules in a text of one search`);
  if (!read.meaning.ok) {
    const [first] = read.meaning.problems;
    const { line, column } = locate(source(read.document.query.text), first.span.start);
    const messages = read.meaning.problems.map(({ message, help }) => `${message}: ${help ?? ''}`);
    return { kind: 'refused', messages, place: `${line}:${column}` };
  }
  const { rule, schema } = read.meaning.value;
  const parsed = parseEql(read.document.query);
  if (!parsed.ok) throw new Error('a query that was read does not parse');
  const documents = transcriptEvents(search.text);
  const events = documents.map(({ text }) => JSON.parse(text) as Event);
  const settings = { ...settingsOf(rule, schema), now: Date.now() };
  const found = await matcher(rule, events, settings, parsed.value);
  if ('kind' in found) return found;
  const hit = (place: number): Json => ({ _id: documents[place]?.id ?? null, _source: events[place] ?? null });
  const size = Number(search.parameters['size'] ?? 10);
  const last = (list: readonly Match[]): readonly Match[] => (size === 0 ? [] : list.slice(-size));
  const single = rule.plan.kind === 'single';
  const time = ({ events: [place] }: Match): number => Date.parse(String(events[place ?? -1]?.[settings.timestampField]));
  const shown = last(single ? [...found].sort((left, right) => time(left) - time(right)) : found);
  const hits = single
    ? { events: shown.map(({ events: [place] }) => hit(place ?? -1)) }
    : {
        sequences: shown.map(({ events: places, keys }) => ({
          join_keys: keys ?? keysOf(events[places.find((place) => place !== null) ?? -1], parsed.value),
          events: places.map((place) => (place === null ? { _id: '', missing: true } : hit(place))),
        })),
      };
  return {
    kind: 'found',
    answer: { hits: { total: { value: shown.length, relation: 'eq' }, ...hits } },
    warnings: warnings.map(({ diagnostic }) => diagnostic),
  };
}

function matchesOf(verdict: Verdict, syntax: Query): Found {
  if (verdict.status === 'unsupported') return { kind: 'none', reason: verdict.reason };
  if (verdict.status === 'failed') return { kind: 'refused', messages: [verdict.message], place: null };
  return verdict.matches.map((events) => ({ events: withMissing(events, syntax) }));
}

/** Engines do not name the places of missing events; the query tells where they are. */
function withMissing(events: readonly number[], { body }: Query): readonly (number | null)[] {
  if (body.kind !== 'sequence') return events;
  let next = 0;
  return body.items.flatMap(({ missing, runs }) =>
    missing ? [null] : Array.from({ length: runs ?? 1 }, () => events[next++] ?? -1),
  );
}

/** The keys that all items share, as the event has them. */
function keysOf(event: Event | undefined, { body }: Query): readonly Json[] {
  if (body.kind === 'event') return [];
  return body.by.map((key) => (key.kind === 'field' ? (valueAt(event, key.name) ?? null) : null));
}

function streamed(rule: Rule, events: readonly Event[]): Found {
  const compiled = streamRuleCompiler(Date.now())(rule, { id: 'rule', name: 'rule' });
  if (!compiled.ok) return { kind: 'refused', messages: compiled.problems.map(({ message }) => message), place: null };
  const matches: Match[] = [];
  const stream = createStream([compiled.value], {
    maxDelay: Infinity,
    onMatch: ({ lineNumber }) => matches.push({ events: [lineNumber - 1] }),
    onSeries: ({ events: found, keys }) =>
      matches.push({ events: found.map((event) => (event === null ? null : event.lineNumber - 1)), keys }),
  });
  const encoder = new TextEncoder();
  for (const event of events) stream.push(encoder.encode(`${JSON.stringify(event)}\n`));
  const { series } = stream.end();
  const unplaced = rule.plan.kind === 'sequence' ? (series[0]?.unplaced ?? {}) : {};
  // An event without a place in time is counted and told; Elasticsearch fails the whole search.
  const told = Object.entries<number>(unplaced).filter(([, count]) => count > 0);
  if (told.length > 0) return { kind: 'refused', messages: told.map(([reason]) => reason), place: null };
  return matches;
}
