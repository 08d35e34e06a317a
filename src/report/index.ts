export type { DifferenceExample, DifferenceFacts } from './agreement/difference-facts.ts';
export {
  BASELINE_SCHEMA,
  type Baseline,
  baselineText,
  type KnownShortfall,
  progressOf,
  readBaseline,
  type Shortfall,
  shortfallsIn,
} from './check/baseline.ts';
export type { ConversionReport, ConversionStatus, InspectionReport } from './check/inspection.ts';
export type { Direction, PortReport, Way, WayKind } from './check/port.ts';
export {
  type CheckReport,
  type Disagreement,
  type EngineReport,
  isRunByNothing,
  isUnjudged,
  isUntried,
  type LossExample,
  type Obstacle,
  type RuleReport,
  shortfallsOf,
  type TranslationReport,
  type Unmatched,
} from './check/report.ts';
export { REPORT_SCHEMA } from './check/schema.ts';
export type { Blocker, ConstructCoverage, CoverageReport, FieldObstacle, TargetCoverage } from './coverage/report.ts';
export type * from './explain/explanation.ts';
export type {
  PortAgreement,
  PortArtifact,
  PortCounts,
  PortDocument,
  PortPlace,
  PortProblem,
  PortRule,
  PortTarget,
  PortWord,
} from './port/port.ts';
export { PORT_SCHEMA } from './port/schema.ts';
