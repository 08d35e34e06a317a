import { sqlTarget } from '../sql/index.ts';
import { CLICKHOUSE } from './dialect.ts';

/** A query for ClickHouse. */
export const clickhouse = sqlTarget(
  { name: 'clickhouse', aliases: [], hints: ['chdb'], title: 'SQL of ClickHouse', extension: '.clickhouse.sql' },
  CLICKHOUSE,
);
