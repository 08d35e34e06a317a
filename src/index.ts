/**
 * eqlibrium: Elastic EQL detection rules in Sigma, Elasticsearch query DSL and JavaScript, with the evidence that all agree.
 *
 * Everything exported here runs in a browser as well as in Node.
 */
export { BUILT_IN_RULES, generateCorpus, type LabelledEvent } from '../corpus/index.ts';
export { TARGETS, type TargetName } from '../translators/index.ts';
export {
  type CreateMatcher,
  compile,
  compileMatcher,
  type RuleMatch,
  type RuleMatcher,
  type RuleMatcherOptions,
  type RuleMatcherReport,
} from '../translators/js/index.ts';
export { CODES, type Code } from './api/catalogue.ts';
export { type CheckableRule, type CheckOptions, check } from './api/check.ts';
export { type ExplainOptions, explain, explainTimeline } from './api/explain.ts';
export { type ParsedRule, type ParseOptions, type ParseOutcome, type Problem, parse } from './api/parse.ts';
export { type TargetOptions, type Translated, translate } from './api/translate.ts';
export type { Engine, Loss, Target, Translation } from './contract/index.ts';
export type { RuleDocument } from './documents/index.ts';
export type { Event, Json, Schema } from './event/index.ts';
export type { Plan, Predicate, Rule, RuleMeta, Semantics } from './ir/index.ts';
export type { Explained, Explanation, FieldSeen, ItemExplanation, TimelineExplanation } from './report/index.ts';
export { type CheckReport, type Disagreement, type EngineReport, REPORT_SCHEMA, type RuleReport } from './report/index.ts';
export { ecsSchema, type MappingProblem, type MappingResult, schemaFromMapping } from './schema/index.ts';
export {
  type Diagnostic,
  locate,
  type NonEmpty,
  type Result,
  render,
  type Source,
  type Span,
  source,
} from './source/index.ts';
export { VERSION } from './version.ts';
