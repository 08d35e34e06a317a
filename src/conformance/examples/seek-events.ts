import type { RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { LossExample } from '../../report/index.ts';
import { trial } from '../answers.ts';
import { shrinkEvent } from '../shrink.ts';
import type { LabelledCase } from '../subject.ts';
import type { Tally } from '../tally.ts';
import { isShown, lossesShown, unshownLosses } from './shown.ts';
import { spoiledEvents } from './spoil.ts';

/** A matching event with its number in the corpus. */
export interface Matching {
  readonly one: LabelledCase;
  readonly number: number;
}

/** Events tried for one loss. */
const MOST_TRIED = 40;

/**
 * Examples of losses that the corpus does not show, since its events tell one story as programs write them: what a loss presumes is broken
 * in events that match. Losses under names of others are left out: what they presume is said in those names.
 */
export async function seekEventExamples(
  judge: Tally,
  runner: Tally,
  matching: readonly Matching[],
  settings: RunSettings,
): Promise<readonly LossExample[]> {
  if (runner.state !== 'runs' || runner.seen !== null) return [];
  const found: LossExample[] = [];
  for (const loss of unshownLosses(runner)) {
    const spoiled = matching
      .flatMap(({ one, number }) =>
        (loss.presumes ?? []).flatMap((agreement) =>
          spoiledEvents(agreement, one.event, settings.schema).map((event) => ({ event, recipe: one.recipe, number })),
        ),
      )
      .slice(0, MOST_TRIED);
    const shown = async (events: readonly Event[]): Promise<readonly (boolean | null)[]> => {
      const truth = await trial(judge.engine, judge.text, events, settings);
      const said = await trial(runner.engine, runner.text, events, settings);
      return events.map((event, at) => {
        const [means, says] = [truth[at] ?? null, said[at] ?? null];
        if (means === null || says === null || means === says) return null;
        const counts = { shows: 'outside', expected: Number(means), answered: Number(says) } as const;
        return isShown(loss, runner, counts, [event], settings.schema) ? says : null;
      });
    };
    const says = await shown(spoiled.map(({ event }) => event));
    const at = says.findIndex((one) => one !== null);
    const first = spoiled[at];
    if (first === undefined) continue;
    const event = await shrinkEvent(first.event, async (smaller) => (await shown(smaller)).map((one) => one === says[at]));
    const counts = { shows: 'outside', expected: says[at] === true ? 0 : 1, answered: says[at] === true ? 1 : 0 } as const;
    const { name, runs } = runner.engine;
    const losses = lossesShown(runner, counts, [event], settings.schema);
    const { recipe, number: eventNumber } = first;
    found.push({ engine: name, runs, ...counts, losses, recipe, eventNumber, events: [event] });
  }
  return found;
}
