export type { ColumnKind, SqlDialect } from './dialect.ts';
export { sqlTarget } from './target.ts';
