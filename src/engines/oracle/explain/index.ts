export { explain, timeOf } from './explain.ts';
export type * from './explanation.ts';
export { explainTimeline } from './timeline.ts';
