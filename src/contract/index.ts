export type { ExceptionEntry, SearchContext } from '../ir/index.ts';
export * from './around.ts';
export * from './engine.ts';
export * from './inspector.ts';
export * from './program.ts';
export * from './target.ts';
