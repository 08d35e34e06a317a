import type { Answer, RunSettings } from '../contract/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { Disagreement, LossExample } from '../report/index.ts';
import { spoken, trial } from './answers.ts';
import { type Cause, explainAnswers } from './differences/index.ts';
import { lossesShown } from './examples/shown.ts';
import { shrinkEvent } from './shrink.ts';
import type { CheckSettings, LabelledCase, Subject } from './subject.ts';
import { asPresumed, lacksExample, outcomeOf, type Tally } from './tally.ts';

/** What each engine says of the events of a batch; one that does not run says nothing. */
export type Answered = Map<Tally, readonly Answer[]>;

/** Compares what is said of a batch with what should be, counts it, and gives the differences that are worth showing. */
export async function compareEvents(
  subject: Subject,
  judge: Tally,
  answered: Answered,
  cases: readonly LabelledCase[],
  firstNumber: number,
  settings: CheckSettings,
): Promise<readonly Disagreement[]> {
  const truth = answered.get(judge);
  const found: Disagreement[] = [];
  for (const [runner, said] of answered) {
    const causes = await causesOf(judge, runner, truth, said, cases, subject.settings);
    for (const [at, one] of cases.entries()) {
      const expected = runner === judge ? one.expected : spoken(truth?.[at]);
      const says = spoken(said[at]);
      if (says !== null && says === one.expected) runner.asLabelled++;
      if (expected === null || said[at] === 'none') continue;
      // Of an event that was not taken nothing is known, but a match that it should have been is missing.
      if (said[at] === 'rejected' && !expected) continue;
      runner.compared++;
      if (says === true) runner.matches++;
      if (says === expected) {
        runner.agreements++;
        continue;
      }
      const outcome = says === null ? 'disagreements' : outcomeOf(runner, says, [one.event], subject.settings.schema);
      const cause = causes.get(at);
      if (outcome === 'disagreements' && cause !== undefined) {
        runner.explained.set(cause, (runner.explained.get(cause) ?? 0) + 1);
        continue;
      }
      runner[outcome]++;
      if (outcome !== 'disagreements' && says !== null && settings.examples === true && lacksExample(runner, outcome, says)) {
        runner.examples.push(await exampleOf(outcome, one, firstNumber + at, judge, runner, says, subject.settings));
      }
      if (outcome !== 'disagreements' || runner.kept >= (settings.keep ?? 3)) continue;
      runner.kept++;
      const shrunk = runner !== judge && says !== null;
      found.push({
        engine: runner.engine.name,
        against: runner.against,
        recipe: one.recipe,
        eventNumber: firstNumber + at,
        seed: settings.seed,
        expected,
        answered: says === true,
        answers: Object.fromEntries([...answered].map(([other, all]) => [other.engine.name, all[at] ?? 'none'])),
        event: shrunk ? await shrinkEvent(one.event, differ(judge, runner, subject.settings, one.event, says, true)) : one.event,
        shrunk,
        artifact: runner.text,
      });
    }
  }
  return found;
}

/** An announced difference, by as small an event as still shows it. */
async function exampleOf(
  shows: 'claimed' | 'outside',
  one: LabelledCase,
  eventNumber: EventId,
  judge: Tally,
  runner: Tally,
  says: boolean,
  settings: RunSettings,
): Promise<LossExample> {
  const agreed = shows === 'outside' ? false : asPresumed(runner, [one.event], settings.schema);
  const event = await shrinkEvent(one.event, differ(judge, runner, settings, one.event, says, agreed));
  const { name, runs } = runner.engine;
  const counts = { shows, expected: says ? 0 : 1, answered: says ? 1 : 0 } as const;
  const losses = lossesShown(runner, counts, [event], settings.schema);
  return { engine: name, runs, ...counts, losses, recipe: one.recipe, eventNumber, events: [event] };
}

/** For each event on which the engine differs from the oracle in a way that is known of it, the known difference. */
async function causesOf(
  judge: Tally,
  runner: Tally,
  truth: readonly Answer[] | undefined,
  said: readonly Answer[],
  cases: readonly LabelledCase[],
  settings: RunSettings,
): Promise<ReadonlyMap<EventId, Cause>> {
  if (runner === judge || truth === undefined) return new Map();
  const different = [...cases.keys()].filter((at) => {
    const [means, says] = [spoken(truth[at]), spoken(said[at])];
    return means !== null && says !== null && means !== says;
  });
  const events = different.map((at) => cases[at]?.event ?? {});
  const causes = await explainAnswers(runner.engine.name, runner.text, events, {
    oracle: (changed) => trial(judge.engine, judge.text, changed, settings),
    engine: (text, changed) => trial(runner.engine, text, changed, settings),
  });
  return new Map(different.flatMap((at, number) => (causes[number] == null ? [] : [[at, causes[number]] as const])));
}

/** Judges candidates by running both engines again: what they say decides, nothing is assumed. */
function differ(
  judge: Tally,
  runner: Tally,
  settings: RunSettings,
  event: Event,
  says: boolean,
  agreed: boolean,
): (candidates: readonly Event[]) => Promise<readonly boolean[]> {
  const timed = hasTimestamp(event, settings);
  return async (candidates) => {
    const truth = await trial(judge.engine, judge.text, candidates, settings);
    const said = await trial(runner.engine, runner.text, candidates, settings);
    // The difference looked for must stay; another one, such as an event that loses its timestamp, would mislead.
    return candidates.map((candidate, at) => {
      if (truth[at] === null || said[at] !== says || truth[at] === says) return false;
      return hasTimestamp(candidate, settings) === timed && asPresumed(runner, [candidate], settings.schema) === agreed;
    });
  };
}

function hasTimestamp(event: Event, settings: RunSettings): boolean {
  return Object.hasOwn(event, settings.timestampField);
}
