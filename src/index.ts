/**
 * eqlibrium: Elastic EQL detection rules in every form that is a target, with the evidence that all agree.
 *
 * Everything exported here runs in a browser as well as in Node. Each line is also an entry of its own, `eqlibrium/parse` and so on.
 */
export * from './public/check.ts';
export * from './public/codes.ts';
export * from './public/compile.ts';
export * from './public/corpus.ts';
export * from './public/explain.ts';
export * from './public/match.ts';
export * from './public/matchers.ts';
export * from './public/parse.ts';
export * from './public/prove.ts';
export * from './public/schema.ts';
export * from './public/translate.ts';
export { VERSION } from './version.ts';
