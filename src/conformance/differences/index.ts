export { type Cause, explainAnswers } from './explain-answers.ts';
export { explainTimeline } from './explain-timeline.ts';
export { findCauses, type Sides } from './find-causes.ts';
export type { KnownDifference } from './known.ts';
export { KNOWN_DIFFERENCES } from './table.ts';
export { withDifferences } from './with-differences.ts';
