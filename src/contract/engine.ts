import type { Event, EventId, Json, Schema } from '../event/index.ts';
import type { SearchContext, Semantics } from '../ir/index.ts';
import type { NonEmpty, Placeholders } from '../source/index.ts';

/** What a run needs to know besides the text and the events. */
export interface RunSettings {
  readonly schema: Schema;
  readonly semantics: Semantics;
  /** The clock of the run, epoch milliseconds: `now` in date math. */
  readonly now: number;
  /** The fields that tell the kind of an event and its time; where a rule names none, those of its language. */
  readonly eventCategoryField: string;
  readonly timestampField: string;
  /** Under which names events have their fields, where rules do not name those of ECS: the very names that Sigma rules write. */
  readonly fieldNames?: 'sigma';
  /** Whether artifacts that name a log source are asked about its events alone; absent: about all. */
  readonly logSources?: 'tested';
  /** Orders events of the same instant in a sequence; without one the input order decides. */
  readonly tiebreakerField?: string;
  /** Names of fields that stand as they are, whatever else a taxonomy has under them; absent: none. */
  readonly givenNames?: readonly string[];
  /** What placeholders of the rule's own text stand for; absent: nobody says. */
  readonly placeholders?: Placeholders;
  /** How many samples of one key are wanted at most, the request parameter `max_samples_per_key`; 1. */
  readonly maxSamplesPerKey?: number;
  /** What stands around the query, as written: engines that run the rule itself honour it, the artifacts of targets have it in them. Absent: nothing. */
  readonly context?: SearchContext;
  /** The mapping that the fields of the rule need, by the product whose form it has: for engines that make an index of their own. */
  readonly mappings?: MappingsByProduct;
}

export type MappingsByProduct = { readonly [product: string]: Mappings };

export type Mappings = { readonly [key: string]: Json };

/**
 * Something that runs printed artifacts over events. Engines eat text, so escaping and printing are judged too. `Runs` is what
 * it can be handed, the name of a language or of a target: where engines meet translators the compiler compares the two.
 */
export interface Engine<Runs extends string = string> {
  readonly name: string;
  /** What it runs: the name of a language or of a target. */
  readonly runs: Runs;
  /**
   * Why its agreement is no evidence of its own: what it runs is what it is compared with. Then only the frame around the text
   * is judged. Absent: it reads the artifact in its own way.
   */
  readonly byConstruction?: string;
  /** Its version; null means that it cannot run here. */
  receipt(): Promise<string | null>;
  /** Takes the events once; many rules can then run over them. */
  load(events: readonly Event[], settings: RunSettings): Promise<Loaded>;
}

export interface Loaded {
  /** Events that the engine did not take, such as documents that its index refuses. It says nothing of them; absent: it took all. */
  readonly rejected?: readonly Unanswered[];
  run(text: string): Promise<Verdict>;
  close(): Promise<void>;
}

/** An event of which an engine says nothing. */
export interface Unanswered {
  readonly id: EventId;
  /** In the words of the engine. */
  readonly reason: string;
}

/**
 * What an engine says of one event, or of one timeline. `none`: it has no answer, which is neither a no nor a yes.
 * `rejected`: it did not take the event.
 */
export type Answer = 'yes' | 'no' | 'none' | 'rejected';

/**
 * What an engine says of all events. One match of a single-event rule is a list of one event; of a sequence, its events in
 * order. `unsupported`: others run such a text, this engine has no answer to it. `failed`: it could not run, or the text is at fault.
 */
export type Verdict =
  | {
      readonly status: 'answered';
      readonly matches: readonly NonEmpty<EventId>[];
      /** Events of single-event rules that it has no answer for; absent: it has one for each. */
      readonly unanswered?: readonly Unanswered[];
    }
  | { readonly status: 'unsupported'; readonly reason: string }
  | { readonly status: 'failed'; readonly message: string };
