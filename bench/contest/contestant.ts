import type { Answers, RuleDifference } from './answers.ts';
import type { EventsFile } from './events-file.ts';
import type { Command } from './measured-process.ts';

/** What was read from the output of a contestant. */
export type Reading =
  | {
      readonly kind: 'pairs';
      readonly answers: Answers;
      /** What else it said. */
      readonly remark?: string;
    }
  /** How many lines some rule matches. */
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'failed'; readonly message: string };

/** A program that is timed as a whole process. */
export interface Contestant {
  readonly name: string;
  /** As it tells it itself. */
  readonly version: string;
  /** Which build it is and where it was found, or what it does instead of matching. */
  readonly remark: string;
  /** The rules that it takes, by their places; null: it does not match at all, and is a floor for those who do. */
  readonly rules: readonly number[] | null;
  /** Why it does not take the others: reasons, and how many rules each keeps away. */
  readonly refused: ReadonlyMap<string, number>;
  /** The run whose output is read before anything is timed. */
  readonly asked: Command;
  readonly read: (output: string) => Reading;
  /** What the floor has to count; for who matches, the full scan says it. */
  readonly count?: number;
  /** The run that is timed, over a file of events. */
  readonly timed: (events: string) => Command;
  /** For each rule about which it answers otherwise, which known differences explain it; null: none does. */
  readonly explain?: (differences: readonly RuleDifference[]) => Promise<readonly (string | null)[]>;
}

/** Why somebody cannot take part, in words for the user. */
export class Absent extends Error {}

/** What contestants are made of. */
export interface Arena {
  readonly events: EventsFile;
  /** A folder of the contest, removed after it. */
  readonly folder: string;
}
