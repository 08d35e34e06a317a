export { generateTimelines, type SeriesOptions, type TimelineOptions } from './generate.ts';
export { generateStreamCorpus, type StreamCorpusOptions } from './stream.ts';
export { whyNoTimeline } from './why-no-timeline.ts';
