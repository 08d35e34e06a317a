import { describe, expect, it } from 'vitest';
import { CLICKHOUSE } from '../../../translators/clickhouse/dialect.ts';
import { DUCKDB } from '../../../translators/duckdb/dialect.ts';
import { knownColumns } from '../../../translators/sql/index.ts';

const kinds = (type: string, dialect: typeof DUCKDB): unknown =>
  Object.fromEntries(
    Object.entries(knownColumns([{ name: 'c', type }], dialect)).map(([field, column]) => [
      field,
      column.holds !== 'values' ? column.holds : column.several ? `${column.kind}s` : column.kind,
    ]),
  );

describe('types that DuckDB tells of its columns', () => {
  it.each([
    ['VARCHAR', { c: 'text' }],
    ["ENUM('a, b', 'it''s)')", { c: 'text' }],
    ['DECIMAL(5,2)', { c: 'double' }],
    ['TIMESTAMP WITH TIME ZONE', { c: 'instant' }],
    ['TIMESTAMP WITH TIME ZONE[]', { c: 'instants' }],
    ['VARCHAR[]', { c: 'texts' }],
    ['VARCHAR[3]', { c: 'texts' }],
    ['VARCHAR[][]', { c: 'unread' }],
    ['BLOB', { c: 'unread' }],
    ['JSON', { c: 'json' }],
    ['MAP(VARCHAR, INTEGER)', { c: 'unread' }],
    ['STRUCT(a INTEGER)[]', { c: 'unread' }],
    [
      'STRUCT(a INTEGER, "b ""c" STRUCT("(" BOOLEAN[], e ENUM(\'x\', \'y\')), m MAP(VARCHAR, INTEGER))',
      {
        'c.a': 'whole',
        'c.b "c.(': 'booleans',
        'c.b "c.e': 'text',
        'c.m': 'unread',
      },
    ],
    ['', { c: 'unread' }],
    ['STRUCT(', { c: 'unread' }],
  ])('%s', (type, expected) => {
    expect(kinds(type, DUCKDB)).toEqual(expected);
  });
});

describe('types that ClickHouse tells of its columns', () => {
  it.each([
    ['String', { c: 'text' }],
    ['LowCardinality(Nullable(String))', { c: 'text' }],
    ['Array(Nullable(Int32))', { c: 'wholes' }],
    ['Array(Array(String))', { c: 'unread' }],
    ["Nullable(DateTime64(3, 'UTC'))", { c: 'instant' }],
    ["Enum8('a)' = 1, 'b,c' = 2)", { c: 'text' }],
    ['Map(String, String)', { c: 'unread' }],
    ['FixedString(3)', { c: 'unread' }],
    [
      'Tuple(\n    `x y` Nullable(String),\n    z Array(UInt64),\n    t Tuple(u Bool))',
      {
        'c.x y': 'text',
        'c.z': 'unsigneds',
        'c.t.u': 'boolean',
      },
    ],
    ['Tuple(String, Int8)', {}],
  ])('%s', (type, expected) => {
    expect(kinds(type, CLICKHOUSE)).toEqual(expected);
  });
});

describe('a field that two columns hold', () => {
  it.each(['VARCHAR', 'JSON'])('is read from neither: %s', (type) => {
    const columns = [
      { name: 'a.b', type },
      { name: 'a', type: `STRUCT(b ${type})` },
    ];
    expect(knownColumns(columns, DUCKDB)).toEqual({ 'a.b': { holds: 'unread', path: ['a', 'b'], why: 'twice' } });
  });
});
