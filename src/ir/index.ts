export * from './date-format.ts';
export * from './fold.ts';
export { normalize, normalizePlan, PASSES, type Pass } from './normalize/index.ts';
export * from './predicate.ts';
export * from './rule.ts';
export { agoOf, lookBackOf } from './schedule.ts';
export * from './search-context.ts';
export { showPlan, showPredicate, showRule } from './show.ts';
export { termFields } from './term-fields.ts';
