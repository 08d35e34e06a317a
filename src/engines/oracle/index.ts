export { oracle } from './engine.ts';
export * from './explain/index.ts';
export { judge } from './judge.ts';
