export { generateTimelines, type TimelineOptions } from './generate.ts';
