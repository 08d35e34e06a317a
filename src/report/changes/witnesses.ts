import type { Event } from '../../event/index.ts';
import type { Verdict } from '../proof/proof.ts';

/** Events that one of two versions catches, or both do: one event, or a timeline. */
interface Witness {
  readonly caughtBy: 'before' | 'after' | 'both';
  readonly events: readonly Event[];
}

/** What was found that tells two versions apart, the events that both catch last. */
export function witnessesOf(meaning: Verdict | null): readonly Witness[] {
  if (meaning?.kind !== 'differs') return [];
  const { lost, added, both, timelines } = meaning;
  const found = [
    { caughtBy: 'before', events: eventsOf(lost, timelines?.lost) },
    { caughtBy: 'after', events: eventsOf(added, timelines?.added) },
    { caughtBy: 'both', events: eventsOf(both, timelines?.both) },
  ] as const;
  return found.filter(({ events }) => events.length > 0);
}

function eventsOf(event: Event | null, timeline: { readonly events: readonly Event[] } | null | undefined): readonly Event[] {
  return event === null ? (timeline?.events ?? []) : [event];
}
