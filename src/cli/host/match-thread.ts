import type { Rule } from '../../ir/index.ts';
import type { ShapeName } from '../../shapes/index.ts';
import type { Part, PartReport, RuleStats, RuleTables, SeriesHit } from '../../stream/index.ts';

/** What the threads of one `match` share. */
export interface MatchTaskSettings {
  /** The rules that run, under the names by which matches tell them. Rules are data throughout. */
  readonly rules: readonly { readonly rule: Rule; readonly id: string; readonly name: string }[];
  /** What date math calls so, in milliseconds since 1970. */
  readonly now: number;
  readonly shape: ShapeName | 'auto';
  readonly fullScan: boolean;
  /** Nothing is printed of matches. */
  readonly count: boolean;
  /** Events are named in matches, not printed. */
  readonly ids: boolean;
  readonly stats: boolean;
  /** What was made of the rules before; null: nothing that is of use. */
  readonly tables: RuleTables | null;
}

/** A part of an input, and how its lines are named. */
export interface MatchTask {
  readonly part: Part;
  /** The input; null: there is but one. */
  readonly file: string | null;
  /** The lines of all inputs before it. */
  readonly linesBefore: number;
}

export interface MatchTaskResult {
  readonly report: PartReport;
  /** In the order of the events: lines of output, and events of rules that relate events. */
  readonly found: readonly (Uint8Array<ArrayBuffer> | SeriesHit)[];
  /** How many events were seen in each shape. */
  readonly shapes: { readonly [Name in ShapeName]?: number };
  /** The memory of the part, for another one. */
  readonly room: ArrayBuffer;
}

/** A thread that matches one part after the other, in the order in which they are handed over. */
export interface MatchThread {
  /** It has made its rules ready and can begin. Rejects with what ended the thread when it died before. */
  readonly ready: Promise<void>;
  /** The bytes of the part are gone from here. Rejects with what ended the thread when it died, now or before. */
  match(task: MatchTask): Promise<MatchTaskResult>;
  /** What each rule cost in it; null: nobody asked for that. */
  stats(): Promise<readonly RuleStats[] | null>;
  /** Ends the thread, whatever it does. */
  close(): Promise<void>;
}

/** What a thread is told, and what it says: that it is ready, then answers in the order of the questions. */
export type MatchOrder = { readonly kind: 'match'; readonly task: MatchTask } | { readonly kind: 'stats' };
export type MatchAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'matched'; readonly result: MatchTaskResult }
  | { readonly kind: 'stats'; readonly stats: readonly RuleStats[] | null };
