export { baselineText, readRecord } from './baseline.ts';
export { runContest } from './contest.ts';
export { loadContestRules } from './load-rules.ts';
export { contestPage } from './page.ts';
export type { ContestRecord } from './record.ts';
export type { ContestRule } from './rules.ts';
export { contestText } from './words.ts';
