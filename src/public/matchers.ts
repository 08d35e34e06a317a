/** `eqlibrium/matchers`: matchers for `expect.extend` of vitest, Jest and whoever takes the same; `eqlibrium/vitest` adds them to vitest. */
export { type MatcherResult, toMatchEvent, toMatchTimeline } from '../api/door/matchers.ts';
