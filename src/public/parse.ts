/** `eqlibrium/parse`: rules in whatever form they are written, their meaning, and problems with their places. */

export { parse } from '../api/door/parse.ts';
export { locate, render, source } from '../api/door/places.ts';
export type { ParsedRule, ParseOptions, ParseOutcome, Problem } from '../api/parse.ts';
export type { RuleDocument } from '../documents/index.ts';
export type { Plan, Predicate, Rule, RuleMeta, Semantics } from '../ir/index.ts';
export type { Diagnostic, NonEmpty, Result, Source, Span } from '../source/index.ts';
