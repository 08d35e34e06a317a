export type { Gap } from './generate/from-rule/blame.ts';
export { type CorpusOptions, type CorpusPlan, DEFAULT_END_TIME, generateCorpus, planCorpus } from './generate/generate.ts';
export type { Recipe } from './generate/recipe.ts';
export { rangedFields, type Surroundings, surround } from './generate/surround.ts';
export {
  generateStreamCorpus,
  generateTimelines,
  type SeriesOptions,
  type StreamCorpusOptions,
  type TimelineOptions,
  whyNoTimeline,
} from './generate/timeline/index.ts';
export { LABEL_KEY, type LabelledEvent, type LabelledStreamEvent, type LineLabel, toNdjsonLine } from './labelled-event.ts';
export type { LabelledTimeline } from './labelled-timeline.ts';
export { BUILT_IN_RULES, type BuiltInRule } from './rules/index.ts';
