export type { BadLine, Sought } from './events.ts';
export { type Facts, factsOf } from './facts.ts';
export { createMatcher, type LineMatch, type Matcher, type MatcherOptions, type Report, type StreamRule } from './matcher.ts';
export { type Need, type Needs, needsOf } from './needs.ts';
export { type BadReason, MAX_DEPTH } from './scan.ts';
export * from './sequence/index.ts';
export {
  createStream,
  type SeriesEvent,
  type SeriesMatch,
  type SeriesRule,
  type Stream,
  type StreamOptions,
  type StreamReport,
} from './stream.ts';
