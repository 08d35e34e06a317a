export { readRoot } from './documents.ts';
export { rsigma } from './engine.ts';
