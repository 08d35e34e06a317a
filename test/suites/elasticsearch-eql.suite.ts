import { readFileSync } from 'node:fs';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Event, FieldType, Json, SchemaField } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { EXCUSED } from './elasticsearch-eql.excused.ts';
import { shared } from './shared.ts';

const FOLDER = 'suites/elasticsearch-eql';

interface Suite {
  readonly name: string;
  readonly events: readonly Event[];
  readonly mappings: readonly unknown[];
  readonly id: string;
  readonly tiebreaker: string | null;
}

const QUERIES = {
  events: endgameEvents(),
  mappings: [mapping('endgame-140')],
  id: 'serial_event_id',
  tiebreaker: 'serial_event_id',
};
const SAMPLES = ['sample1', 'sample2', 'sample3'];
const SUITES: readonly Suite[] = [
  { name: 'test_queries', ...QUERIES },
  { name: 'additional_test_queries', ...QUERIES },
  { name: 'test_queries_date', ...QUERIES },
  { name: 'test_extra', events: data('extra'), mappings: [mapping('extra')], id: 'sequence', tiebreaker: 'sequence' },
  {
    name: 'test_missing_events',
    events: data('missing-events'),
    mappings: [mapping('missing-events')],
    id: 'sequence',
    tiebreaker: 'sequence',
  },
  { name: 'test_sample', events: SAMPLES.flatMap(data), mappings: SAMPLES.map(mapping), id: 'id', tiebreaker: null },
  { name: 'test_sample_multi', events: data('sample-multi'), mappings: [mapping('sample-multi')], id: 'id', tiebreaker: null },
];

interface Query {
  readonly name: string;
  readonly query: string;
  readonly expected_event_ids: readonly number[] | readonly (readonly number[])[];
  readonly max_samples_per_key?: number;
  readonly size?: number;
}

describe.each(SUITES)("Elasticsearch's $name on the oracle", (suite) => {
  const settings = settingsOf(suite);
  const excused = new Map(Object.entries(EXCUSED[suite.name] ?? {}));

  it.each(queriesOf(suite.name))('$name', async ({ name, query, expected_event_ids, size = 50 }) => {
    const loaded = await oracle.load(suite.events, settings);
    const verdict = await loaded.run(query.trim());
    const found =
      verdict.status === 'answered'
        ? verdict.matches
            .slice(0, size)
            .flat()
            .map((id) => suite.events[id]?.[suite.id])
        : verdict;
    const answers: unknown[] = acceptable(expected_event_ids);
    if (excused.has(name)) expect(answers).not.toContainEqual(found);
    else
      expect(answers.length === 1 ? [found] : answers).toEqual(answers.length === 1 ? answers : expect.arrayContaining([found]));
  });

  it('every excuse names a query', () => {
    const names = queriesOf(suite.name).map(({ name }) => name);
    expect([...excused.keys()].filter((name) => !names.includes(name))).toEqual([]);
  });
});

/** The lists of ids that are right. The place of a missing event, -1, is no event of a match. */
function acceptable(expected: Query['expected_event_ids']): number[][] {
  const flat = expected.filter((element) => typeof element === 'number');
  const lists = expected.filter((element) => typeof element !== 'number');
  return (lists.length > 0 ? lists : [flat]).map((list) => list.filter((id) => id !== -1));
}

function text(path: string): string {
  return readFileSync(shared(`${FOLDER}/${path}`), 'utf8');
}

function queriesOf(name: string): readonly Query[] {
  // One suite writes a bare null among its join keys, which TOML does not know.
  const toml = text(`${name}.toml`).replace(/^(join_keys\s*=\s*\[[^\]]*)\]/gm, (list) =>
    list.replace(/(?<!")\bnull\b(?!")/g, '"null"'),
  );
  return (parseToml(toml) as unknown as { readonly queries: readonly Query[] }).queries;
}

function data(name: string): readonly Event[] {
  return JSON.parse(text(`data/${name}.data`).replace(/^\s*\/\/.*$/gm, '')) as Event[];
}

function mapping(name: string): unknown {
  return JSON.parse(text(`data/${name}.mapping`).replace(/^#.*$/gm, '').replaceAll('[runtime_random_keyword_type]', 'keyword'));
}

/** The events count time in ticks of 100 ns since 1601. */
function endgameEvents(): readonly Event[] {
  const events = JSON.parse(text('test_data.json')) as (Event & { readonly timestamp: number })[];
  return events.map((event) => ({ ...event, '@timestamp': Math.floor(event.timestamp / 10_000) - 11_644_473_600_000 }));
}

function settingsOf({ events, mappings, tiebreaker }: Suite): RunSettings {
  const fields = new Map<string, SchemaField>();
  for (const event of events) mapDynamically(event, '', fields);
  for (const json of mappings) {
    const read = schemaFromMapping(json);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    for (const [name, facts] of read.schema.fields) fields.set(name, facts);
  }
  return {
    schema: { fields },
    semantics: DEFAULT_SEMANTICS,
    now: Date.UTC(2024, 0, 1),
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
    ...(tiebreaker === null ? {} : { tiebreakerField: tiebreaker }),
  };
}

/** Fields that no mapping names: numbers become long, strings text with an exact sub-field. */
function mapDynamically(json: Json, name: string, fields: Map<string, SchemaField>): void {
  if (json === null) return;
  if (Array.isArray(json)) {
    for (const element of json) mapDynamically(element, name, fields);
  } else if (typeof json === 'object') {
    for (const [key, value] of Object.entries(json)) mapDynamically(value, name === '' ? key : `${name}.${key}`, fields);
  } else {
    const types: { readonly [type: string]: FieldType } = { number: 'long', boolean: 'boolean', string: 'text' };
    const type = types[typeof json] ?? 'keyword';
    fields.set(name, {
      type,
      ignoreAbove: type === 'text' ? 256 : null,
      nullValue: null,
      exactSubfield: type === 'text' ? 'keyword' : null,
      origin: 'mapping',
    });
  }
}
