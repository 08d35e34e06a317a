export { JSON_COLUMN } from './columns.ts';
export { type DescribedColumn, knownColumns } from './described.ts';
export type { ColumnKind, SqlDialect } from './dialect.ts';
export { tableText } from './table-name.ts';
export { type SqlOptions, sqlTarget } from './target.ts';
export { writtenValue } from './written.ts';
