import type { Event } from '../../../../src/event/index.ts';

/** Of what rules, under which mapping, a converter was judged. */
export interface Setting {
  /** `fitted`: public rules as printed `--for` the converter, which is said to be exact, or to lose something. */
  readonly rules: 'public' | 'fitted-exact' | 'fitted-lossy' | 'sigmahq';
  readonly mapping: 'exact' | 'lowercase';
}

export type Outcome = 'equal' | 'narrower' | 'broader' | 'overlap' | 'disjoint' | 'other' | 'unknown' | 'refused';

/** What is known of the queries that a converter prints. */
export interface ConverterRecord extends Setting {
  readonly name: string;
  readonly counts: { readonly [outcome in Outcome]: number };
  /** Why nothing is known, and why the converter refuses, each with how many rules. */
  readonly unknown: { readonly [reason: string]: number };
  readonly refused: { readonly [reason: string]: number };
  /** An event for each way in which queries differ: what the rule alone catches, and what the query alone catches. */
  readonly witnesses: { readonly [outcome: string]: Witness };
}

export interface Witness {
  readonly rule: string;
  readonly query: string;
  readonly lost: Event | null;
  readonly added: Event | null;
}

/** Of an output that carries the query of another, how often it says the same. */
export interface CarrierRecord {
  readonly name: string;
  readonly carries: string;
  readonly asked: number;
  readonly same: number;
  readonly other: readonly string[];
  readonly refused: number;
}

export interface ConvertersRecord {
  readonly recorded: string;
  readonly versions: { readonly [distribution: string]: string };
  readonly every: number;
  readonly rules: { readonly public: number; readonly fitted: number; readonly sigmahq: number };
  /** Of how many rules nothing is printed `--for` a converter. */
  readonly notPrinted: { readonly [converter: string]: number };
  readonly converters: readonly ConverterRecord[];
  readonly carriers: readonly CarrierRecord[];
}
