export * from './cases/index.ts';
export { checkRule } from './check.ts';
export { inspect } from './conversions.ts';
export { KNOWN_DIFFERENCES, type KnownDifference, withDifferences } from './differences/index.ts';
export { shrinkEvent, smallerEvents } from './shrink.ts';
export { shrinkTimeline } from './shrink-timeline.ts';
export type { CheckSettings, Contestant, LabelledCase, Subject } from './subject.ts';
export { failedReport, summarize } from './summary.ts';
export { checkTimelines, type LabelledTimelineCase } from './timelines.ts';
