import type { Event } from '../event/index.ts';

/** Tells how the events of inputs are seen, where they are not written in the names that rules ask. */
export interface Looking {
  /** An input begins with this event. Null: its events are seen as they stand. */
  first(event: Event): Sight | null;
  /** For an input that does not begin here, whose events are not seen as they stand. */
  sight(): Sight;
  /** Rules of one kind see the same of every event. */
  kindOf(rule: number): string;
}

/** How the events of one input are seen. */
export interface Sight {
  /** The event as a rule sees it, by the index of the rule; null: it is none of its events. Total, and the same for the same event. */
  see(event: Event, rule: number): Event | null;
  /** All that some rule sees: what is watched for fields that none has. */
  whole(event: Event): Event;
}
