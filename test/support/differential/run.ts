import { DEFAULT_SEMANTICS, type Semantics } from '../../../src/ir/index.ts';
import { printExpression } from '../../../src/languages/eql/index.ts';
import { type Difference, differencesOf, loadBatch, type Tally } from './compare.ts';
import { randomCondition } from './conditions.ts';
import { randomEvent } from './events.ts';
import { excuseFor } from './excused.ts';
import { randomOf } from './random.ts';

export interface Size {
  readonly seed: number;
  readonly batches: number;
  /** Of each batch; every condition meets every event. */
  readonly conditions: number;
  readonly events: number;
  /** Stops after so many differences. */
  readonly most: number;
}

/** All readings that versions and settings of Elasticsearch differ in. */
const SEMANTICS: readonly Semantics[] = [
  DEFAULT_SEMANTICS,
  { folding: 'unicode', functionWildcards: 'documented' },
  { folding: 'unicode', functionWildcards: 'engine' },
  { folding: 'ascii', functionWildcards: 'documented' },
];

/** Random conditions over random events: what the engines say against what the oracle says. */
export async function compareAtRandom({
  seed,
  batches,
  conditions,
  events,
  most,
}: Size): Promise<{ differences: Difference[]; tally: Tally }> {
  const differences: Difference[] = [];
  const tally: Tally = new Map();
  for (let batch = 0; batch < batches && differences.length < most; batch++) {
    const random = randomOf(seed + batch);
    const drawn = Array.from({ length: events }, () => randomEvent(random));
    const loaded = await loadBatch(drawn, SEMANTICS[batch % SEMANTICS.length] ?? DEFAULT_SEMANTICS);
    for (let count = 0; count < conditions && differences.length < most; count++) {
      const category = random.pick(['any', 'any', 'process', 'file']);
      const query = `${category} where ${printExpression(randomCondition(random))}`;
      for (const difference of await differencesOf(query, loaded, tally)) {
        const excuse = excuseFor(difference);
        if (excuse === null) differences.push(difference);
        else tally.set(`excused ${excuse}`, (tally.get(`excused ${excuse}`) ?? 0) + 1);
      }
    }
  }
  return { differences, tally };
}
