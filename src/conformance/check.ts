import type { Engine, RunSettings } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import type { Disagreement, RuleReport } from '../report/index.ts';
import type { NonEmpty } from '../source/index.ts';
import { ask } from './answers.ts';
import { type Answered, compareEvents } from './compare-events.ts';
import { type Matching, seekEventExamples } from './examples/seek-events.ts';
import { reportOfRule } from './rule-report.ts';
import type { CheckSettings, LabelledCase, Subject } from './subject.ts';
import { countRejection, countUnanswered, fail, reportOf, type Tally, talliesOf } from './tally.ts';

/**
 * Runs a corpus through the oracle and every engine and compares them event by event: the oracle with the labels, every
 * other engine with the oracle. A lossy translation is held to its claim. An engine that fails has failed once and is not
 * asked again; an event it has no answer for is counted as such. Neither is a no, and neither is silence.
 */
export async function checkRule(
  subject: Subject,
  oracle: Engine,
  corpus: Iterable<LabelledCase>,
  settings: CheckSettings,
): Promise<RuleReport> {
  const { judge, runners } = await talliesOf(subject, oracle);
  const totals = { events: 0, malicious: 0, expected: 0 };
  const nearMisses = new Map<string, number>();
  const disagreements: Disagreement[] = [];
  const matching: Matching[] = [];
  for (const cases of batches(corpus, settings.batch ?? 4096)) {
    const events = cases.map((one) => one.event);
    const answered: Answered = new Map();
    for (const runner of runners) await answer(runner, events, totals.events, subject.settings, settings.clock, answered);
    loseJudge(runners, judge);
    disagreements.push(...(await compareEvents(subject, judge, answered, cases, totals.events, settings)));
    const truth = answered.get(judge);
    for (const [at, one] of cases.entries()) {
      if (settings.examples === true && matching.length < KEPT_MATCHING && truth?.[at] === 'yes')
        matching.push({ one, number: totals.events + at });
      if (one.label === 'malicious') totals.malicious++;
      if (one.expected) totals.expected++;
      if (one.nearMiss !== null) nearMisses.set(one.nearMiss, (nearMisses.get(one.nearMiss) ?? 0) + 1);
    }
    totals.events += cases.length;
    settings.progress?.(totals.events);
  }
  for (const runner of runners) runner.examples.push(...(await seekEventExamples(judge, runner, matching, subject.settings)));
  const engines = runners.map((runner) => reportOf(runner, totals.events));
  const examples = runners.flatMap((runner) => runner.examples);
  return reportOfRule(subject, totals, nearMisses, engines, disagreements, examples);
}

/** Events that match in which losses are looked for. */
const KEPT_MATCHING = 6;

async function answer(
  runner: Tally,
  events: readonly Event[],
  firstNumber: number,
  settings: RunSettings,
  clock: () => number,
  answered: Answered,
): Promise<void> {
  if (runner.state !== 'runs') return;
  const before = clock();
  const said = await ask(runner.engine, runner.text, events, settings);
  runner.milliseconds += clock() - before;
  if (said.kind === 'failed') return fail(runner, said.reason);
  for (const one of said.rejected) countRejection(runner, { ...one, id: firstNumber + one.id });
  for (const one of said.unanswered) countUnanswered(runner, { ...one, id: firstNumber + one.id });
  answered.set(runner, said.answers);
}

/** Without the oracle nobody can be compared any more, and nobody is to blame for it. */
export function loseJudge(runners: readonly Tally[], judge: Tally): void {
  if (judge.state !== 'failed') return;
  for (const runner of runners) {
    if (runner.state !== 'runs') continue;
    runner.state = 'not-run';
    runner.reason = 'there is nothing to compare it with: the oracle failed';
  }
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
