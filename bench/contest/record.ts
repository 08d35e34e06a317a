import type { Cost } from './measured-process.ts';
import type { Sweep } from './sweeps.ts';

/** Of which kind a record is, and in which version of its form. */
export const CONTEST_FORMAT = 'eqlibrium-contest-1';

/** A contest over rules and events of the user's, as `bench --json` writes it. */
export interface ContestRecord {
  readonly format: typeof CONTEST_FORMAT;
  readonly eqlibrium: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** When it began, in UTC. */
  readonly date: string;
  readonly rules: { readonly count: number; readonly single: number; readonly digest: string };
  readonly events: { readonly count: number; readonly bytes: number; readonly badLines: number; readonly digest: string };
  readonly rounds: number;
  readonly rows: readonly ContestRow[];
  /** Peers that could not take part, and why. */
  readonly absent: readonly string[];
  readonly sweeps: readonly Sweep[];
}

/** One contestant. */
export interface ContestRow {
  readonly name: string;
  readonly version: string;
  readonly remark: string;
  /** How many rules it was asked; null: it matches nothing. */
  readonly rules: number | null;
  readonly refused: Readonly<Record<string, number>>;
  readonly answer: ContestAnswer;
  /** Whole processes, a round each; null: it answers otherwise, and so has no time. */
  readonly costs: readonly Cost[] | null;
  /** The same over no events: starting, and reading the rules. */
  readonly starts: readonly Cost[] | null;
}

export type ContestAnswer =
  | {
      readonly status: 'agrees';
      /** Matches, or lines for who counts lines. */
      readonly count: number;
      readonly of: 'matches' | 'lines';
      /** Rules about which it answers otherwise for known reasons: their codes. */
      readonly explained: readonly { readonly codes: string; readonly rules: number; readonly matches: number }[];
    }
  | {
      readonly status: 'differs';
      /** What it said of the reason. */
      readonly remark: string | null;
      readonly rules: number;
      readonly missing: number;
      readonly extra: number;
      /** The first of them. */
      readonly examples: readonly {
        readonly rule: string;
        readonly missing: readonly number[];
        readonly extra: readonly number[];
      }[];
    }
  | { readonly status: 'counts-otherwise'; readonly expected: number; readonly got: number }
  | { readonly status: 'failed'; readonly message: string };
