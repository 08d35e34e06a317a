import type { Plan, Semantics } from '../../ir/index.ts';
import type { Runner } from './runners.ts';

/** What is compared: a plan as read, and those who run its text and were not asked for the proof. */
export interface Side {
  readonly plan: Plan;
  readonly folding: Semantics['folding'];
  /** Who says what the text matches; null: nobody does. */
  readonly runner: Runner | null;
  /** Others who run the same meaning, asked about what is to be shown. */
  readonly others: () => readonly Runner[];
  /** A correlation of Sigma says that there is a match, not of which events. */
  readonly namesEvents: boolean;
}

/** What the question is put under. */
export interface Question {
  readonly effort: number;
  readonly scalar: boolean;
  /** The clock of runs, and the field that has the time of events. */
  readonly now: number;
  readonly timestampField: string;
}

/** A time that a run at `now` looks at: a second before it; of events that belong together the last one has it. */
export function withinReach(now: number, earlier = 0): string {
  return new Date(now - 1000 - earlier).toISOString();
}
