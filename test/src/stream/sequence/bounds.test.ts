import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunSettings } from '../../../../src/contract/index.ts';
import type { Event } from '../../../../src/event/index.ts';
import { createSequenceMatcher, createSharedState, type SeriesRule } from '../../../../src/stream/index.ts';
import { randomCases } from '../../../support/random-cases.ts';
import { cases, settingsFor } from './random.ts';
import { prepare, run } from './support.ts';

const START = Date.UTC(2024, 0, 1);
const SETTINGS = settingsFor({ nanoseconds: false, tiebreaker: false });

const at = (category: string, ms: number, k: string): Event => ({ event: { category }, '@timestamp': START + ms, k });

/** Stages that one event may fill at once in the queries of `cases`, four items of at most three runs. */
const MOST_GROWN = 12;

/** Null for a query that the checks refuse. */
function prepared(query: string, settings: RunSettings): SeriesRule | null {
  try {
    return prepare(query, settings);
  } catch {
    return null;
  }
}

/** Runs events through a matcher and tells what is kept after each. */
function kept(query: string, events: Iterable<Event>, maxState = 1_000_000) {
  const shared = createSharedState(maxState);
  const { plan, parts } = prepare(query, SETTINGS);
  let found = 0;
  const onMatch = (): void => {
    found++;
  };
  const matcher = createSequenceMatcher<number>(plan, parts, { shared, onMatch });
  let most = 0;
  let id = 0;
  for (const event of events) {
    matcher.push(event, id++);
    most = Math.max(most, shared.budget.live());
  }
  const live = shared.budget.live();
  const keys = shared.keys.size();
  const report = matcher.end();
  return { live, keys, most, found, report, after: { live: shared.budget.live(), keys: shared.keys.size() } };
}

function* starts(count: number, step: number): Generator<Event> {
  for (let index = 0; index < count; index++) yield at('A', index * step, `key-${index}`);
}

describe('bounded state', () => {
  it.each<[items: string]>([
    ['[A where true] [B where true]'],
    ['[A where true] [B where true] [C where true] until [D where true]'],
    ['![A where true] [B where true]'],
    ['[A where true] ![X where true]'],
    ['[A where true] ![X where true] [B where true]'],
    ['![A where true] [A where n == null] ![C where true]'],
  ])('keys that never repeat are forgotten after maxspan: %s', (items) => {
    const { most, live, keys, after } = kept(`sequence by k with maxspan=100ms ${items}`, starts(5000, 1));
    expect(most).toBeGreaterThan(50);
    expect(most).toBeLessThanOrEqual(2 * 102);
    expect(live).toBeLessThanOrEqual(2 * 102);
    expect(keys).toBeLessThanOrEqual(102);
    expect(after).toEqual({ live: 0, keys: 0 });
  });

  it('one key keeps one partial a stage, however often it starts', () => {
    const events = Array.from({ length: 1000 }, (_, index) => at(index % 2 === 0 ? 'A' : 'B', index, 'x'));
    expect(kept('sequence by k [A where true] [B where true] [C where true]', events).most).toBe(2);
    expect(kept('sequence by k [A where true] with runs=9', events).most).toBe(8);
  });

  it('beyond maxState the oldest goes, and is counted', () => {
    const query = 'sequence by k [A where true] [B where true]';
    const events = [at('A', 1, 'x'), at('A', 2, 'y'), at('A', 3, 'z'), at('B', 4, 'x'), at('B', 5, 'y'), at('B', 6, 'z')];
    const { most, report, found } = kept(query, events, 2);
    expect({ most, found, evictions: report.evictions }).toEqual({ most: 2, found: 2, evictions: 1 });
  });

  it('waiting matches and remembered events count too', () => {
    const waiting = [at('A', 1, 'x'), at('A', 2, 'y'), at('A', 3, 'z')];
    const behind = kept('sequence by k with maxspan=1s [A where true] ![X where true]', waiting, 2);
    expect({ most: behind.most, found: behind.found, evictions: behind.report.evictions }).toEqual({
      most: 2,
      found: 2,
      evictions: 1,
    });
    const before = kept('sequence by k with maxspan=1s ![A where true] [B where true]', waiting, 2);
    expect({ most: before.most, evictions: before.report.evictions }).toEqual({ most: 2, evictions: 1 });
    const sample = kept('sample by k [A where true] [B where true]', waiting, 2);
    expect({ most: sample.most, evictions: sample.report.evictions }).toEqual({ most: 2, evictions: 1 });
  });

  it('matches that a tail keeps count too', () => {
    const events = ['x', 'y', 'z'].flatMap((k, index) => [at('A', 2 * index, k), at('B', 2 * index + 1, k)]);
    const query = 'sequence by k [A where true] [B where true]';
    const cut = kept(`${query} | tail 1000000`, events, 2);
    expect({ most: cut.most, found: cut.found, evictions: cut.report.evictions }).toEqual({ most: 2, found: 2, evictions: 1 });
    const whole = kept(`${query} | tail 2`, events, 3);
    expect({ most: whole.most, found: whole.found, evictions: whole.report.evictions }).toEqual({
      most: 3,
      found: 2,
      evictions: 0,
    });
    expect(whole.after).toEqual({ live: 0, keys: 0 });
  });

  it('events of all rules share the room to wait in', () => {
    const shared = createSharedState(3);
    const onMatch = (): void => {};
    const [first, second] = ['A', 'B'].map((category) => {
      const { plan, parts } = prepare(`sequence by k [${category} where true] [C where true]`, SETTINGS);
      return createSequenceMatcher<number>(plan, parts, { shared, onMatch, maxDelay: Infinity });
    });
    first?.push(at('A', 2, 'x'), 0);
    first?.push(at('A', 4, 'x'), 1);
    second?.push(at('B', 3, 'x'), 2);
    first?.push(at('A', 1, 'x'), 3);
    // The first of all goes, so that nothing from before it is taken any more.
    second?.push(at('B', 5, 'x'), 4);
    first?.push(at('A', 0, 'x'), 5);
    second?.push(at('B', 0, 'x'), 6);
    expect([first?.end().late, second?.end().late]).toEqual([1, 0]);
  });

  it('rules that share state take from the oldest of all', () => {
    const shared = createSharedState(2);
    const onMatch = (): void => {};
    const [first, second] = ['A', 'B'].map((category) => {
      const { plan, parts } = prepare(`sequence by k [${category} where true] [C where true]`, SETTINGS);
      return createSequenceMatcher<number>(plan, parts, { shared, onMatch });
    });
    first?.push(at('A', 1, 'x'), 0);
    second?.push(at('B', 2, 'x'), 1);
    second?.push(at('B', 3, 'y'), 2);
    expect([first?.end().evictions, second?.end().evictions]).toEqual([1, 0]);
  });

  it('events that weigh more leave room for fewer', () => {
    const query = 'sequence by k [A where true] [A where true] [B where true]';
    const shared = createSharedState(10);
    const { plan, parts } = prepare(query, SETTINGS);
    const found: (readonly (string | null)[])[] = [];
    const onMatch = ({ events }: { readonly events: readonly (string | null)[] }): void => void found.push(events);
    const weigh = (ref: string): number => ref.length - 1;
    const matcher = createSequenceMatcher<string>(plan, parts, { shared, onMatch, weigh });
    matcher.push(at('A', 1, 'x'), 'aaaa');
    matcher.push(at('A', 2, 'y'), 'bbbb');
    expect(shared.budget.live()).toBe(8);
    // What x has grown by is no longer there for y; x, the older, goes.
    matcher.push(at('A', 3, 'x'), 'cccc');
    expect(shared.budget.live()).toBeLessThanOrEqual(10);
    matcher.push(at('A', 4, 'y'), 'd');
    matcher.push(at('B', 5, 'x'), 'e');
    matcher.push(at('B', 6, 'y'), 'f');
    expect(found).toEqual([['bbbb', 'd', 'f']]);
    expect(matcher.end().evictions).toBeGreaterThan(0);
    expect(shared.budget.live()).toBe(0);
  });

  it('whatever weighs what, the state stays within its bounds and is given back', () => {
    fc.assert(
      fc.property(
        cases,
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1 }),
        (one, max, weights) => {
          const given = settingsFor(one);
          const series = prepared(one.query, given);
          if (series === null) return;
          const shared = createSharedState(max);
          const weigh = (id: number): number => weights[id % weights.length] ?? 0;
          const onMatch = (): void => {};
          const matcher = createSequenceMatcher<number>(series.plan, series.parts, { shared, onMatch, weigh, maxDelay: 3 });
          const heaviest = 1 + Math.max(...weights);
          for (const [id, event] of one.events.entries()) {
            matcher.push(event, id);
            // One event may be in all stages at once, and more than the limit by itself.
            expect(shared.budget.live()).toBeGreaterThanOrEqual(0);
            expect(shared.budget.live()).toBeLessThanOrEqual(max + MOST_GROWN * heaviest);
          }
          matcher.end();
          expect(shared.budget.live()).toBe(0);
          expect(shared.keys.size()).toBe(0);
        },
      ),
      { seed: 20240103, numRuns: randomCases(2000) },
    );
  });

  it('an endless stream of one event for many runs stays quick', () => {
    const events = Array.from({ length: 3000 }, (_, index) => at('A', index, 'x'));
    const { found } = run(prepare('sequence by k [A where true] with runs=100', SETTINGS), events, { maxDelay: 0 });
    expect(found).toHaveLength(2901);
  });
});
