import type { RunSettings } from '../../src/contract/index.ts';
import type { Event } from '../../src/event/index.ts';
import type { Matches } from './match-bytes.ts';

/** A rule and events on which somebody says something else than the oracle. */
export interface Finding {
  /** The seed of the round, which finds it again. */
  readonly seed: number;
  readonly engine: string;
  readonly query: string;
  readonly settings: RunSettings;
  readonly events: readonly Event[];
  readonly expected: Matches;
  /** What the engine found, or why it found nothing. */
  readonly answered: Matches | string;
}

/** What a round has to tell. */
export interface Round {
  /** Answers of engines, to one event or one timeline each, that were compared with the oracle's. */
  readonly comparisons: number;
  readonly findings: readonly Finding[];
  /** How often what happened: `sigma compared`, `refused js-field-type`. */
  readonly tally: { readonly [outcome: string]: number };
}
