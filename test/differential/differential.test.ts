import { describe, expect, it } from 'vitest';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { randomEvent } from '../support/differential/events.ts';
import { SCHEMA } from '../support/differential/mapping.ts';
import { randomOf } from '../support/differential/random.ts';
import { sorted } from '../support/printed-matches.ts';
import { asCase, indexOf } from './as-case.ts';
import { askOracle } from './ask.ts';
import type { Finding } from './finding.ts';
import { shrinkFinding } from './shrink-finding.ts';
import { singlesRound } from './singles.ts';
import { writeJson } from './write-json.ts';

const SETTINGS = {
  schema: SCHEMA,
  semantics: { folding: 'unicode', functionWildcards: 'engine' },
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
} as const;

describe('the random differential', () => {
  it('writes an event in many spellings that read alike', () => {
    const random = randomOf(3);
    const spelled = new Set<string>();
    for (let count = 0; count < 500; count++) {
      const event = randomEvent(random);
      const text = writeJson(event, random);
      expect(text).not.toContain('\n');
      expect(JSON.parse(new TextDecoder().decode(new TextEncoder().encode(text)))).toEqual(JSON.parse(JSON.stringify(event)));
      if (text !== JSON.stringify(event)) spelled.add(text);
    }
    expect(spelled.size).toBeGreaterThan(100);
  });

  it('writes its mapping so that it is read as the fields it runs with', () => {
    const read = schemaFromMapping(indexOf(SCHEMA));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const own = [...SCHEMA.fields].filter(([, { origin }]) => origin === 'mapping');
    expect(own.flatMap(([name, facts]) => (same(read.schema.fields.get(name), facts) ? [] : [name]))).toEqual([]);
  });

  it('runs again to the same end', async () => {
    const [once, twice] = [await singlesRound(11, 12), await singlesRound(11, 12)];
    expect(once.comparisons).toBeGreaterThan(1000);
    expect(once.findings).toEqual([]);
    expect(twice).toEqual(once);
  });

  it('shrinks what differs to the smallest rule and event, ready to be kept', async () => {
    // An engine that folds letters wherever it compares, made of the oracle itself.
    const folding = async (finding: Finding): Promise<Finding | null> => {
      const { query, events, settings } = finding;
      const [means, says] = [
        await askOracle(query, events, settings),
        await askOracle(query.replaceAll('==', ':'), events, settings),
      ];
      if (typeof means === 'string' || typeof says === 'string' || sorted(means.matches) === sorted(says.matches)) return null;
      return { ...finding, expected: means.matches, answered: says.matches };
    };
    const finding: Finding = {
      seed: 1,
      engine: 'folding',
      query: 'process where (p.s == "abc" and not n > 5) or (i in (1, 2, 3) and w == "x")',
      settings: SETTINGS,
      events: [{ event: { category: 'process' }, i: [7, 2], d: 1, p: { s: ['x', 'ABC'] } }],
      expected: [],
      answered: [[0]],
    };
    const kept = asCase(await shrinkFinding(finding, folding));
    const [only] = kept.cases;
    expect(only).toMatchObject({ id: 'differential-1', events: [{ p: { s: 'ABC' } }], matches: [] });
    expect(only.rule).toMatch(/^process where p\.s == "abc"$/);
    expect(Object.keys((kept.mapping as { mappings: { properties: object } }).mappings.properties)).toContain('p.s');
    expect(kept.options).toEqual({ folding: 'unicode' });
  });

  it('shrinks a sequence to the items that differ', async () => {
    // An engine that forgets which events end a sequence early.
    const endless = async (finding: Finding): Promise<Finding | null> => {
      const { query, events, settings } = finding;
      const says = await askOracle(query.replace(/\s+until \[.*?\]/, ''), events, settings);
      const means = await askOracle(query, events, settings);
      if (typeof means === 'string' || typeof says === 'string' || sorted(means.matches) === sorted(says.matches)) return null;
      return { ...finding, expected: means.matches, answered: says.matches };
    };
    const at = (second: number, s: string) => ({ '@timestamp': `2024-02-01T00:00:0${second}Z`, s, n: second });
    const finding: Finding = {
      seed: 2,
      engine: 'endless',
      query: 'sequence with maxspan=9s [any where s == "a" and n > -1] [any where s == "b"] until [any where s == "x"] | head 5',
      settings: SETTINGS,
      events: [at(0, 'q'), at(1, 'a'), at(2, 'x'), at(3, 'q'), at(4, 'b')],
      expected: [],
      answered: [[1, 4]],
    };
    const small = await shrinkFinding(finding, endless);
    expect(small.query.replaceAll(/\s+/g, ' ')).toMatch(/^sequence( \[any where [^\]]*\]){2} until \[any where [^\]]*\]$/);
    expect(small.events.length).toBeLessThan(4);
    expect(asCase(small).cases[0].matches).toEqual(small.expected);
  });
});

function same(read: object | undefined, facts: object): boolean {
  return JSON.stringify(Object.entries(read ?? {}).sort()) === JSON.stringify(Object.entries(facts).sort());
}
