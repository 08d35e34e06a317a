/** `eqlibrium/parse`: rules in whatever form they are written, their meaning, and problems with their places. */
export { type ParsedRule, type ParseOptions, type ParseOutcome, type Problem, parse } from '../api/parse.ts';
export type { RuleDocument } from '../documents/index.ts';
export type { Plan, Predicate, Rule, RuleMeta, Semantics } from '../ir/index.ts';
export { type Diagnostic, locate, type NonEmpty, type Result, render, type Source, type Span, source } from '../source/index.ts';
