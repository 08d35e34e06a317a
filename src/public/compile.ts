/** `eqlibrium/compile`: a rule as a function over events, and a rule over several events as a matcher. */

export type {
  CreateMatcher,
  RuleMatch,
  RuleMatcher,
  RuleMatcherOptions,
  RuleMatcherReport,
} from '../../translators/js/index.ts';
export { compile, compileMatcher } from '../api/door/compile.ts';
