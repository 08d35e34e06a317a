import { describe, expect, it } from 'vitest';
import { generateCorpus, planCorpus } from '../../corpus/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Schema } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema, schemaFromMapping } from '../../src/schema/index.ts';
import { someOf } from '../support/random-cases.ts';
import { ODD_RULES, TYPED_FIELDS, TYPED_ODD_RULES } from './odd-rules.ts';
import { parsed } from './support.ts';

describe('odd rules', () => {
  it('are many, each another', () => {
    const all = [...ODD_RULES, ...TYPED_ODD_RULES];
    expect(new Set(all).size).toBe(all.length);
    expect(ODD_RULES.length).toBeGreaterThanOrEqual(150);
  });

  it.each(someOf(ODD_RULES))('have events on both sides, labelled as the oracle judges: %.110s', async (text) => {
    await expectBothSides(text, ecsSchema());
  });

  it.each(someOf(TYPED_ODD_RULES))('have events on both sides under a mapping of their own: %.110s', async (text) => {
    const read = schemaFromMapping({ properties: TYPED_FIELDS });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    await expectBothSides(text, read.schema);
  });
});

async function expectBothSides(text: string, mapping: Schema): Promise<void> {
  const query = parsed(text);
  const schema = inferSchema(query, mapping);
  const options = { seed: 1, schema, ...DEFAULT_SEMANTICS, events: 80 };
  const { obstacles, matching, nearMisses } = planCorpus(questionsOf(query), options);
  expect(obstacles).toEqual([]);
  expect(matching.length).toBeGreaterThan(0);
  expect(nearMisses.length).toBeGreaterThan(0);
  const corpus = [...generateCorpus(questionsOf(query), options)];
  const settings = { eventCategoryField: 'event.category', timestampField: '@timestamp', semantics: DEFAULT_SEMANTICS };
  const loaded = await oracle.load(
    corpus.map(({ event }) => event),
    { ...settings, schema, now: 0 },
  );
  const verdict = await loaded.run(text);
  const found = verdict.status === 'answered' ? verdict.matches.map(([id]) => id) : verdict;
  expect(found).toEqual(corpus.flatMap(({ expected }, id) => (expected ? [id] : [])));
}
