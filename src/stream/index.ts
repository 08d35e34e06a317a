export { type Facts, factsOf } from './facts.ts';
export {
  type BadLine,
  createMatcher,
  type LineMatch,
  type Matcher,
  type MatcherOptions,
  type Report,
  type StreamRule,
} from './matcher.ts';
export { type BadReason, MAX_DEPTH } from './scan.ts';
