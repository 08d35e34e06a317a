import type { Json } from '../../../src/event/index.ts';
import type { NodeName } from '../rig/node/nodes.ts';

/**
 * A small question to a real engine: documents, a mapping, and queries whose answers settle it. Documents are JSON texts,
 * for what matters may be lost in a value of JavaScript (`-0.0`, large numbers, halves of surrogate pairs).
 */
export interface Experiment {
  readonly name: string;
  readonly question: string;
  /** Sections of eql-semantics that the answer bears on. */
  readonly sections: string;
  /** The `properties` of the mapping. */
  readonly mapping: Readonly<Record<string, Json>>;
  /** Index settings other than the number of replicas. */
  readonly settings?: Readonly<Record<string, Json>>;
  readonly documents: Readonly<Record<string, string>>;
  readonly asks: Readonly<Record<string, Ask>>;
  /** The engine whose answers ours are compared with; null: ours has no such type. Not written for the ordinary one. */
  readonly comparedWith?: NodeName | null;
  /** Where our own evaluator answers otherwise, and why that is well; what it answers is kept in `answers/ours.json`. */
  readonly differences?: readonly Difference[];
  /** What is concluded, for the page. */
  readonly conclusion: string;
}

/** A query of the `_search` body, printed; a text where JavaScript could not say it. */
export type Ask = Json;

export interface Difference {
  readonly asks: readonly string[];
  readonly why: string;
}

/** Names of the documents found, in the order of the experiment; or that the engine, or ours, refuses to answer. */
export type Answer = readonly string[] | 'refused';

/** What one engine said. */
export interface Answers {
  /** Documents that it did not take, with the reason. */
  readonly rejected: Readonly<Record<string, string>>;
  readonly asks: Readonly<Record<string, Answer>>;
  /** Why asks, or the index itself under the name `index`, were refused. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** What one engine said of all experiments, as kept under `answers/`. */
export interface Recording {
  readonly engine: string;
  readonly lucene: string;
  readonly date: string;
  readonly answers: Readonly<Record<string, Answers>>;
}

/** One document for each JSON text of a value, named by that text. */
export function values(field: string, ...texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(texts.map((text) => [text, `{${JSON.stringify(field)}:${text}}`]));
}

/** The same for plain texts, named by themselves. */
export function texts(field: string, ...given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(given.map((text) => [text, JSON.stringify({ [field]: text })]));
}

export const regexp = (value: string, more: Readonly<Record<string, Json>> = {}): Ask => ({ regexp: { f: { value, ...more } } });
export const wildcard = (value: string, more: Readonly<Record<string, Json>> = {}): Ask => ({
  wildcard: { f: { value, ...more } },
});
export const prefix = (value: string, more: Readonly<Record<string, Json>> = {}): Ask => ({ prefix: { f: { value, ...more } } });
export const term = (value: Json, more: Readonly<Record<string, Json>> = {}): Ask => ({ term: { f: { value, ...more } } });
export const terms = (...given: readonly Json[]): Ask => ({ terms: { f: given } });
export const range = (bounds: Readonly<Record<string, Json>>): Ask => ({ range: { f: bounds } });
export const exists: Ask = { exists: { field: 'f' } };
export const not = (query: Ask): Ask => ({ bool: { must_not: [query] } });
export const script = (source: string): Ask => ({ script: { script: { source } } });

export const INSENSITIVE = { case_insensitive: true } as const;
export const KEYWORD = { f: { type: 'keyword' } } as const;

/** Asks named by their own pattern. */
export function asksOf(make: (pattern: string) => Ask, ...patterns: readonly string[]): Readonly<Record<string, Ask>> {
  return Object.fromEntries(patterns.map((pattern) => [pattern, make(pattern)]));
}
