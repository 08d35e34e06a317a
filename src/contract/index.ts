export * from './engine.ts';
export * from './program.ts';
export * from './target.ts';
