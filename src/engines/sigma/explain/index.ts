export { explainSigma } from './explain.ts';
export { explainSigmaTimeline } from './timeline.ts';
