export { type RsigmaOptions, rsigma } from './engine.ts';
