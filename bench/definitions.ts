import { BUILT_IN_RULES, ENDPOINT_SHARE, generateCorpus } from '../corpus/index.ts';
import { questionsOf } from '../src/api/corpus-of.ts';
import { parse } from '../src/api/parse.ts';
import { translate } from '../src/api/translate.ts';
import type { Event } from '../src/event/index.ts';
import { parseEql } from '../src/languages/eql/index.ts';
import { source } from '../src/source/index.ts';
import { createMatcher, factsOf, type StreamRule } from '../src/stream/index.ts';
import { type ForEachTarget, TARGET_NAMES, type TargetName } from '../translators/index.ts';
import { compile } from '../translators/js/index.ts';
import { handWritten } from './hand-written.ts';
import type { Benchmark } from './measure.ts';
import { SHAPES } from './shapes.ts';

/** What translating is called in the records, which outlive names of targets. */
const TRANSLATING: ForEachTarget<string> = {
  sigma: 'translate to Sigma',
  'es-dsl': 'translate to query DSL',
  js: 'translate to JavaScript',
  eql: 'translate to EQL',
  lucene: 'translate to a Lucene query string',
  kql: 'refuse a regular expression in KQL',
  duckdb: 'translate to SQL of DuckDB',
  clickhouse: 'translate to SQL of ClickHouse',
  kibana: 'translate to a rule of Kibana',
  python: 'translate to Python',
  flink: 'translate to Flink SQL',
  kusto: 'translate to Kusto',
};

/**
 * What others than exact ones answer, which is right and is timed: KQL has no regular expression, as the built-in rule asks for, and a column
 * of Kusto holds one value.
 */
const ANSWERS: { readonly [Name in TargetName]?: 'lossy' | 'refused' } = { kql: 'refused', kusto: 'lossy' };

export interface Workload {
  readonly events: number;
  readonly seed: number;
}

/**
 * The benchmarks over the built-in rule and a corpus of its own. What a matcher must find is known from the labels of the
 * corpus, so a matcher that is quick and wrong is noticed before it is timed.
 */
export function defineBenchmarks({ events: count, seed }: Workload): {
  readonly benchmarks: readonly Benchmark[];
  readonly bytes: number;
} {
  const [builtIn] = BUILT_IN_RULES;
  const [parsed] = builtIn === undefined ? [] : parse(builtIn.text).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('the built-in rule does not parse');
  const { rule, schema } = parsed.meaning.value;
  const compiled = compile(rule);
  if (!compiled.ok) throw new Error('the built-in rule does not compile');
  const predicate = compiled.value;
  const labelled = [
    ...generateCorpus(questionsOf({ syntax: parsed.syntax, rule, schema }), {
      events: count,
      seed,
      schema,
      maliciousShare: ENDPOINT_SHARE,
    }),
  ];
  const lines = labelled.map((one) => JSON.stringify(one.event));
  const events = lines.map((line) => JSON.parse(line) as Event);
  const expected = labelled.filter((one) => one.expected).length;
  const ndjson = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const megabytes = ndjson.length / 1e6;
  const streamRule: StreamRule = { id: 'built-in', name: 'built-in', matches: predicate, facts: factsOf(rule) };
  const query = parsed.document.query.text;
  const benchmarks: readonly Benchmark[] = [
    {
      name: 'hand-written predicate',
      group: 'predicate on parsed events',
      unit: 'events',
      amount: count,
      expected,
      baseline: true,
      run: () => countOf(events, handWritten),
    },
    {
      name: 'compiled predicate',
      group: 'predicate on parsed events',
      unit: 'events',
      amount: count,
      expected,
      baseline: false,
      run: () => countOf(events, predicate),
    },
    {
      name: 'JSON.parse of every line',
      group: 'NDJSON',
      unit: 'MB',
      amount: megabytes,
      expected: count,
      baseline: true,
      run: () => countOf(splitLines(ndjson), (line) => typeof JSON.parse(line) === 'object'),
    },
    {
      name: 'JSON.parse, then hand-written predicate',
      group: 'NDJSON',
      unit: 'MB',
      amount: megabytes,
      expected,
      baseline: false,
      run: () => countOf(splitLines(ndjson), (line) => handWritten(JSON.parse(line))),
    },
    {
      name: 'match',
      group: 'NDJSON',
      unit: 'MB',
      amount: megabytes,
      expected,
      baseline: false,
      run: () => matchBytes(ndjson, streamRule),
    },
    {
      name: 'parse the query',
      group: 'rules',
      unit: 'rules',
      amount: 1,
      expected: 1,
      baseline: false,
      run: () => (parseEql(source(query)).ok ? 1 : 0),
    },
    {
      name: 'read the document, check, lower',
      group: 'rules',
      unit: 'rules',
      amount: 1,
      expected: 1,
      baseline: false,
      run: () => parse(builtIn?.text ?? '').rules.length,
    },
    ...TARGET_NAMES.map((target): Benchmark => {
      const answer = ANSWERS[target] ?? 'exact';
      return {
        name: TRANSLATING[target],
        group: 'rules',
        unit: 'rules',
        amount: 1,
        expected: 1,
        baseline: false,
        run: () => (translate(rule, target).status === answer ? 1 : 0),
      };
    }),
  ];
  return { benchmarks, bytes: ndjson.length };
}

/** For each shape of rule, what is written by hand and what is compiled, over a corpus of the rule's own. */
export function defineShapes({ events: count, seed }: Workload): readonly Benchmark[] {
  return SHAPES.flatMap(({ name, query, handWritten: byHand }): readonly Benchmark[] => {
    const [parsed] = parse(query).rules;
    const compiled = parsed?.meaning.ok === true ? compile(parsed.meaning.value.rule) : null;
    if (parsed?.meaning.ok !== true || compiled?.ok !== true) throw new Error(`there is no predicate for: ${query}`);
    const { rule, schema } = parsed.meaning.value;
    const questions = questionsOf({ syntax: parsed.syntax, rule, schema });
    const labelled = [...generateCorpus(questions, { events: count, seed, schema, maliciousShare: ENDPOINT_SHARE })];
    // As events come out of lines: their objects are of the forms that parsing gives.
    const events = labelled.map(({ event }) => JSON.parse(JSON.stringify(event)) as Event);
    const shared = {
      group: `predicate: ${name}`,
      unit: 'events',
      amount: count,
      expected: labelled.filter(({ expected }) => expected).length,
    };
    return [
      { ...shared, name: 'hand-written predicate', baseline: true, run: () => countOf(events, byHand) },
      { ...shared, name: 'compiled predicate', baseline: false, run: () => countOf(events, compiled.value) },
    ];
  });
}

function countOf<T>(items: readonly T[], test: (item: T) => boolean): number {
  let count = 0;
  for (const item of items) if (test(item)) count++;
  return count;
}

/** The plain way to read lines: decode all, split, drop the empty end. */
function splitLines(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).split('\n').slice(0, -1);
}

/** As a file is read: chunks of 1 MiB. */
function matchBytes(bytes: Uint8Array, rule: StreamRule): number {
  const matcher = createMatcher([rule]);
  const chunk = 1 << 20;
  for (let start = 0; start < bytes.length; start += chunk) matcher.push(bytes.subarray(start, start + chunk));
  return matcher.end().matches[0] ?? 0;
}
