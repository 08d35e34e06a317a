import type { Answer, RunSettings } from '../contract/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { NonEmpty } from '../source/index.ts';
import { thrown } from './answers.ts';
import type { Tally } from './tally.ts';

/** Matches in a timeline, each as the places of its events. */
export type Matches = readonly NonEmpty<EventId>[];

/** What an engine found in a timeline. `rejected`: it did not take all of it; `none`: it has no answer. */
export type Found =
  | { readonly kind: 'found'; readonly matches: Matches }
  | { readonly kind: 'rejected' | 'none' | 'failed'; readonly reason: string };

/** Asks an engine for the matches in one timeline. */
export async function findMatches(
  runner: Pick<Tally, 'engine' | 'text'>,
  events: readonly Event[],
  settings: RunSettings,
): Promise<Found> {
  try {
    const loaded = await runner.engine.load(events, settings);
    try {
      const [rejection] = loaded.rejected ?? [];
      if (rejection !== undefined) return { kind: 'rejected', reason: rejection.reason };
      const verdict = await loaded.run(runner.text);
      switch (verdict.status) {
        case 'failed':
          return { kind: 'failed', reason: verdict.message };
        case 'unsupported':
          return { kind: 'none', reason: verdict.reason };
        case 'answered': {
          // A match may hang on any event of the timeline.
          const [silence] = verdict.unanswered ?? [];
          return silence === undefined ? { kind: 'found', matches: verdict.matches } : { kind: 'none', reason: silence.reason };
        }
      }
    } finally {
      await loaded.close();
    }
  } catch (error) {
    return { kind: 'failed', reason: thrown(error) };
  }
}

/** Null: they are not known. */
export function matchesOf(found: Found | undefined): Matches | null {
  return found?.kind === 'found' ? found.matches : null;
}

/** What was found, as an answer about the timeline. */
export function answerOf(found: Found): Answer {
  switch (found.kind) {
    case 'found':
      return found.matches.length > 0 ? 'yes' : 'no';
    case 'rejected':
      return 'rejected';
    case 'none':
    case 'failed':
      return 'none';
  }
}

/** What both find in a timeline, outside of the counting; null: nothing is known. */
export async function bothFind(
  judge: Pick<Tally, 'engine' | 'text'>,
  runner: Pick<Tally, 'engine' | 'text'>,
  timeline: readonly Event[],
  settings: RunSettings,
): Promise<readonly [Matches | null, Matches | null]> {
  return [matchesOf(await findMatches(judge, timeline, settings)), matchesOf(await findMatches(runner, timeline, settings))];
}
