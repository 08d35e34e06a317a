/** `eqlibrium/compile`: a rule as a function over events, and a rule over several events as a matcher. */
export {
  type CreateMatcher,
  compile,
  compileMatcher,
  type RuleMatch,
  type RuleMatcher,
  type RuleMatcherOptions,
  type RuleMatcherReport,
} from '../../translators/js/index.ts';
