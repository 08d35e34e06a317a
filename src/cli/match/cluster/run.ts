import { esDsl } from '../../../../translators/es-dsl/index.ts';
import { translate } from '../../../api/translate.ts';
import {
  type ClusterFacts,
  type ClusterFailure,
  type Connection,
  findEqlMatches,
  type Hit,
  readPages,
} from '../../../engines/cluster/index.ts';
import type { Json } from '../../../event/index.ts';
import type { Rule } from '../../../ir/index.ts';
import { createStream, type SeriesRule, type StreamReport } from '../../../stream/index.ts';
import type { Window } from '../place.ts';
import { candidatesOf } from './candidates.ts';
import { type ClusterLines, oneLine } from './lines.ts';
import { windowQuery } from './window.ts';

/** Where a rule runs, and what becomes of its matches. */
export interface ClusterRun {
  readonly connection: Connection;
  readonly facts: ClusterFacts;
  readonly indices: string;
  readonly window: Window;
  /** Takes lines as they are found; waits while their reader is slow. */
  readonly write: (lines: readonly string[]) => Promise<void>;
  /** Called with documents read and documents there are. */
  readonly progress: (done: number, total: number) => void;
}

/** How it went. `left` tells what a sequence left out; null where nothing can be. */
export type RunOutcome =
  | { readonly ok: true; readonly matches: number; readonly left: StreamReport | null }
  | (ClusterFailure & { readonly matches: number });

/** Documents a page. */
const PAGE = 1000;

/** Most matches of an EQL search. There are no pages of them, so a search that finds so many is not known to be whole. */
const MOST_EQL_MATCHES = 10_000;

const DEFAULT_TIME_FIELD = '@timestamp';

/** Runs the query of a rule over single events and passes every document on. */
export async function runSearch(rule: Rule, query: Json, lines: ClusterLines, run: ClusterRun): Promise<RunOutcome> {
  let matches = 0;
  for await (const page of pagesOf(rule, query, run)) {
    if (!page.ok) return { ...page, matches };
    matches += page.hits.length;
    await run.write(page.hits.map(lines.single));
    run.progress(matches, page.total);
  }
  return { ok: true, matches, left: null };
}

/** Runs a sequence or sample (single events with pipes are one) where the cluster runs EQL itself. */
export async function runEql(rule: Rule, lines: ClusterLines, run: ClusterRun): Promise<RunOutcome> {
  const translated = translate(rule, 'es-dsl', { schedule: false });
  if (translated.status === 'refused') throw new Error('the rule was translated before');
  const window = windowQuery(run.window, rule.meta.timestampField ?? DEFAULT_TIME_FIELD);
  const asked: { readonly size: number } = JSON.parse(translated.text);
  const size = Math.max(MOST_EQL_MATCHES, asked.size);
  const body = { ...asked, ...(window === null ? {} : { filter: window }), size };
  const question = { body: JSON.stringify(body), size, eventsEach: eventsOfMatch(rule) };
  const { matches, failure } = await findEqlMatches(run.connection, run.indices, question);
  await run.write(matches.map(({ keys, events }) => lines.series(keys, events)));
  return failure === null ? { ok: true, matches: matches.length, left: null } : { ...failure, matches: matches.length };
}

/** How many events a match has, those that must be missing left out. */
function eventsOfMatch({ plan }: Rule): number {
  if (plan.kind === 'single') return 1;
  return plan.steps.map(({ missing, runs }) => (missing ? 0 : runs)).reduce((count, more) => count + more, 0);
}

/** Fetches the events that could take part in a sequence or sample, in order of time, and relates them here. */
export async function runSeries(
  rule: Rule,
  ready: SeriesRule,
  lines: ClusterLines,
  run: ClusterRun,
  limits: { readonly maxState?: number; readonly maxDelay?: number },
): Promise<RunOutcome> {
  const pending: string[] = [];
  const places: Pick<Hit, 'index' | 'id'>[] = [];
  let matches = 0;
  const stream = createStream([ready], {
    // Pages are in order of milliseconds; a field may keep nanoseconds.
    maxDelay: limits.maxDelay ?? 1,
    ...(limits.maxState === undefined ? {} : { maxState: limits.maxState }),
    onSeries: ({ keys, events }) => {
      matches++;
      const hits = events.map((event) => {
        const place = event === null ? undefined : places[event.lineNumber - 1];
        return event === null || place === undefined ? null : { ...place, source: event.line ?? '{}' };
      });
      pending.push(lines.series(keys, hits));
    },
  });
  const encoder = new TextEncoder();
  let done = 0;
  for await (const page of pagesOf(rule, candidatesOf(rule), run)) {
    if (!page.ok) return { ...page, matches };
    for (const { index, id } of page.hits) places.push({ index, id });
    stream.push(encoder.encode(page.hits.map(({ source }) => `${oneLine(source)}\n`).join('')));
    await run.write(pending.splice(0));
    done += page.hits.length;
    run.progress(done, page.total);
  }
  const left = stream.end();
  await run.write(pending.splice(0));
  return { ok: true, matches, left };
}

function pagesOf(rule: Rule, query: Json, { connection, facts, indices, window }: ClusterRun): ReturnType<typeof readPages> {
  const timestampField = rule.meta.timestampField ?? DEFAULT_TIME_FIELD;
  const within = windowQuery(window, timestampField);
  const filter = within === null ? [query] : [query, within];
  return readPages(connection, facts, { indices, query: { bool: { filter } }, timestampField, size: PAGE });
}

/** The query of a rule over single events, without its schedule: the window says which times count. */
export function searchOf(rule: Rule): ReturnType<typeof esDsl.translate> {
  return esDsl.translate(rule, { schedule: false });
}
