export * from './engine.ts';
export * from './target.ts';
