export type { ExceptionEntry, SearchContext } from '../ir/index.ts';
export * from './around.ts';
export type * from './asked-names.ts';
export { around, aroundCodes } from './codes.ts';
export * from './engine.ts';
export * from './inspector.ts';
export type * from './language.ts';
export * from './program.ts';
export * from './target.ts';
