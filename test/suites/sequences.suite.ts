import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Event, FieldType, Json, SchemaField } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';
import { cases, compare } from '../src/stream/sequence/random.ts';
import { ids, prepare, run } from '../src/stream/sequence/support.ts';
import { ruleQueries, suiteQueries } from './eql-queries.ts';
import { shared } from './shared.ts';

const FOLDER = 'suites/elasticsearch-eql';

describe('the stream matcher', () => {
  it('agrees with the oracle on many more random timelines', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const comparison = await compare(one);
        if (comparison === null) return;
        compared++;
        expect(comparison.sorted).toEqual(comparison.expected);
        expect(comparison.streamed).toEqual({ found: comparison.expected, late: 0 });
      }),
      { seed: 7, numRuns: 20_000 },
    );
    expect(compared).toBeGreaterThan(14_000);
  });

  it('takes every public sequence and sample', () => {
    const compile = streamRuleCompiler();
    const kinds = { sequence: 0, sample: 0 };
    for (const { name, text } of ruleQueries()) {
      const analysis = analyzeEql(source(text, name));
      if (!analysis.ok || analysis.value.rule.plan.kind === 'single') continue;
      const compiled = compile(analysis.value.rule, { id: name, name });
      expect(compiled.ok, name).toBe(true);
      kinds[analysis.value.rule.plan.kind]++;
    }
    expect(kinds.sequence).toBeGreaterThan(160);
    expect(kinds.sample).toBe(3);
  });
});

interface Data {
  readonly suite: string;
  readonly events: readonly Event[];
  readonly mappings: readonly string[];
  readonly tiebreaker: string | null;
}

/** What lowering refuses, so that there is no plan to run: comparisons of optional unmapped fields, fields of type version. */
const REFUSED = /: (sequenceOptionalFieldAsQueryKeysOnly|optionalFieldAsQueryKeysOnly|sequenceWithVersionRangeCheck2?)$/;

const SAMPLES = ['sample1', 'sample2', 'sample3'];
const SUITES: readonly Data[] = [
  { suite: 'test_queries', events: endgame(), mappings: ['endgame-140'], tiebreaker: 'serial_event_id' },
  { suite: 'test_extra', events: data('extra'), mappings: ['extra'], tiebreaker: 'sequence' },
  { suite: 'test_missing_events', events: data('missing-events'), mappings: ['missing-events'], tiebreaker: 'sequence' },
  { suite: 'test_sample', events: SAMPLES.flatMap(data), mappings: SAMPLES, tiebreaker: null },
  { suite: 'test_sample_multi', events: data('sample-multi'), mappings: ['sample-multi'], tiebreaker: null },
];

describe.each(SUITES)("Elasticsearch's sequences and samples of $suite, as the oracle answers them", (given) => {
  const settings = settingsOf(given);
  const queries = suiteQueries(`${given.suite}.toml`).filter(({ text }) => /^\s*(sequence|sample)\b/.test(text));

  it('are some', () => {
    expect(queries.length).toBeGreaterThan(4);
  });

  it.each(queries)('$name', async ({ name, text }) => {
    if (REFUSED.test(name)) {
      expect(() => prepare(text, settings)).toThrow();
      return;
    }
    const loaded = await oracle.load(given.events, settings);
    const verdict = await loaded.run(text);
    const { found } = run(prepare(text, settings), given.events);
    expect(ids(found)).toEqual(verdict.status === 'answered' ? verdict.matches : verdict);
  });
});

function read(path: string): string {
  return readFileSync(shared(`${FOLDER}/${path}`), 'utf8');
}

function data(name: string): readonly Event[] {
  return JSON.parse(read(`data/${name}.data`).replace(/^\s*\/\/.*$/gm, ''));
}

/** The events count time in ticks of 100 ns since 1601. */
function endgame(): readonly Event[] {
  const events: readonly (Event & { readonly timestamp: number })[] = JSON.parse(read('test_data.json'));
  return events.map((event) => ({ ...event, '@timestamp': Math.floor(event.timestamp / 10_000) - 11_644_473_600_000 }));
}

function settingsOf({ events, mappings, tiebreaker }: Data): RunSettings {
  const fields = new Map<string, SchemaField>();
  for (const event of events) mapDynamically(event, '', fields);
  for (const name of mappings) {
    const text = read(`data/${name}.mapping`).replace(/^#.*$/gm, '');
    const schema = schemaFromMapping(JSON.parse(text.replaceAll('[runtime_random_keyword_type]', 'keyword')));
    if (!schema.ok) throw new Error(`the mapping ${name} cannot be read`);
    for (const [field, facts] of schema.schema.fields) fields.set(field, facts);
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

/** Fields that no mapping names: numbers become long, strings keywords. */
function mapDynamically(json: Json, name: string, fields: Map<string, SchemaField>): void {
  if (json === null) return;
  if (Array.isArray(json)) {
    for (const element of json) mapDynamically(element, name, fields);
  } else if (typeof json === 'object') {
    for (const [key, value] of Object.entries(json)) mapDynamically(value, name === '' ? key : `${name}.${key}`, fields);
  } else {
    const type: FieldType = typeof json === 'number' ? 'long' : typeof json === 'boolean' ? 'boolean' : 'keyword';
    fields.set(name, { type, ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' });
  }
}
