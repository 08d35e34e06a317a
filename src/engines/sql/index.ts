export { type SqlDatabase, type SqlRow, sqlEngine } from './engine.ts';
export { CLICKHOUSE, DUCKDB } from './spelling.ts';
