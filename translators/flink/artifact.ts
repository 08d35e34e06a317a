import type { Condition } from './condition.ts';

/** Where the events come from. */
export type Connector = 'filesystem' | 'kafka';

/** A job: a table of events, a table of alerts, and what goes from the one into the other. */
export interface FlinkArtifact {
  readonly id: string | null;
  readonly title: string;
  readonly connector: Connector;
  /** The field that tells the time, level by level. */
  readonly time: readonly string[];
  /** The fields that are asked. */
  readonly fields: readonly FieldColumn[];
  readonly query: FlinkQuery;
}

interface FieldColumn {
  readonly name: string;
  readonly levels: readonly string[];
}

export type FlinkQuery = { readonly kind: 'single'; readonly where: Condition } | SequenceQuery;

export interface SequenceQuery {
  readonly kind: 'sequence';
  /** What may be asked of a row by name, the items in their order and `ended` where something ends sequences. */
  readonly flags: readonly Flag[];
  /** For each key the fields that hold it, by the place of the flag that reads it there. */
  readonly keys: readonly (readonly string[])[];
  readonly pattern: readonly Variable[];
  /** Milliseconds that the last event may come after the first, itself included; null: any. */
  readonly maxspan: number | null;
}

interface Flag {
  readonly name: string;
  readonly condition: Condition;
}

/** A row of the pattern, or a run of such rows. */
export interface Variable {
  readonly name: string;
  readonly quantifier: '' | '*?' | '?';
  readonly define: string;
  /** Whether its row is an event of the sequence. */
  readonly shown: boolean;
}
