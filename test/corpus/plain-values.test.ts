import { describe, expect, it } from 'vitest';
import { generateCorpus, generateTimelines } from '../../corpus/index.ts';
import type { Event, FieldFacts, Json, Scalar, Schema } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { familyOf } from '../../src/schema/families.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { someOf } from '../support/random-cases.ts';
import { ODD_RULES } from './odd-rules.ts';
import { ODD_SERIES } from './odd-series.ts';
import { parsed } from './support.ts';

/** Rules that ask numbers, dates and texts for values near those that servers read otherwise. */
const TEMPTING: readonly string[] = [
  'any where process.pid == 0 or process.pid < 1 or process.pid >= -1',
  'any where event.risk_score == 0 or event.risk_score > -0.5 or event.risk_score == -0.0',
  'any where process.pid * -1 == 0 and process.pid - process.pid == 0',
  'any where process.pid == 9007199254740991 or process.pid > 9007199254740990',
  'any where host.disk.read.bytes >= 9007199254740990',
  'any where process.name : "\\u{1f600}*" or length(process.name) == 1 or process.name like "?\\u{10428}?"',
  'any where substring(process.name, 0, 1) == "x" and endsWith(process.name, "\\u{1f600}")',
  'any where @timestamp < "0001-01-01" or file.created <= "0000-01-01" or file.mtime == "1970-01-01"',
  'any where user.id == "-0" or user.id == "1.50" or user.id == "9007199254740993" or user.id == "1e3"',
  'any where source.ip == "fe80::1" and destination.port == 53',
];

/** All values that stand somewhere in an event, with the full name of their field. */
function* valuesOf(json: Json, name: string): Generator<readonly [name: string, value: Scalar]> {
  if (Array.isArray(json)) for (const item of json) yield* valuesOf(item, name);
  else if (typeof json === 'object' && json !== null)
    for (const [key, value] of Object.entries(json)) yield* valuesOf(value, name === '' ? key : `${name}.${key}`);
  else if (json !== null) yield [name, json];
}

const NUMERAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What a server would read otherwise than we do (docs/engines/experiments.md); null: nothing. */
function oddity(name: string, value: Scalar, facts: FieldFacts | undefined): string | null {
  const family = facts === undefined ? 'unsupported' : familyOf(facts.type);
  if (name.endsWith('.')) return 'a name that ends in a dot';
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return 'a zero below zero';
    if (!Number.isFinite(value)) return 'no number of JSON';
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) return 'a whole number beyond 2^53';
    return family === 'string' && !Number.isInteger(value) ? 'a fraction in a text field' : null;
  }
  if (typeof value === 'boolean') return null;
  if (/\p{Surrogate}/u.test(value)) return 'half of a surrogate pair';
  if (family === 'number' && value !== '' && NUMERAL.test(value) && Number(value) === 0 && value.startsWith('-'))
    return 'a text that is a zero below zero';
  if (family === 'number' && (/[^\0-\x7f]/.test(value) || /[xX]|NaN/.test(value)))
    return 'a text that Java alone takes for a number';
  return family === 'date' && /^-\d+-/.test(value) ? 'a year before 0' : null;
}

function oddities(events: Iterable<Event>, { fields }: Schema): readonly string[] {
  const found = new Set<string>();
  for (const event of events)
    for (const [name, value] of valuesOf(event, '')) {
      const odd = oddity(name, value, fields.get(name));
      if (odd !== null) found.add(`${name}: ${odd}: ${JSON.stringify(value)}`);
    }
  return [...found];
}

describe('generated events', () => {
  it.each(someOf([...TEMPTING, ...ODD_RULES]))('hold nothing that servers read otherwise: %s', (text) => {
    const query = parsed(text);
    const schema = inferSchema(query, ecsSchema());
    const corpus = [...generateCorpus(questionsOf(query), { seed: 2, schema, ...DEFAULT_SEMANTICS, events: 60 })];
    expect(corpus.length).toBe(60);
    expect(
      oddities(
        corpus.map(({ event }) => event),
        schema,
      ),
    ).toEqual([]);
  });

  it.each(someOf(ODD_SERIES))('of a timeline hold nothing of the kind: %s', (text) => {
    const query = parsed(text);
    const schema = inferSchema(query, ecsSchema());
    const timelines = [...generateTimelines(questionsOf(query), { seed: 2, schema, timelines: 6 })];
    expect(timelines.length).toBeGreaterThan(0);
    expect(
      oddities(
        timelines.flatMap(({ events }) => events),
        schema,
      ),
    ).toEqual([]);
  });

  it('would be told where they did', () => {
    const wrong: Event = {
      event: { risk_score: [-0, '-0.0', '0x1p3', '٥'] },
      process: { name: 'a\ud800', pid: 2 ** 60 },
      user: { id: 1.5 },
      '@timestamp': '-0001-01-01',
      'process.': 1,
    };
    expect(oddities([wrong], ecsSchema())).toHaveLength(9);
  });
});
