import type { Event } from '../../event/index.ts';

/** What one piece of software of others made of a printed artifact, before and after converting it. */
export interface InspectionReport {
  readonly inspector: string;
  readonly receipt: string | null;
  /** The target whose artifact was read. */
  readonly target: string;
  /** Why it does not take the artifact; none: it does. */
  readonly problems: readonly string[];
  readonly conversions: readonly ConversionReport[];
}

/**
 * What a converter did to the meaning. `kept`: the converted query was run and found the events of the rule. `changed`: it
 * was run and found others. `broken`: where it was to be run it is no query, or fails. `refused`: the converter says that it
 * cannot. `not-executed`: converted, but nothing at hand runs it.
 */
export type ConversionStatus = 'kept' | 'changed' | 'broken' | 'refused' | 'not-executed';

export interface ConversionReport {
  readonly converter: string;
  readonly version: string;
  readonly status: ConversionStatus;
  /** Why it was refused, or how it is broken; null for the rest. */
  readonly reason: string | null;
  /** Codes of the known differences that account for what changed, with the events each accounts for; `unexplained` for the rest. */
  readonly causes: { readonly [code: string]: number };
  /** Events compared, and of them those found without being meant and those meant but not found. */
  readonly compared: number;
  readonly added: number;
  readonly missed: number;
  /** Differences besides these that the translation announced before any converter saw it. */
  readonly announced: number;
  /** Of a query that was not executed: codes of the known differences whose construct the rule has. */
  readonly suspected: readonly string[];
  /** The smallest event found that shows the change. */
  readonly example: { readonly event: Event; readonly means: boolean; readonly says: boolean } | null;
  /** What the converter printed. */
  readonly query: string | null;
}
