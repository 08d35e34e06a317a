import { describe, expect, it } from 'vitest';
import { choose } from '../../../../src/api/mutants/choosing.ts';
import type { Kept } from '../../../../src/api/mutants/examined.ts';
import { mutationOf } from '../../../../src/api/mutants/index.ts';
import { parse } from '../../../../src/api/parse.ts';

function subjectOf(query: string) {
  const [parsed] = parse(query, { name: 'rule.eql' }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`${query} is no rule`);
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

const kept = (name: string): Kept => ({ events: [{ name }], matches: true, reason: `what ${name} says` });

describe('the choice of events', () => {
  const all = ['a', 'b', 'c', 'd'].map(kept);
  /** The first mutant is noticed by three events, the second by one. */
  const killers = [[1, 2, 3], [2]];

  it('takes another event in the place of one that the oracle says otherwise of, and says so', async () => {
    const asked: string[][] = [];
    const choice = await choose(killers, { all, aided: 1, most: 1 }, async (some) => {
      asked.push(some.map(({ reason }) => reason));
      return some.map(({ events: [event] }) => event['name'] !== 'c');
    });
    expect([...choice.chosen]).toEqual([1]);
    expect(asked).toEqual([['what c says'], ['what b says']]);
    expect(choice.refusals).toEqual(['the oracle says otherwise of what what c says']);
  });

  it('asks once about each, and about none that was there without mutants', async () => {
    const asked: string[] = [];
    const choice = await choose(killers, { all, aided: 2, most: 4 }, async (some) => {
      asked.push(...some.map(({ reason }) => reason));
      return some.map(() => true);
    });
    expect([...choice.chosen].sort()).toEqual([0, 1, 2, 3]);
    expect(asked).toEqual(['what c says', 'what d says']);
    expect(choice.refusals).toEqual([]);
  });

  it('keeps none of them where nobody says', async () => {
    const choice = await choose(killers, { all, aided: 1, most: 4 }, async () => null);
    expect([...choice.chosen]).toEqual([0]);
    expect(choice.refusals).toEqual([expect.stringContaining('nobody else')]);
  });
});

describe('an oracle that contradicts the prover', () => {
  // The oracle reads the text of the query; prover and engines go by the plan, which is made another one here.
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const listOf = (some: readonly string[]): string => `(${some.map((name) => `"${name}"`).join()})`;
  it.each([
    ['of single events', 12, (list: string) => `process where process.name : ${list} and process.pid > 4`],
    [
      'of sequences',
      24,
      (list: string) => `sequence by host.id with maxspan=5s [process where process.name : ${list}] [network where true]`,
    ],
  ])('%s leaves mutants alive that only events notice on which they disagree', async (_, events, queryOf) => {
    const [honest, other] = [subjectOf(queryOf(listOf(names))), subjectOf(queryOf(listOf(names.slice(0, -1))))];
    const agreed = await mutationOf(honest, { events });
    const disputed = await mutationOf({ ...honest, rule: { ...honest.rule, query: other.rule.query } }, { events });
    expect(agreed.unreached.filter((what) => what.startsWith('the oracle says otherwise'))).toEqual([]);
    expect(disputed.unreached).toContainEqual(expect.stringMatching(/^the oracle says otherwise of what /));
    expect(disputed.mutants).toBe(agreed.mutants);
    expect(disputed.killed).toBeLessThan(agreed.killed);
    expect(disputed.survivors.map(({ told }) => told)).toContain('without "h"');
  });
});
