import type { Event, EventId } from '../src/event/index.ts';
import type { NonEmpty } from '../src/source/index.ts';

/** A few events together with the sequences or samples that a rule should find among them, known from how they were made. */
export interface LabelledTimeline {
  /** In the order in which they arrive: that of time, unless the recipe says otherwise. */
  readonly events: NonEmpty<Event>;
  /** The matches in the order of their last event, each as the places of its events in `events`. */
  readonly expected: readonly NonEmpty<EventId>[];
  /** `events`: the rule decides which events a match has. `count`: only how many there are; a sample may pick among several events. */
  readonly decides: 'events' | 'count';
  /** How it was made. */
  readonly recipe: string;
  /** The edge it stands at, on either side; null for plain matches. */
  readonly nearMiss: string | null;
}
