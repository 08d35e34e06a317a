export { explain, timeOf } from './explain.ts';
export { explainTimeline } from './timeline.ts';
