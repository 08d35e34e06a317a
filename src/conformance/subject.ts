import type { Agreement, Effect, Engine, Loss, RunSettings } from '../contract/index.ts';
import type { Event, Schema } from '../event/index.ts';
import type { TranslationReport } from '../report/index.ts';

/** An event with what is known of it from how it was made. */
export interface LabelledCase {
  readonly event: Event;
  readonly label: 'malicious' | 'benign';
  readonly expected: boolean;
  readonly recipe: string;
  readonly nearMiss: string | null;
}

/** How events and their mapping look to somebody. */
export interface SeenEvents {
  event(event: Event): Event;
  schema(schema: Schema): Schema;
}

/** What a translation says that it loses, as far as a check looks for events on which it bites. */
export type ClaimedLoss = Pick<Loss, 'code' | 'message' | 'effect' | 'presumes'>;

/** An engine with the text it runs. */
export interface Contestant {
  readonly engine: Engine;
  /** Null: the translator refused the rule, or the engine is absent. */
  readonly text: string | null;
  /** It is handed the text of the rule, whatever translations there are. */
  readonly runsRule?: true;
  /** Why the engine runs no rule such as this one; absent: it does. */
  readonly absence?: string;
  /** Effects a lossy translation announces; empty: the translation is exact. */
  readonly effects: readonly Effect[];
  /** How events look to the claims, where fields have other names than in the rule; absent: as they are. */
  readonly seen?: SeenEvents;
  /** What its claims presume of events; absent: nothing. */
  readonly presumes?: readonly Agreement[];
  /** The losses that both are of, for examples; absent: none. */
  readonly losses?: readonly ClaimedLoss[];
}

/** One rule with all that a check needs to know of it. */
export interface Subject {
  readonly id: string | null;
  readonly name: string;
  /** The rule's own text, for the oracle. */
  readonly query: string;
  readonly settings: RunSettings;
  readonly translations: readonly Omit<TranslationReport, 'runBy'>[];
  readonly contestants: readonly Contestant[];
}

export interface CheckSettings {
  readonly seed: number;
  /** Events judged at a time; bounds memory. */
  readonly batch?: number;
  /** Disagreements kept and shrunk for each engine. */
  readonly keep?: number;
  /** Whether differences that a lossy translation announces are shown by examples; default: no. */
  readonly examples?: boolean;
  /** Milliseconds from any start; the caller's clock. */
  readonly clock: () => number;
  /** Called with the number of events, or of timelines, judged so far. */
  readonly progress?: (done: number) => void;
}
