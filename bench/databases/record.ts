import type { Cost } from '../contest/measured-process.ts';

/** A recorded run of the built-in rule over one table in several places. */
export interface DatabasesRecord {
  readonly date: string;
  readonly events: number;
  readonly bytes: number;
  readonly matches: number;
  readonly node: string;
  readonly cores: number;
  readonly processor: string;
  readonly rows: readonly DatabasesRow[];
}

export interface DatabasesRow {
  readonly name: string;
  readonly version: string;
  readonly remark: string;
  /** Whole processes, a round each; null: it answers otherwise than it has to, which has no time. */
  readonly costs: readonly Cost[] | null;
}
