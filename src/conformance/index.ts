export { checkRule } from './check.ts';
export { inspect, type Original } from './conversions.ts';
export { KNOWN_DIFFERENCES, type KnownDifference } from './differences/index.ts';
export type { ConversionReport, ConversionStatus, InspectionReport } from './inspection-report.ts';
export {
  type CheckReport,
  type Disagreement,
  type EngineReport,
  failedReport,
  isRunByNothing,
  isUnjudged,
  isUntried,
  type Obstacle,
  type RuleReport,
  shortfallsOf,
  summarize,
  type TranslationReport,
  type Unmatched,
} from './report.ts';
export { REPORT_SCHEMA } from './report-schema.ts';
export { type StillShows, shrinkEvent, smallerEvents } from './shrink.ts';
export { shrinkTimeline, type TimelineStillShows } from './shrink-timeline.ts';
export type { CheckSettings, Contestant, LabelledCase, Subject } from './subject.ts';
export { checkTimelines, type LabelledTimelineCase } from './timelines.ts';
