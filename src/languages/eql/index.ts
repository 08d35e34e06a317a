export type * from './ast.ts';
export { parseEql, QUERY_LIMIT } from './parse.ts';
