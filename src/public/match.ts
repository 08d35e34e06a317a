/** `eqlibrium/match`: many rules as one, over parsed events, lines of bytes and streams. */
export {
  type ByteSource,
  createMatcher,
  type MatcherOptions,
  type MatchStreamOptions,
  type RuleSetMatcher,
  type StreamMatch,
} from '../api/door/match.ts';
export type { LineMatch, SeriesMatch, StreamReport } from '../stream/index.ts';
