/** What the converters of Sigma's consumers said to the public rules and to the examples of the profiles: docs/sigma-consumers.json. */
export interface ConsumersRecord {
  readonly recorded: string;
  readonly versions: { readonly [software: string]: string };
  /** Every so-many-th of the public rules. */
  readonly every: number;
  /** How many events of every so-many-th rule were run. */
  readonly running: { readonly events: number; readonly step: number };
  readonly consumers: readonly ConsumerRecord[];
}

export interface ConsumerRecord {
  readonly name: string;
  /** The taxonomy that the rules were printed in, besides that of the profile. */
  readonly taxonomy: 'ecs' | 'sigma';
  readonly single: Taken;
  readonly several: Taken;
  /** What came of running the converted single-event rules; null: nothing ran them. */
  readonly ran: Ran | null;
  /** Why rules were refused that were not refused without a consumer, by rule. */
  readonly refusals: { readonly [reason: string]: number };
  /** What the converter made of the example of each construct. */
  readonly examples: { readonly [construct: string]: Said };
}

/** How many of the rules that Sigma can say the converter takes. */
export interface Taken {
  readonly rules: number;
  readonly sayable: number;
  readonly asPrinted: number;
  readonly fitted: number;
  /** Those that the profile did not refuse and the converter did. */
  readonly unforeseen: readonly string[];
}

export interface Ran {
  readonly on: string;
  readonly rules: number;
  readonly failed: readonly string[];
  readonly answers: number;
  readonly agree: number;
  /** Differences that a loss of the rule announces. */
  readonly announced: number;
  /** Answers about events that are not as a loss presumes. */
  readonly aside: number;
  readonly unexplained: readonly string[];
}

export type Said = { readonly prints: string } | { readonly refuses: string };
