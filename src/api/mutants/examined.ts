import type { Event } from '../../event/index.ts';
import type { Mutant } from '../../mutants/index.ts';
import type { Survivor } from '../../report/mutants/report.ts';
import type { NonEmpty } from '../../source/index.ts';

/** What a rule is examined with. */
export interface Limits {
  /** Events that mutants are run on at most. */
  readonly events: number;
  /** Mutants at most. */
  readonly most: number;
  /** Steps for pins. */
  readonly pinning: number;
  /** Steps for all questions about mutants, and for one of them. */
  readonly effort: number;
  readonly each: number;
  /** The seed of events that the corpus generates beside the pins; null: none are. */
  readonly seed: number | null;
}

/** Pins that there is a choice of even where few events are kept: to seek one is more work. */
export const LEAST_PINS = 200;

/** An event or a timeline that is kept, and what it is for. */
export interface Kept {
  readonly events: NonEmpty<Event>;
  /** What a proof says of it; null: whoever runs it says. */
  readonly matches: boolean | null;
  readonly reason: string;
}

/** What became of the mutants of a rule. */
export interface Examined {
  readonly mutants: number;
  readonly killed: number;
  /** Of these those that only events notice which were chosen because of mutants. */
  readonly byWitnesses: number;
  readonly equivalent: number;
  readonly refused: number;
  readonly survivors: readonly Survivor[];
  readonly kept: readonly Kept[];
  readonly unreached: readonly string[];
}

/** Why an event was sought for a mutant. */
export function reasonFor({ kind, told }: Mutant): string {
  return `tells the rule from another: ${kind}, ${told}`;
}

/** As many mutants as are allowed, and a note where there are more. */
export function* firstOf(mutants: Iterable<Mutant>, most: number, told: (what: string) => void): Iterable<Mutant> {
  let count = 0;
  for (const mutant of mutants) {
    if (count++ >= most) return void told(`more than ${most} mutants`);
    yield mutant;
  }
}

export function survivorOf({ kind, told, span }: Mutant, known: Pick<Survivor, 'witness' | 'open'>): Survivor {
  return { kind, told, span, ...known };
}
