import type { RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { LossExample } from '../../report/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { bothFind } from '../find-matches.ts';
import { shrinkTimeline } from '../shrink-timeline.ts';
import type { ClaimedLoss } from '../subject.ts';
import type { Tally } from '../tally.ts';
import { isShown, lossesShown, unshownLosses } from './shown.ts';
import { spoiledTimelines } from './spoil-timeline.ts';

/** A timeline in which the rule matches, with its number in the corpus. */
export interface MatchingTimeline {
  readonly events: NonEmpty<Event>;
  readonly recipe: string;
  readonly number: number;
}

/** Timelines tried for one loss, and how much is spent on making one small. */
const MOST_TRIED = 16;
const MOST_SMALLER = 300;

type Counts = Pick<LossExample, 'shows' | 'expected' | 'answered'>;

/** As `seekEventExamples`, for rules over several events. */
export async function seekTimelineExamples(
  judge: Tally,
  runner: Tally,
  matching: readonly MatchingTimeline[],
  settings: RunSettings,
): Promise<readonly LossExample[]> {
  if (runner.state !== 'runs' || runner.seen !== null) return [];
  const found: LossExample[] = [];
  for (const loss of unshownLosses(runner)) {
    const spoiled = matching
      .flatMap(({ events, recipe, number }) =>
        spoiledTimelines(loss, events, settings.timestampField, settings.schema).map((all) => ({ events: all, recipe, number })),
      )
      .slice(0, MOST_TRIED);
    for (const { events, recipe, number } of spoiled) {
      let counts = await shownBy(loss, events);
      if (counts === null) continue;
      const more = counts.answered > counts.expected;
      const smallest = await shrinkTimeline(
        events,
        async (smaller) => {
          const still = await shownBy(loss, smaller);
          if (still === null || still.answered > still.expected !== more) return false;
          counts = still;
          return true;
        },
        MOST_SMALLER,
      );
      const { name, runs } = runner.engine;
      const losses = lossesShown(runner, counts, smallest, settings.schema);
      found.push({ engine: name, runs, ...counts, losses, recipe, eventNumber: number, events: smallest });
      break;
    }
  }
  return found;

  async function shownBy(loss: ClaimedLoss, events: NonEmpty<Event>): Promise<Counts | null> {
    const [means, says] = await bothFind(judge, runner, events, settings);
    if (means === null || says === null || means.length === says.length) return null;
    const shows = means.length > 0 && says.length > 0 ? 'matches' : 'outside';
    const counts = { shows, expected: means.length, answered: says.length } as const;
    return isShown(loss, runner, counts, events, settings.schema) ? counts : null;
  }
}
