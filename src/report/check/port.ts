import type { Event, EventId, Json } from '../../event/index.ts';

/** What became of a port that somebody else made of a rule: judged event by event, or timeline by timeline, against the rule. */
export interface PortReport {
  /** As the caller names it: a file. */
  readonly name: string;
  /** What it was taken for: `sigma`, `es-dsl`, `js` ... */
  readonly kind: string;
  /** `failed`: it cannot be run at all, and `reason` says why. */
  readonly status: 'same' | 'differs' | 'failed';
  readonly reason: string | null;
  /** What ran it. */
  readonly engine: string;
  readonly receipt: string | null;
  /** Events, or timelines, on which rule and port both gave an answer. */
  readonly compared: number;
  readonly agreements: number;
  /** What the rule matches and the port does not, and what the port matches and the rule does not. */
  readonly misses: number;
  readonly excess: number;
  /** Timelines in which both find a match, and not the same events; absent: none. */
  readonly otherEvents?: number;
  /** Matches of the rule, and of the port, among those compared. */
  readonly expected: number;
  readonly matches: number;
  /** Events on which the port crashes, or has no answer for another reason; absent: none. */
  readonly unanswered?: number;
  readonly silences?: readonly { readonly eventNumber: EventId; readonly reason: string }[];
  /** Fields that the port asks and that neither the mapping nor the rule knows; absent: none. */
  readonly unmapped?: readonly string[];
  /** What whoever judged it otherwise than meant can do; absent: nothing. */
  readonly hints?: readonly string[];
  /** The ways in which it differs, those with the most events first. */
  readonly ways: readonly Way[];
  /** Differences that are told by no way of their own: several ways at once, or more ways than are looked for; absent: none. */
  readonly otherDifferences?: number;
}

/** `misses`: the rule matches and the port does not. `excess`: the other way round. `other-events`: both find a match, of other events. */
export type Direction = 'misses' | 'excess' | 'other-events';

/**
 * What of an event decides that rule and port differ. `absence`: the event lacks the field. `letter-case`: the value is written in other
 * letters than those on which both agree. `spelling`: the same value, in a list or under a dotted key. `empty`: the value is an empty string. `list`: the field has several values. `value`: another value.
 * `fields`: several fields together. `never`, `always`: the port matches no event at all, or each. `timeline`: how events follow each other.
 */
export type WayKind =
  | 'absence'
  | 'letter-case'
  | 'spelling'
  | 'empty'
  | 'list'
  | 'value'
  | 'fields'
  | 'never'
  | 'always'
  | 'timeline';

/** One way in which a port differs from the rule, with the smallest event that shows it. */
export interface Way {
  readonly direction: Direction;
  readonly kind: WayKind;
  /** The fields whose values decide; none when it is not a matter of fields. */
  readonly fields: readonly string[];
  /** Events, or timelines, that differ in this way. */
  readonly count: number;
  /** Values of the one field in events that differ so, at most a handful. */
  readonly values: readonly Json[];
  /** The smallest event found that differs so; of a timeline the last event. */
  readonly event: Event;
  readonly timeline?: readonly Event[];
  /** The same event, changed in these fields alone, so that rule and port both match; null: none is known. */
  readonly agreed: Event | null;
  /** The conditions of the rule that ask these fields, with their places in its query. */
  readonly conditions: readonly Condition[];
  /** How the event was made before it was made smaller, and its place among the events. */
  readonly recipe: string;
  readonly eventNumber: EventId;
  /** All of it in a sentence. */
  readonly message: string;
}

interface Condition {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}
