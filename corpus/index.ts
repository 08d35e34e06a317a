export { type CorpusOptions, DEFAULT_END_TIME, generateCorpus } from './generate/generate.ts';
export { LABEL_KEY, type LabelledEvent, type LineLabel, toNdjsonLine } from './labelled-event.ts';
export { BUILT_IN_RULES, type BuiltInRule } from './rules/index.ts';
