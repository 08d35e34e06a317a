import type { Diagnostic, Source, Span } from '../source/index.ts';

/** A rule as a golden file names it: its id, its name, or the name of its file. */
export interface RuleName {
  readonly text: string;
  readonly at: Span;
}

/** Golden events with what rules should say of them. */
export interface Golden {
  /** The rules that are asked; empty: the file's. Not looked at where `expected` names the rules itself. */
  readonly rules: readonly RuleName[];
  /** Whether each of these rules matches; or the very rules that do, of all. */
  readonly expected: boolean | readonly RuleName[];
  /** `timeline`: all events belong together; `event`: there is one. */
  readonly kind: 'event' | 'timeline';
  /** Each a text of JSON on one line, with its numbers as they are written. */
  readonly events: readonly string[];
  /** The line of each event, counted from 1. */
  readonly lines: readonly number[];
  /** Where it stands in its source. */
  readonly at: Span;
  readonly source: Source;
  readonly why: string | null;
  /** What `now` means in date math, in milliseconds since 1970; null: when the events happened. */
  readonly now: number | null;
  /** Where its expectation is written, and how another one would be; golden events of one place have one expectation. */
  readonly slot: Slot;
}

/** A place of an expectation. */
export interface Slot {
  /** What is replaced; an empty span: what is put in. */
  readonly at: Span;
  readonly before: string;
  readonly after: string;
  readonly form: 'yaml' | 'json';
  /** Why it is not written anew; null: it can be. */
  readonly fixed: string | null;
}

/** A problem with the text it points into. */
export interface GoldenProblem {
  readonly source: Source;
  readonly diagnostic: Diagnostic;
}

/** What a golden file holds. */
export interface GoldenFile {
  readonly name: string;
  readonly goldens: readonly Golden[];
  readonly problems: readonly GoldenProblem[];
}
