import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/api/prove/index.ts';
import type { RunSettings } from '../../src/contract/index.ts';
import type { Event } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import type { Verdict } from '../../src/report/proof/proof.ts';
import { SCHEMA } from '../support/differential/mapping.ts';
import { randomOf } from '../support/differential/random.ts';
import { askOracle } from './ask.ts';
import { changedQuery } from './proofs/changed.ts';
import { type Complaint, subjectOf } from './proofs/complaint.ts';
import { pairComplaints } from './proofs/pairs.ts';
import { proofRound } from './proofs/rounds.ts';
import { shrinkQueries } from './proofs/small.ts';

const SETTINGS: RunSettings = {
  schema: SCHEMA,
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

const NARROW = 'any where p.s == "abc"';
const WIDE = 'any where p.s : "a*" and not n > 5';
const EVENTS: readonly Event[] = [{ p: { s: 'abc' } }, { p: { s: 'abd' } }, { p: { s: 'abc' }, n: 7 }, {}];

async function complaints(first: string, second: string, verdict?: Verdict): Promise<readonly Complaint[]> {
  const [one, other] = [subjectOf(first, SETTINGS), subjectOf(second, SETTINGS)];
  if (one === null || other === null) return [];
  const [said, answered] = [await askOracle(first, EVENTS, SETTINGS), await askOracle(second, EVENTS, SETTINGS)];
  if (typeof said === 'string' || typeof answered === 'string') return [];
  const answers = [{ events: EVENTS, first: said.matches, second: answered.matches, open: new Set<number>() }];
  return await pairComplaints(one, other, answers, () => {}, ...(verdict === undefined ? [] : [async () => verdict]));
}

const differing = (
  relation: Extract<Verdict, { kind: 'differs' }>['relation'],
  events: Partial<Record<'lost' | 'added' | 'both', Event>>,
): Verdict => ({
  kind: 'differs',
  relation,
  lost: null,
  added: null,
  both: null,
  ...events,
});

describe('random proofs', () => {
  it.each([31, 32, 40])('are contradicted by no engine, and the same every time: seed %i', async (seed) => {
    const round = await proofRound(seed);
    expect(round.told).toEqual([]);
    expect(round.comparisons).toBeGreaterThan(seed % 20 === 0 ? 10 : 50);
    if (seed === 31) expect(await proofRound(seed)).toEqual(round);
  });

  it('hold every relation against events, and every witness against engines', async () => {
    expect(await complaints(NARROW, WIDE)).toEqual([]);
    for (const [verdict, kind, event] of [
      [{ kind: 'equal' }, 'equal', EVENTS[1]],
      [differing('narrower', {}), 'narrower', EVENTS[1]],
      [differing('broader', {}), 'broader', EVENTS[2]],
      [differing('disjoint', {}), 'disjoint', EVENTS[0]],
    ] as const)
      expect(await complaints(NARROW, WIDE, verdict)).toMatchObject([{ kind, events: [event] }]);
    const unborne = await complaints(NARROW, WIDE, differing('overlap', { lost: { p: { s: 'abc' } } }));
    expect(new Set(unborne.map(({ kind }) => kind))).toEqual(new Set(['witness lost']));
    expect(unborne.length).toBeGreaterThan(5);
  });

  it('are made small where they are contradicted', async () => {
    const found = await complaints(NARROW, WIDE, { kind: 'equal' });
    const [complaint] = found;
    if (complaint === undefined) throw new Error('nothing to make small');
    const small = await shrinkQueries([NARROW, WIDE], complaint, ([first = '', second = '']) =>
      complaints(first, second, { kind: 'equal' }),
    );
    expect(small.queries.join().length).toBeLessThan(`${NARROW},${WIDE}`.length);
    expect(small.complaint.kind).toBe('equal');
  });

  it('change rules in all ways that there are', () => {
    const random = randomOf(5);
    const found = new Set(Array.from({ length: 300 }, () => changedQuery(WIDE, random)));
    expect(found.size).toBeGreaterThan(150);
    const understood = [...found].filter((query) => subjectOf(query, SETTINGS) !== null);
    expect(understood.length).toBeGreaterThan(found.size * 0.7);
  });

  it('see an artifact that says something else', async () => {
    const subject = subjectOf(NARROW, SETTINGS);
    if (subject === null) throw new Error('the rule of this test is none');
    expect(await verdictOf(subject, 'kql', 'p.s: "abd"', { effort: 100_000 })).toMatchObject({ kind: 'differs' });
  });
});
