export * from './fold.ts';
export * from './predicate.ts';
export * from './rule.ts';
