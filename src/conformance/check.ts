import type { Agreement, Effect, Engine, RunSettings } from '../contract/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { NonEmpty } from '../source/index.ts';
import { agree } from './agreements.ts';
import { type Cause, explainAnswers, type Sides } from './differences/index.ts';
import type { Disagreement, RuleReport, TranslationReport } from './report.ts';
import { shrinkEvent } from './shrink.ts';
import { countRejection, createTally, outcomeOf, reportOf, type Tally } from './tally.ts';

/** An event with what is known of it from how it was made. */
export interface LabelledCase {
  readonly event: Event;
  readonly label: 'malicious' | 'benign';
  readonly expected: boolean;
  readonly recipe: string;
  readonly nearMiss: string | null;
}

/** An engine with the text it runs. */
export interface Contestant {
  readonly engine: Engine;
  /** Null: the translator refused the rule, or the engine is absent. */
  readonly text: string | null;
  /** Why the engine runs no rule such as this one; absent: it does. */
  readonly absence?: string;
  /** Effects a lossy translation announces; empty: the translation is exact. */
  readonly effects: readonly Effect[];
  /** What its claims presume of events; absent: nothing. */
  readonly presumes?: readonly Agreement[];
}

/** One rule with all that a check needs to know of it. */
export interface Subject {
  readonly id: string | null;
  readonly name: string;
  /** The EQL text, for the oracle. */
  readonly query: string;
  readonly settings: RunSettings;
  readonly translations: readonly TranslationReport[];
  readonly contestants: readonly Contestant[];
}

export interface CheckSettings {
  readonly seed: number;
  /** Events judged at a time; bounds memory. */
  readonly batch?: number;
  /** Disagreements kept and shrunk for each engine. */
  readonly keep?: number;
  /** Milliseconds from any start; the caller's clock. */
  readonly clock: () => number;
  /** Called with the number of events, or of timelines, judged so far. */
  readonly progress?: (done: number) => void;
}

/**
 * Runs a corpus through the oracle and every engine and compares them event by event: the oracle with the labels, every
 * other engine with the oracle. A lossy translation is held to its claim. An engine that fails is a disagreement on every
 * event it left unanswered, never silence.
 */
export async function checkRule(
  subject: Subject,
  oracle: Engine,
  corpus: Iterable<LabelledCase>,
  settings: CheckSettings,
): Promise<RuleReport> {
  const runners = [
    await createTally(oracle, subject.query, 'labels', []),
    ...(await Promise.all(
      subject.contestants.map(({ engine, text, effects, absence, presumes }) =>
        createTally(engine, text, 'oracle', effects, absence, presumes),
      ),
    )),
  ];
  const totals = { events: 0, malicious: 0, expected: 0 };
  const nearMisses = new Map<string, number>();
  const disagreements: Disagreement[] = [];
  for (const cases of batches(corpus, settings.batch ?? 4096)) {
    const events = cases.map((one) => one.event);
    const answers = new Map<Tally, Uint8Array>();
    for (const runner of runners) await answer(runner, events, totals.events, subject.settings, settings.clock, answers);
    disagreements.push(...(await compare(subject, runners, answers, cases, totals.events, settings)));
    for (const one of cases) {
      if (one.label === 'malicious') totals.malicious++;
      if (one.expected) totals.expected++;
      if (one.nearMiss !== null) nearMisses.set(one.nearMiss, (nearMisses.get(one.nearMiss) ?? 0) + 1);
    }
    totals.events += cases.length;
    settings.progress?.(totals.events);
  }
  return {
    id: subject.id,
    name: subject.name,
    semantics: subject.settings.semantics,
    ...totals,
    benign: totals.events - totals.malicious,
    nearMisses: Object.fromEntries([...nearMisses].sort(([a], [b]) => (a < b ? -1 : 1))),
    translations: subject.translations,
    engines: runners.map(reportOf),
    disagreements,
    unmatched: null,
    failure: null,
  };
}

/** Values of an answer: the engine gave none, it said no, it said yes. */
const NONE = 0;
const NO = 1;
const YES = 2;
/** The engine did not take the event. */
const REJECTED = 3;

async function answer(
  runner: Tally,
  events: readonly Event[],
  firstNumber: number,
  settings: RunSettings,
  clock: () => number,
  answers: Map<Tally, Uint8Array>,
): Promise<void> {
  if (runner.text === null || runner.receipt === null) return;
  const before = clock();
  const reject = (id: EventId, reason: string): void => countRejection(runner, firstNumber + id, reason);
  answers.set(runner, await verdicts(runner, runner.text, events, settings, reject));
  runner.milliseconds += clock() - before;
}

async function verdicts(
  runner: Tally,
  text: string,
  events: readonly Event[],
  settings: RunSettings,
  reject: (id: EventId, reason: string) => void = () => {},
): Promise<Uint8Array> {
  const answers = new Uint8Array(events.length);
  try {
    const loaded = await runner.engine.load(events, settings);
    try {
      const verdict = await loaded.run(text);
      if (verdict.status !== 'answered') {
        runner.reason = verdict.status === 'failed' ? verdict.message : verdict.reason;
        return answers;
      }
      answers.fill(NO);
      for (const match of verdict.matches) for (const id of match) answers[id] = YES;
      for (const { id, reason } of loaded.rejected ?? []) {
        answers[id] = REJECTED;
        reject(id, reason);
      }
    } finally {
      // An engine that cannot clean up behind itself has failed, whatever it said before.
      await loaded.close();
    }
    return answers;
  } catch (error) {
    runner.reason = `the engine threw: ${error instanceof Error ? error.message : String(error)}`;
    return new Uint8Array(events.length);
  }
}

async function compare(
  subject: Subject,
  runners: readonly Tally[],
  answers: ReadonlyMap<Tally, Uint8Array>,
  cases: readonly LabelledCase[],
  firstNumber: number,
  settings: CheckSettings,
): Promise<readonly Disagreement[]> {
  const [oracle] = runners;
  const truth = oracle === undefined ? undefined : answers.get(oracle);
  const found: Disagreement[] = [];
  for (const runner of runners) {
    const said = answers.get(runner);
    if (said === undefined) continue;
    const causes = await causesOf(oracle, runner, truth, said, cases, subject.settings);
    for (const [at, one] of cases.entries()) {
      const expected = runner.against === 'labels' ? one.expected : truth?.[at] === YES;
      const answered = said[at] === YES;
      // Of an event that was not taken nothing is known, but a match that it should have been is missing.
      if (said[at] === REJECTED && !expected) continue;
      runner.compared++;
      if (answered) runner.matches++;
      const spoke = said[at] === YES || said[at] === NO;
      if (spoke && answered === one.expected) runner.asLabelled++;
      if (spoke && answered === expected) runner.agreements++;
      else {
        const outcome = spoke ? outcomeOf(runner, answered, [one.event], subject.settings.schema) : 'disagreements';
        const cause = causes.get(at);
        if (outcome === 'disagreements' && cause !== undefined) {
          runner.explained.set(cause, (runner.explained.get(cause) ?? 0) + 1);
          continue;
        }
        runner[outcome]++;
        if (outcome !== 'disagreements') continue;
        if (runner.kept >= (settings.keep ?? 3)) continue;
        runner.kept++;
        const verdictsOfAll = Object.fromEntries([...answers].map(([other, all]) => [other.engine.name, all[at] === YES]));
        const unanswered = [...answers].flatMap(([other, all]) =>
          all[at] === NONE || all[at] === REJECTED ? [other.engine.name] : [],
        );
        const shrunk = runner.against === 'oracle' && oracle !== undefined && spoke;
        found.push({
          engine: runner.engine.name,
          against: runner.against,
          recipe: one.recipe,
          eventNumber: firstNumber + at,
          seed: settings.seed,
          expected,
          answered,
          verdicts: verdictsOfAll,
          ...(unanswered.length === 0 ? {} : { unanswered }),
          event: shrunk ? await shrinkEvent(one.event, differ(oracle, runner, subject.settings, one.event, answered)) : one.event,
          shrunk,
          artifact: runner.text ?? '',
        });
      }
    }
  }
  return found;
}

/** For each event on which the engine differs from the oracle in a way that is known of it, the known difference. */
async function causesOf(
  oracle: Tally | undefined,
  runner: Tally,
  truth: Uint8Array | undefined,
  said: Uint8Array,
  cases: readonly LabelledCase[],
  settings: RunSettings,
): Promise<ReadonlyMap<EventId, Cause>> {
  if (runner.against !== 'oracle' || oracle === undefined || truth === undefined) return new Map();
  const different = [...cases.keys()].filter((at) => said[at] !== truth[at] && (said[at] === YES || said[at] === NO));
  const answersOf = async (tally: Tally, text: string, events: readonly Event[]): Promise<readonly (boolean | null)[]> =>
    // A trial that fails is no failure of the run: its reason is not the engine's.
    [...(await verdicts({ ...tally }, text, events, settings))].map((answer) =>
      answer === YES ? true : answer === NO ? false : null,
    );
  const sides: Sides = {
    oracle: (events) => answersOf(oracle, oracle.text ?? '', events),
    engine: (text, events) => answersOf(runner, text, events),
  };
  const events = different.map((at) => cases[at]?.event ?? {});
  const causes = await explainAnswers(runner.engine.name, runner.text ?? '', events, sides);
  return new Map(different.flatMap((at, number) => (causes[number] == null ? [] : [[at, causes[number]] as const])));
}

/** Judges candidates by running both engines again: what they say decides, nothing is assumed. */
function differ(
  oracle: Tally,
  runner: Tally,
  settings: RunSettings,
  event: Event,
  answered: boolean,
): (candidates: readonly Event[]) => Promise<readonly boolean[]> {
  const timed = hasTimestamp(event, settings);
  return async (candidates) => {
    const truth = await verdicts(oracle, oracle.text ?? '', candidates, settings);
    const said = await verdicts(runner, runner.text ?? '', candidates, settings);
    // The difference looked for must stay; another one, such as an event that loses its timestamp, would mislead.
    return candidates.map((candidate, at) => {
      const differs = truth[at] !== NONE && said[at] !== truth[at];
      if (!differs || said[at] !== (answered ? YES : NO) || hasTimestamp(candidate, settings) !== timed) return false;
      return agree(runner.presumes, [candidate], settings.schema);
    });
  };
}

function hasTimestamp(event: Event, settings: RunSettings): boolean {
  return Object.hasOwn(event, settings.timestampField);
}

function* batches<T>(items: Iterable<T>, size: number): Iterable<NonEmpty<T>> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch as [T, ...T[]];
      batch = [];
    }
  }
  if (batch.length > 0) yield batch as [T, ...T[]];
}
