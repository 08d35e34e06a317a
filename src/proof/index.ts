export { type Comparison, compare, type Found, type Side } from './compare.ts';
export { readQueryDsl } from './readers/query-dsl.ts';
export { runRange } from './run-range.ts';
