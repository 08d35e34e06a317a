export { generateTimelines, type SeriesOptions, type TimelineOptions } from './generate.ts';
export { generateStreamCorpus } from './stream.ts';
export { whyNoTimeline } from './why-no-timeline.ts';
