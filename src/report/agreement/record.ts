import type { Event } from '../../event/index.ts';
import type { ConversionStatus } from '../check/inspection.ts';
import type { DifferenceFacts } from './difference-facts.ts';

/**
 * What `npm run engines:report` keeps of its runs: names and counts of rules, never what the rules say. Both pages are made of
 * this alone.
 */
export interface AgreementRecord {
  readonly eqlibrium: string;
  /** The commit that was judged; null: there was no git to ask. */
  readonly commit: string | null;
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  /** Engines whose agreement is no evidence of its own, with the reason. */
  readonly byConstruction: { readonly [engine: string]: string };
  /** What was known to differ at the time. */
  readonly differences: readonly DifferenceFacts[];
  readonly runs: readonly RunRecord[];
}

/** One `check`. */
export interface RunRecord {
  readonly name: string;
  readonly title: string;
  /** As a person would type it. */
  readonly command: string;
  readonly seconds: number;
  /** Events made for one rule, and the seed they were made with. */
  readonly events: number;
  readonly seed: number;
  /** What engines and converters say of themselves, by name. */
  readonly versions: { readonly [name: string]: string };
  readonly rules: readonly RuleRow[];
}

export interface RuleRow {
  readonly id: string | null;
  readonly name: string;
  readonly tried: 'events' | 'timelines';
  readonly sigma: 'exact' | 'lossy' | 'refused';
  /** Why the check broke down; absent: it did not. */
  readonly failure?: string;
  /** Targets whose artifact no engine ran; absent: none. */
  readonly runByNothing?: readonly string[];
  readonly engines: { readonly [name: string]: EngineCell };
  readonly converters: { readonly [name: string]: ConverterCell };
}

/** A number: so many were compared and all agree. `why`: it was not run. */
export type EngineCell = number | { readonly why: string } | EngineCounts;

/** Every kind of difference that an `EngineReport` counts; what is not there is none. */
export interface EngineCounts {
  readonly compared: number;
  readonly agree: number;
  readonly announced?: number;
  readonly outside?: number;
  readonly explained?: { readonly [code: string]: number };
  readonly unexplained?: number;
  readonly rejected?: number;
  /** Events that it has no answer for. */
  readonly unanswered?: number;
  /** Why it failed on this rule. */
  readonly failed?: string;
  /** The smallest event or timeline of the first difference that nothing explains. */
  readonly example?: Shown;
}

/** A status alone, or with what there is to say of it. */
export type ConverterCell = ConversionStatus | ConverterCounts;

export interface ConverterCounts {
  readonly status: ConversionStatus;
  readonly compared?: number;
  readonly added?: number;
  readonly missed?: number;
  /** Differences within what the translation to Sigma announces; no change by the converter. */
  readonly announced?: number;
  readonly causes?: { readonly [code: string]: number };
  readonly suspected?: readonly string[];
  readonly why?: string;
  /** Only of what nothing explains. */
  readonly example?: Shown;
}

/** What was shown to both sides, what the rule means for it, and what was said. */
export interface Shown {
  readonly events: readonly Event[];
  readonly means: boolean;
  readonly says: boolean;
}
