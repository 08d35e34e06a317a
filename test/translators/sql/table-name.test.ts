import { expect, it } from 'vitest';
import { CLICKHOUSE } from '../../../translators/clickhouse/dialect.ts';
import { DUCKDB } from '../../../translators/duckdb/dialect.ts';
import { tableText } from '../../../translators/sql/table-name.ts';

it.each([
  ['events', '"events"', '`events`'],
  ['lake.logs.events', '"lake"."logs"."events"', '`lake`.`logs`.`events`'],
  ['"dot.ted"', '"dot.ted"', '`dot.ted`'],
  ['lake."dot.ted".x', '"lake"."dot.ted"."x"', '`lake`.`dot.ted`.`x`'],
  ['"a.""b"""', '"a.""b"""', '`a."b"`'],
  // What is no quoted name is one as it stands.
  ['"half', '"""half"', '`"half`'],
  ['odd "one"', '"odd ""one"""', '`odd "one"`'],
  ['"a"b".c', '"""a""b"""."c"', '`"a"b"`.`c`'],
  ['x"; DROP TABLE events; --', '"x""; DROP TABLE events; --"', '`x"; DROP TABLE events; --`'],
  ['a..', '"a"."".""', '`a`.``.``'],
])('reads %s', (table, duckdb, clickhouse) => {
  expect([tableText(table, DUCKDB), tableText(table, CLICKHOUSE)]).toEqual([duckdb, clickhouse]);
});
