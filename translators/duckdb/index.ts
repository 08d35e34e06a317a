import { sqlTarget } from '../sql/index.ts';
import { DUCKDB } from './dialect.ts';

/** A query for DuckDB: over its own tables, and over Parquet, CSV and JSON that it reads as tables. */
export const duckdb = sqlTarget(
  { name: 'duckdb', aliases: [], hints: ['sql', 'parquet'], title: 'SQL of DuckDB', extension: '.duckdb.sql' },
  DUCKDB,
);
