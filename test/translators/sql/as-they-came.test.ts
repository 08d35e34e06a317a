import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import { connectDuckdb } from '../../../src/cli/external-engines/duckdb-module.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';
import type { SqlOptions } from '../../../translators/sql/target.ts';

const PROPERTIES = {
  when: { type: 'date' },
  day: { type: 'date', format: 'yyyy/MM/dd' },
  n: { type: 'long' },
  u: { type: 'unsigned_long' },
  b: { type: 'boolean' },
  kept: { type: 'keyword', null_value: 'NULL' },
  set: { type: 'constant_keyword', value: 'a' },
  host: { properties: { name: { type: 'keyword' } } },
};
const read = schemaFromMapping({ properties: PROPERTIES });
if (!read.ok) throw new Error('the mapping is none');
const { schema } = read;

let session: Awaited<ReturnType<typeof connectDuckdb>>;
beforeAll(async () => {
  session = await connectDuckdb(null);
  await session.connection.runAndReadAll("SET TimeZone = 'America/New_York'");
});
afterAll(() => session.close());

function translated(query: string, options: Partial<SqlOptions>): ReturnType<typeof translate<'duckdb'>> {
  const [parsed] = parse(query, { schema }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`not accepted: ${query}`);
  return translate(parsed.meaning.value.rule, 'duckdb', options);
}

/** How many rows of a table the query takes. */
async function taken(query: string, options: Partial<SqlOptions>): Promise<number> {
  const done = translated(query, options);
  if (done.status === 'refused') throw new Error(done.reasons.map(({ message }) => message).join());
  return (await session.connection.runAndReadAll(done.text)).getRowObjectsJson().length;
}

describe('events as they came, in a column of JSON', () => {
  it.each([
    ['when >= "2020-02-03"', '{"when": "2020-02-03T01:00:00+02:00"}', false],
    ['when == "2020-02-02"', '{"when": "2020-02-03T01:00:00+02:00"}', true],
    ['when == "2020-02-03"', '{"when": ["2020-02-02T23:00:00.5-0130"]}', true],
    ['when == "2020-02-03"', '{"when": 1580688000000}', true],
    ['when == "2020-02-03"', '{"when": "1580688000000"}', true],
    ['when == "2020-02-03"', '{"when": "2020-02-03T23:00:00Z"}', true],
    ['when == "2020-02-03"', '{"when": "2020-02-03"}', true],
    ['when == "2020"', '{"when": "2020"}', true],
    ['when == "2020-01-01"', '{"when": 2020}', true],
    ['when == "2020-02-01"', '{"when": "2020-02"}', true],
    ['when == "2020-02-02T01:00:00"', '{"when": "2020-02-02T01Z"}', true],
    ['when == "2020-02-02T00:00:00"', '{"when": "2020-02-02T01+01"}', true],
    ['when == "2020-02-02T01:02:00"', '{"when": "2020-02-02T01:02Z"}', true],
    ['when == "2020-02-01T23:32:00"', '{"when": "2020-02-02T01:02+01:30"}', true],
    ['when == "1970-01-19"', '{"when": 1580688000}', true],
    ['when == null', '{"when": "2020-02-30"}', true],
    ['when == null', '{"when": "99999999999999999"}', true],
    ['n == 1', '{"n": 1.7}', true],
    ['n == 2', '{"n": "1.7"}', false],
    ['n == -1', '{"n": -1.7}', true],
    ['n == 1000', '{"n": 1e3}', true],
    ['n > 9007199254740991', '{"n": 9223372036854775807}', true],
    ['u == 1', '{"u": 1.7}', true],
    ['u > 9007199254740991', '{"u": 18446744073709551615}', true],
    ['b == false', '{"b": ""}', true],
    ['b == false', '{"b": "false"}', true],
    ['b == true', '{"b": true}', true],
    ['b == null', '{}', true],
  ])('any where %s, of %s: %s', async (condition, event, expected) => {
    await session.connection.runAndReadAll(`CREATE OR REPLACE TABLE events AS SELECT '${event}'::JSON AS event`);
    expect((await taken(`any where ${condition}`, { columns: 'json' })) === 1).toBe(expected);
  });

  it.each(['kept == "NULL"', 'set == "a"'])('have no value that the mapping brings: %s', (condition) => {
    const done = translated(`any where ${condition}`, { columns: 'json' });
    expect(done.status === 'refused' && done.reasons.map(({ code }) => code)).toEqual(['sql-normalizer']);
    expect(translated(`any where ${condition}`, {}).status).toBe('exact');
  });

  it('have no dates in a format that a mapping gives', () => {
    const done = translated('any where day == "2020/02/02"', { columns: 'json' });
    expect(done.status === 'refused' && done.reasons.map(({ code }) => code)).toEqual(['sql-date']);
    expect(translated('any where day == "2020/02/02"', {}).status).toBe('exact');
  });

  it('are presumed to be written as an index holds them, field by field', () => {
    const done = translated('any where n == 1 and host.name == "a"', { columns: 'json' });
    expect(done.status === 'lossy' && done.losses).toMatchObject([
      {
        code: 'sql-json-as-held',
        effect: 'where-agreed',
        presumes: [
          { kind: 'as-held', field: 'n' },
          { kind: 'as-held', field: 'host.name' },
        ],
      },
    ]);
  });
});

describe('names', () => {
  it.each(['a..b', 'a.', '*', 'a.*'])('that no path of JSON has are refused: %s', (name) => {
    const done = translated(`any where \`${name}\` == "x"`, { columns: 'json' });
    expect(done.status === 'refused' && done.reasons.map(({ code }) => code)).toEqual(['sql-field-name']);
    expect(translated(`any where \`${name}\` == "x"`, {}).status).toBe('exact');
  });
});

describe('a table that is called as one of its columns', () => {
  it.each([
    ['host', 'CREATE TABLE host AS SELECT {name: $$a$$} AS host, $$b$$ AS name'],
    ['Host.Events', 'CREATE SCHEMA host; CREATE TABLE host.events AS SELECT {name: $$a$$} AS host, $$b$$ AS name'],
  ])('%s is asked for what stands inside of the column', async (table, made) => {
    for (const statement of made.split(';')) await session.connection.runAndReadAll(statement);
    expect(await taken('any where host.name == "a"', { columns: 'nested', table })).toBe(1);
    expect(await taken('any where host.name == "b"', { columns: 'nested', table })).toBe(0);
  });
});
