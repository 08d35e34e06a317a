export { rsigma } from './engine.ts';
