import type { Event, EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';

/** What is known of two conditions, or of a rule and one artifact of it. Witnesses are borne out by all who can run them. */
export type Verdict =
  /** For every event; of several events for every item and all that ties them. */
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'differs';
      /** What the second is beside the first. */
      readonly relation: Relation;
      /** An event that only the first catches; null: there is none, or none is known. Of several events null: see `timelines`. */
      readonly lost: Event | null;
      /** An event that only the second catches. */
      readonly added: Event | null;
      /** An event that both catch. */
      readonly both: Event | null;
      /** The same of rules over several events; absent: of single events. */
      readonly timelines?: TimelineWitnesses;
      /** How far was looked; the relation is that of the timelines within. Absent: all events there could be. */
      readonly bound?: Bound;
      /** Why no proof found it: the engine of the second was asked about events that pin the first, so there may be other differences. */
      readonly open?: string;
      /** The engines that ran the witnesses and say so. */
      readonly confirmedBy?: readonly string[];
    }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      /** What was spent; absent: it was not a matter of work. */
      readonly spent?: Spent;
      /** How far was looked without a difference; absent: nothing was searched. */
      readonly bound?: Bound;
      /** Engines of this program that do not agree about a witness, which is a fault of it and says nothing of the two. */
      readonly fault?: Fault;
    };

/** `narrower`: it catches a part of what the first does; `overlap`: some of it and others; `other`: not known which of these. */
export type Relation = 'narrower' | 'broader' | 'overlap' | 'disjoint' | 'other';

/** Timelines for what there are events for when rules ask for one. */
interface TimelineWitnesses {
  /**
   * What the relation is of. `whether`: if there is a match. Where that is the same, `events`: the very events of matches; `count`: how many
   * matches there are.
   */
  readonly compared: 'events' | 'count' | 'whether';
  /** A timeline in which the first finds a match that the second does not. */
  readonly lost: Timeline | null;
  readonly added: Timeline | null;
  /** A timeline with a match that both find. */
  readonly both: Timeline | null;
}

/** Events in the order of time, with the matches that each of the two finds, as places of events. */
export interface Timeline {
  readonly events: NonEmpty<Event>;
  readonly first: readonly NonEmpty<EventId>[];
  readonly second: readonly NonEmpty<EventId>[];
}

/** Timelines that were looked at. */
export interface Bound {
  /** Events of a timeline at most; all that the two tell apart were looked at, by kinds of events and times between them. */
  readonly events: number;
  /** The same where an event holds several values in a field; absent: there are no such events, or none were asked for. */
  readonly lists?: number;
  /** Values of a key at most. */
  readonly keys: number;
  /** How many timelines, and how many of them were run through the engines. */
  readonly timelines: number;
  readonly runs: number;
}

/** Work that was done for the question that stayed open. */
interface Spent {
  readonly steps: number;
  /** How many were allowed. */
  readonly most: number;
  /** Events that were found, and that nobody bore out. */
  readonly models: number;
}

interface Fault {
  readonly events: NonEmpty<Event>;
  /** What each engine says of the first and of the second. */
  readonly answers: readonly { readonly engine: string; readonly of: 'first' | 'second'; readonly matches: number }[];
}

/** What is known of an artifact. */
export interface Proof {
  readonly target: string;
  /** How its translator calls it. */
  readonly translation: 'exact' | 'lossy';
  readonly verdict: Verdict;
  readonly milliseconds: number;
}

/** Whether a rule matches no event, each, some but not all; `unknown`: that is not proven. */
export type Holds = 'never' | 'always' | 'sometimes' | 'unknown';

/** The proofs of a rule. */
export interface ProvedRule {
  readonly name: string;
  readonly file: string;
  readonly holds: Holds;
  readonly proofs: readonly Proof[];
}

/** How often what was found. */
interface ProofSummary {
  readonly rules: number;
  /** Pairs of a rule and one artifact of it. */
  readonly pairs: number;
  readonly equal: number;
  readonly differs: number;
  readonly unknown: number;
}

export function summaryOf(rules: readonly ProvedRule[]): ProofSummary {
  const proofs = rules.flatMap((rule) => rule.proofs);
  const count = (kind: Verdict['kind']): number => proofs.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    rules: rules.length,
    pairs: proofs.length,
    equal: count('equal'),
    differs: count('differs'),
    unknown: count('unknown'),
  };
}
