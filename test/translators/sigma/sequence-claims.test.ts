import { describe, expect, it } from 'vitest';
import { agree } from '../../../src/conformance/agreements.ts';
import type { Engine } from '../../../src/contract/index.ts';
import { oracle } from '../../../src/engines/oracle/index.ts';
import { sigma } from '../../../src/engines/sigma/index.ts';
import type { Event, Json, SchemaField } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { isNonEmpty, type NonEmpty } from '../../../src/source/index.ts';
import { printed, translate } from './support.ts';

const ADDRESS: SchemaField = { type: 'ip', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' };
const schema = { fields: new Map([['source.ip', ADDRESS]]) };

/** Whether the rule and its correlation find a match in a timeline. */
async function verdicts(query: string, meta: object, events: readonly Event[]): Promise<readonly [boolean, boolean]> {
  const tied = 'tiebreakerField' in meta ? { tiebreakerField: String(meta.tiebreakerField) } : {};
  const settings = {
    schema,
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
    ...tied,
  };
  const ask = async (engine: Engine, text: string): Promise<boolean> => {
    const verdict = await (await engine.load(events, settings)).run(text);
    if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
    return verdict.matches.length > 0;
  };
  return [await ask(oracle, query), await ask(sigma, printed(query, {}, meta))];
}

/** Process events at these seconds by their name and the key `k`. */
function events(...list: readonly (readonly [name: string, second: number, k?: Json, more?: Event])[]): NonEmpty<Event> {
  const made = list.map(
    ([name, second, k = 'x', more = {}]): Event => ({
      '@timestamp': new Date(second * 1000).toISOString(),
      event: { category: 'process' },
      process: { name },
      k,
      ...more,
    }),
  );
  if (!isNonEmpty(made)) throw new Error('no events');
  return made;
}

const a = '[process where process.name == "a"]';
const b = '[process where process.name == "b"]';
const any = '[process where true]';
const LOOK_BACK = { from: 'now-9m' };

interface Claim {
  readonly fact: string;
  readonly query: string;
  readonly meta?: object;
  readonly events: NonEmpty<Event>;
  /** The loss that announces it. */
  readonly loss: string;
  readonly presumed: boolean;
  readonly verdicts: readonly [rule: boolean, correlation: boolean];
}

const CLAIMS: readonly Claim[] = [
  {
    fact: 'repeated events may take a timespan of their own',
    query: `sequence by k with maxspan=10s ${a} with runs=2 ${b}`,
    events: events(['a', 0], ['a', 8], ['b', 16]),
    loss: 'sigma-runs-chained may-match-more',
    presumed: true,
    verdicts: [false, true],
  },
  {
    fact: 'the first of repeated events may stand before what they have to follow',
    query: `sequence by k with maxspan=10s ${b} ${a} with runs=2`,
    events: events(['a', 0], ['b', 1], ['a', 2]),
    loss: 'sigma-runs-chained may-match-more',
    presumed: true,
    verdicts: [false, true],
  },
  {
    fact: 'one event may do for two parts of a sample',
    query: `sample by k ${any} ${a}`,
    meta: LOOK_BACK,
    events: events(['a', 0]),
    loss: 'sigma-sample may-match-more',
    presumed: true,
    verdicts: [false, true],
  },
  {
    fact: 'events of a sample further apart than the look-back are not joined',
    query: `sample by k ${a} ${b}`,
    meta: LOOK_BACK,
    events: events(['a', 0], ['b', 600]),
    loss: 'sigma-sample-span where-agreed',
    presumed: false,
    verdicts: [true, false],
  },
  {
    fact: 'events of a sample as far apart as the look-back are joined in any order',
    query: `sample by k ${a} ${b}`,
    meta: LOOK_BACK,
    events: events(['b', 0], ['a', 540]),
    loss: 'sigma-sample-span where-agreed',
    presumed: true,
    verdicts: [true, true],
  },
  {
    fact: 'a key that turns out to hold a list joins nothing',
    query: `sequence by k with maxspan=10s ${a} ${b}`,
    events: events(['a', 0, ['x', 'y']], ['b', 1, 'y']),
    loss: 'sigma-array-key where-agreed',
    presumed: false,
    verdicts: [true, false],
  },
  {
    fact: 'a key that is known for its lists joins less',
    query: `sequence by related.user with maxspan=10s ${a} ${b}`,
    events: events(['a', 0, 'x', { 'related.user': ['u', 'v'] }], ['b', 1, 'x', { 'related.user': 'v' }]),
    loss: 'sigma-array-key may-match-less',
    presumed: true,
    verdicts: [true, false],
  },
  {
    fact: 'a tiebreaker may put events of one instant in another order',
    query: `sequence by k with maxspan=10s ${a} ${b}`,
    meta: { tiebreakerField: 'seq' },
    events: events(['b', 0, 'x', { seq: 2 }], ['a', 0, 'x', { seq: 1 }]),
    loss: 'sigma-tiebreaker where-agreed',
    presumed: false,
    verdicts: [true, false],
  },
  {
    fact: 'without a tiebreaker events of one instant come as they arrived',
    query: `sequence by k with maxspan=10s ${a} ${b}`,
    events: events(['a', 0], ['b', 0]),
    loss: 'sigma-sequence-order by-engine',
    presumed: true,
    verdicts: [true, true],
  },
  {
    fact: 'two spellings of an address are one key where values are compared',
    query: `sequence by source.ip with maxspan=10s ${a} ${b}`,
    events: events(['a', 0, 'x', { 'source.ip': '::1' }], ['b', 1, 'x', { 'source.ip': '0:0:0:0:0:0:0:1' }]),
    loss: 'sigma-key-text by-engine',
    presumed: true,
    verdicts: [true, true],
  },
];

describe('the claim of a correlation (sigma-target 5.2)', () => {
  it.each(CLAIMS)('$fact: $loss', async ({ query, meta = {}, events: timeline, loss, presumed, verdicts: wanted }) => {
    const translation = translate(query, {}, meta);
    if (translation.status !== 'lossy') throw new Error(translation.status);
    const { losses } = translation;
    expect(losses.map(({ code, effect }) => `${code} ${effect}`)).toContain(loss);
    expect(losses.map(({ effect }) => effect)).not.toContain('either');
    expect(
      agree(
        losses.flatMap(({ presumes = [] }) => presumes),
        timeline,
        schema,
      ),
    ).toBe(presumed);
    expect(await verdicts(query, meta, timeline)).toEqual(wanted);
  });
});
