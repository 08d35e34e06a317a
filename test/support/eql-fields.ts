import type { Schema } from '../../src/event/index.ts';
import { showPlan } from '../../src/ir/index.ts';
import { type AnalyzeOptions, analyzeEql } from '../../src/languages/eql/analyze.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';

/** A mapping with a field of every kind, under short names. */
export const FIELDS: Schema = readMapping({
  properties: {
    '@timestamp': { type: 'date' },
    event: { properties: { category: { type: 'keyword' } } },
    s: { type: 'keyword' },
    t: { type: 'keyword' },
    short: { type: 'keyword', ignore_above: 4 },
    w: { type: 'wildcard' },
    n: { type: 'long' },
    small: { type: 'byte' },
    d: { type: 'double' },
    scaled: { type: 'scaled_float', scaling_factor: 100 },
    flag: { type: 'boolean' },
    ip: { type: 'ip' },
    when: { type: 'date' },
    seconds: { type: 'date', format: 'epoch_second' },
    weeks: { type: 'date', format: 'YYYY-ww' },
    v: { type: 'version' },
    flat: { type: 'flattened' },
    other: { type: 'alias', path: 's' },
    msg: { type: 'text', fields: { keyword: { type: 'keyword' } } },
    body: { type: 'text' },
    nest: { type: 'nested', properties: { x: { type: 'keyword' } } },
    geo: { type: 'geo_point' },
  },
});

function readMapping(json: unknown): Schema {
  const result = schemaFromMapping(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.schema;
}

/** The meaning of a query as text, or its problems as `code: slice of the query`. */
export function meaningOf(query: string, options: AnalyzeOptions = {}): string {
  const result = analyzeEql(source(query), { schema: FIELDS, ...options });
  return result.ok ? showPlan(result.value.rule.plan) : places(query, result.problems).join('\n');
}

/** The warnings or problems of a query as `code: slice of the query`. */
export function findingsOf(query: string, options: AnalyzeOptions = {}): readonly string[] {
  const result = analyzeEql(source(query), { schema: FIELDS, ...options });
  return places(query, result.ok ? result.warnings : result.problems);
}

function places(
  query: string,
  found: readonly { readonly code: string; readonly span: { readonly start: number; readonly end: number } }[],
): readonly string[] {
  return found.map(({ code, span }) => `${code}: ${query.slice(span.start, span.end)}`);
}
