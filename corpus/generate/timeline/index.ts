export { whyNoTimeline } from './blame.ts';
export { generateTimelines, type SeriesOptions, type TimelineOptions } from './generate.ts';
export { generateStreamCorpus, type StreamCorpusOptions } from './stream.ts';
