import { readFileSync } from 'node:fs';
import { parse as parseToml } from 'smol-toml';
import type { RunSettings } from '../../src/contract/index.ts';
import type { Event, Json, SchemaField } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { shared } from './shared.ts';

/** Queries of Elasticsearch with the events they run on. */
export interface Suite {
  readonly name: string;
  readonly events: readonly Event[];
  readonly mappings: readonly unknown[];
  /** The field by which results name events. */
  readonly id: string;
  readonly tiebreaker: string | null;
}

/** One query and the lists of ids that are right; the place of a missing event is not listed. */
export interface Case {
  readonly name: string;
  readonly query: string;
  readonly acceptable: readonly (readonly number[])[];
  readonly size: number;
  readonly maxSamplesPerKey: number;
}

const FOLDER = 'suites/elasticsearch-eql';

/** Queries on the events of Endgame, in three files. */
const ENDGAME = {
  events: endgameEvents(),
  mappings: [mapping('data/endgame-140.mapping')],
  id: 'serial_event_id',
  tiebreaker: 'serial_event_id',
};
const SAMPLES = ['sample1', 'sample2', 'sample3'];

export const SUITES: readonly Suite[] = [
  { name: 'test_queries', ...ENDGAME },
  { name: 'additional_test_queries', ...ENDGAME },
  { name: 'test_queries_date', ...ENDGAME },
  {
    name: 'test_extra',
    events: data('extra'),
    mappings: [mapping('data/extra.mapping')],
    id: 'sequence',
    tiebreaker: 'sequence',
  },
  {
    name: 'test_missing_events',
    events: data('missing-events'),
    mappings: [mapping('data/missing-events.mapping')],
    id: 'sequence',
    tiebreaker: 'sequence',
  },
  {
    name: 'test_sample',
    events: SAMPLES.flatMap(data),
    mappings: SAMPLES.map((name) => mapping(`data/${name}.mapping`)),
    id: 'id',
    tiebreaker: null,
  },
  {
    name: 'test_sample_multi',
    events: data('sample-multi'),
    mappings: [mapping('data/sample-multi.mapping')],
    id: 'id',
    tiebreaker: null,
  },
];

interface Entry {
  readonly name: string;
  readonly query: string;
  readonly expected_event_ids: readonly number[] | readonly (readonly number[])[];
  readonly max_samples_per_key?: number;
  readonly size?: number;
}

export function casesOf(suite: string): readonly Case[] {
  // One suite writes a bare null among its join keys, which TOML does not know.
  const toml = text(`${suite}.toml`).replace(/^(join_keys\s*=\s*\[[^\]]*)\]/gm, (list) =>
    list.replace(/(?<!")\bnull\b(?!")/g, '"null"'),
  );
  const { queries } = parseToml(toml) as unknown as { readonly queries: readonly Entry[] };
  return queries.map(({ name, query, expected_event_ids, max_samples_per_key = 1, size = 50 }) => ({
    name,
    query: query.trim(),
    acceptable: acceptable(expected_event_ids),
    size,
    maxSamplesPerKey: max_samples_per_key,
  }));
}

function acceptable(expected: Entry['expected_event_ids']): readonly (readonly number[])[] {
  const flat = expected.filter((element) => typeof element === 'number');
  const lists = expected.filter((element) => typeof element !== 'number');
  return (lists.length > 0 ? lists : [flat]).map((list) => list.filter((id) => id !== -1));
}

/** The mapping of a suite's events, and the names of the fields that count. */
export function settingsOf({ events, mappings, tiebreaker }: Suite): RunSettings {
  const fields = new Map<string, SchemaField>();
  for (const event of events) mapDynamically(event, '', fields);
  for (const json of mappings) {
    const read = schemaFromMapping(json);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    for (const [name, facts] of read.schema.fields) {
      // Each index may write its dates in another way than the others.
      const dateFormat = [fields.get(name)?.dateFormat, facts.dateFormat].filter((format) => format !== undefined).join('||');
      fields.set(name, dateFormat === '' ? facts : { ...facts, dateFormat });
    }
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
    const facts = { ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
    if (typeof json !== 'string') fields.set(name, { ...facts, type: typeof json === 'number' ? 'long' : 'boolean' });
    else {
      fields.set(name, { ...facts, type: 'text', exactSubfield: 'keyword' });
      fields.set(`${name}.keyword`, { ...facts, type: 'keyword', ignoreAbove: 256, path: name });
    }
  }
}

/** The text of a file of the suites. */
export function text(path: string): string {
  return readFileSync(shared(`${FOLDER}/${path}`), 'utf8');
}

function data(name: string): readonly Event[] {
  return JSON.parse(text(`data/${name}.data`).replace(/^\s*\/\/.*$/gm, '')) as Event[];
}

/** A mapping, in which one type is drawn by lot: either must give the same results. */
export function mapping(path: string): unknown {
  return JSON.parse(text(path).replace(/^#.*$/gm, '').replaceAll('[runtime_random_keyword_type]', 'keyword'));
}

/** The events count time in ticks of 100 ns since 1601. */
function endgameEvents(): readonly Event[] {
  const events = JSON.parse(text('test_data.json')) as (Event & { readonly timestamp: number })[];
  return events.map((event) => ({ ...event, '@timestamp': Math.floor(event.timestamp / 10_000) - 11_644_473_600_000 }));
}
