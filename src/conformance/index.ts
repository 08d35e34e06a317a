export * from './cases/index.ts';
export { checkRule } from './check.ts';
export { inspect, type Original } from './conversions.ts';
export { KNOWN_DIFFERENCES, type KnownDifference, withDifferences } from './differences/index.ts';
export { type StillShows, shrinkEvent, smallerEvents } from './shrink.ts';
export { shrinkTimeline, type TimelineStillShows } from './shrink-timeline.ts';
export type { CheckSettings, Contestant, LabelledCase, Subject } from './subject.ts';
export { failedReport, summarize } from './summary.ts';
export { checkTimelines, type LabelledTimelineCase } from './timelines.ts';
