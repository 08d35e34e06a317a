export { rangedFields, type Surroundings, surround } from './around/surround.ts';
export { type CorpusOptions, type CorpusPlan, DEFAULT_END_TIME, ENDPOINT_SHARE, generateCorpus, planCorpus } from './generate.ts';
export { type LabelledEvent, type LabelledStreamEvent, toNdjsonLine } from './labelled-event.ts';
export type { LabelledTimeline } from './labelled-timeline.ts';
export type { Questions } from './questions/index.ts';
export type { Recipe } from './recipe.ts';
export { BUILT_IN_RULES } from './rules/index.ts';
export type { Gap } from './solve/unsatisfiable.ts';
export {
  generateStreamCorpus,
  generateTimelines,
  type SeriesOptions,
  type TimelineOptions,
  whyNoTimeline,
} from './timelines/index.ts';
