import { ask, findMatches, spoken } from '../../conformance/index.ts';
import type { Engine, RunSettings } from '../../contract/index.ts';
import { ORACLES, timeOf } from '../../engines/index.ts';
import type { Event } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { createStream, type SeriesRule, type StreamRule } from '../../stream/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { settingsOf } from '../run-settings.ts';
import { streamRuleCompiler } from '../stream-rules.ts';
import { type Seen, type ShapeOption, seenEvents } from './see.ts';

/** Events that a rule is asked about, each a text of JSON. */
export interface Asked {
  readonly events: readonly string[];
  /** What `now` means; null: when they happened. */
  readonly now: number | null;
}

/** What a rule says of what it was asked. */
export interface Answered {
  /** Null: nothing answers, for a reason. */
  readonly matches: boolean | null;
  readonly reason: string | null;
  /** What the compiled matcher says, where both answered; null: it was not asked or has no answer. */
  readonly matcher: boolean | null;
  readonly seen: readonly Seen[];
  readonly now: number;
}

/** Says of each whether the rule matches: by the oracle of its language, and beside it by the matcher that `match` runs. Never rejects. */
export async function judge(subject: CheckableRule, asked: readonly Asked[], shape: ShapeOption): Promise<readonly Answered[]> {
  const { rule, schema } = subject;
  const settings = settingsOf(rule, schema);
  const seen = seenIn(subject, asked, shape);
  const byNow = new Map<number, number[]>();
  for (const [at, one] of asked.entries()) {
    const now = nowOf(subject, one, seen[at] ?? [], settings);
    const places = byNow.get(now);
    if (places === undefined) byNow.set(now, [at]);
    else places.push(at);
  }
  const answers = new Map<number, Answered>();
  for (const [now, places] of byNow) {
    const compiled = streamRuleCompiler(now)(rule, { id: 'golden', name: 'golden' });
    const questions = places.map((at) => seen[at] ?? []);
    const judged = await byOracle(subject, questions, { ...settings, now });
    for (const [index, at] of places.entries()) {
      const question = questions[index];
      const matcher = compiled.ok && question !== undefined ? byMatcher(compiled.value, question) : null;
      const [matches, reason] = judged[index] ?? [null, 'nothing was asked'];
      // Under the names of a pipeline the text of the rule, which the oracle reads, means other events.
      const renamed = subject.asked !== undefined;
      answers.set(at, {
        matches: renamed ? matcher : matches,
        reason: renamed && matcher === null ? 'no matcher could be made of it' : renamed ? null : reason,
        matcher: renamed || matches === null ? null : matcher,
        seen: question ?? [],
        now,
      });
    }
  }
  return asked.map((_, at) => answers.get(at) ?? { matches: null, reason: 'nothing was asked', matcher: null, seen: [], now: 0 });
}

function seenIn({ rule }: CheckableRule, asked: readonly Asked[], shape: ShapeOption): readonly (readonly Seen[])[] {
  const all = seenEvents(
    rule,
    asked.flatMap(({ events }) => events),
    shape,
  );
  let at = 0;
  return asked.map(({ events }) => {
    at += events.length;
    return all.slice(at - events.length, at);
  });
}

/** Rules that ask nothing of the clock share one, so that they are asked about all events at once. */
function nowOf({ rule }: CheckableRule, asked: Asked, seen: readonly Seen[], settings: RunSettings): number {
  if (asked.now !== null) return asked.now;
  if (!/\bnow\b/i.test(rule.query)) return settings.now;
  const times = seen.flatMap((one) => (one.kind === 'event' ? (timeOf(one.event, settings) ?? []) : []));
  return times.reduce((one, other) => Math.max(one, other), times[0] ?? settings.now);
}

/** What is seen of the events that belong to one question. */
type Question = readonly Seen[];

type Judged = readonly [matches: boolean | null, reason: string | null];

const NO_EVENT: Judged = [null, 'it is not one event: `match` would take it for something that holds none, or several'];

async function byOracle(
  { rule }: CheckableRule,
  questions: readonly Question[],
  settings: RunSettings,
): Promise<readonly Judged[]> {
  const { engine, ...none } = ORACLES[rule.language];
  if (engine === null) return questions.map(() => [null, 'reason' in none ? none.reason : 'it has no oracle']);
  if (rule.plan.kind === 'single') return await ofEvents(engine, rule.query, questions, settings);
  const judged: Judged[] = [];
  for (const question of questions) judged.push(await ofTimeline(engine, rule.query, question, settings));
  return judged;
}

/** All events at once; of several events that belong together one is enough. */
async function ofEvents(
  engine: Engine,
  text: string,
  questions: readonly Question[],
  settings: RunSettings,
): Promise<readonly Judged[]> {
  const events = questions.flatMap(eventsIn);
  const said = await ask(engine, text, events, settings);
  if (said.kind === 'failed') return questions.map(() => [null, said.reason]);
  const reasons = new Map([...said.rejected, ...said.unanswered].map(({ id, reason }) => [id, reason]));
  let next = 0;
  return questions.map((seen): Judged => {
    if (seen.some(({ kind }) => kind === 'none')) {
      next += eventsIn(seen).length;
      return NO_EVENT;
    }
    const ids = eventsIn(seen).map(() => next++);
    const answers = ids.map((id) => spoken(said.answers[id]));
    if (answers.includes(true)) return [true, null];
    const silent = ids.find((id) => spoken(said.answers[id]) === null);
    return silent === undefined ? [false, null] : [null, reasons.get(silent) ?? 'the oracle has no answer'];
  });
}

async function ofTimeline(engine: Engine, text: string, seen: Question, settings: RunSettings): Promise<Judged> {
  if (seen.some(({ kind }) => kind === 'none')) return NO_EVENT;
  const found = await findMatches({ engine, text }, eventsIn(seen), settings);
  return found.kind === 'found' ? [found.matches.length > 0, null] : [null, found.reason];
}

function eventsIn(seen: readonly Seen[]): readonly Event[] {
  return seen.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
}

function byMatcher(rule: StreamRule | SeriesRule, seen: Question): boolean | null {
  const events = eventsIn(seen);
  if ('matches' in rule) return events.some((event) => rule.matches(event));
  return isNonEmpty(events) ? findsSeries(rule, events) : false;
}

function findsSeries(rule: SeriesRule, events: NonEmpty<Event>): boolean {
  let found = false;
  const stream = createStream([rule], {
    maxDelay: Number.POSITIVE_INFINITY,
    keepLines: false,
    onSeries: () => {
      found = true;
    },
  });
  const encoder = new TextEncoder();
  for (const event of events) stream.push(encoder.encode(`${JSON.stringify(event)}\n`));
  stream.end();
  return found;
}
