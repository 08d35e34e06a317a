export { type Hit, UNTIL } from './hit.ts';
export type { Precision } from './instant.ts';
export { ALWAYS } from './key-table.ts';
export { type KeyTuple, keyTexts, type ReadKeys } from './keys.ts';
export {
  createSequenceMatcher,
  createSharedState,
  MAX_STATE,
  type SequenceMatch,
  type SequenceMatcher,
  type SequenceMatcherOptions,
  type SequenceParts,
  type SequenceReport,
  type SharedState,
} from './matcher.ts';
export { type Moment, type MomentOptions, momentReader, type ReadMoment, type ReadValues, type Unplaced } from './place.ts';
export type { SamplePlan, SequencePlan } from './stages.ts';
