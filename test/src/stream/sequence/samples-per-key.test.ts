import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../../../src/contract/index.ts';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { ids, prepare, run } from './support.ts';

const SETTINGS: RunSettings = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 0,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

/** Events by their key and category. */
function events(...words: readonly string[]): readonly Event[] {
  return words.map((word, index) => ({ '@timestamp': index, key: word.charAt(0), event: { category: word.slice(1) } }));
}

async function byOracle(query: string, given: readonly Event[], maxSamplesPerKey: number): Promise<unknown> {
  const loaded = await oracle.load(given, { ...SETTINGS, maxSamplesPerKey });
  const verdict = await loaded.run(query);
  return verdict.status === 'answered' ? verdict.matches : verdict;
}

function byStream(query: string, given: readonly Event[], maxSamplesPerKey: number): unknown {
  return ids(run(prepare(query, SETTINGS), given, { maxSamplesPerKey }).found);
}

describe.each([
  ['oracle', byOracle],
  ['stream', byStream],
] as const)('several samples of a key on the %s (eql-semantics 10.6)', (_, found) => {
  const AB = 'sample by key [a where true] [b where true]';

  it('come in the order of their events, under the keys ascending', async () => {
    expect(await found(AB, events('ya', 'xa', 'xa', 'xb', 'yb', 'xb'), 3)).toEqual([
      [1, 3],
      [1, 5],
      [2, 3],
      [0, 4],
    ]);
  });

  it('are one unless more are asked for, and never more than asked for', async () => {
    expect(await found(AB, events('xa', 'xa', 'xb'), 1)).toEqual([[0, 2]]);
    expect(await found(AB, events('xa', 'xa', 'xa', 'xb'), 2)).toEqual([
      [0, 3],
      [1, 3],
    ]);
  });

  it('hold no event twice', async () => {
    expect(await found('sample by key [any where true] [any where true]', events('xa', 'xb'), 9)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('several samples of a key', () => {
  it('are those of the oracle in random cases', async () => {
    const item = fc.constantFrom('a', 'b', 'any');
    const word = fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom('a', 'b')).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 2, maxLength: 4 }),
        fc.array(word, { maxLength: 9 }),
        fc.integer({ min: 1, max: 6 }),
        async (items, words, most) => {
          const query = `sample by key ${items.map((name) => `[${name} where true]`).join(' ')}`;
          const given = events(...words);
          expect(byStream(query, given, most)).toEqual(await byOracle(query, given, most));
        },
      ),
      { seed: 3, numRuns: randomCases(300) },
    );
  });
});
