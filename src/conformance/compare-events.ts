import type { Answer, RunSettings } from '../contract/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { Disagreement } from '../report/index.ts';
import { spoken, trial } from './answers.ts';
import { type Cause, explainAnswers } from './differences/index.ts';
import { shrinkEvent } from './shrink.ts';
import type { CheckSettings, LabelledCase, Subject } from './subject.ts';
import { asPresumed, outcomeOf, type Tally } from './tally.ts';

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
        event: shrunk ? await shrinkEvent(one.event, differ(judge, runner, subject.settings, one.event, says)) : one.event,
        shrunk,
        artifact: runner.text,
      });
    }
  }
  return found;
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
): (candidates: readonly Event[]) => Promise<readonly boolean[]> {
  const timed = hasTimestamp(event, settings);
  return async (candidates) => {
    const truth = await trial(judge.engine, judge.text, candidates, settings);
    const said = await trial(runner.engine, runner.text, candidates, settings);
    // The difference looked for must stay; another one, such as an event that loses its timestamp, would mislead.
    return candidates.map((candidate, at) => {
      if (truth[at] === null || said[at] !== says || truth[at] === says) return false;
      return hasTimestamp(candidate, settings) === timed && asPresumed(runner, [candidate], settings.schema);
    });
  };
}

function hasTimestamp(event: Event, settings: RunSettings): boolean {
  return Object.hasOwn(event, settings.timestampField);
}
