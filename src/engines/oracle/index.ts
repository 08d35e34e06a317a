export { oracle } from './engine.ts';
export { judge } from './judge.ts';
