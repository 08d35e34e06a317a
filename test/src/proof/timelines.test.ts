import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { settingsOf } from '../../../src/api/run-settings.ts';
import { oracle } from '../../../src/engines/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { chartsOf } from '../../../src/proof/timelines/chart.ts';
import { machineOf } from '../../../src/proof/timelines/machine.ts';
import { waysOf } from '../../../src/proof/timelines/search.ts';
import type { Chain, Moment } from '../../../src/proof/timelines/state.ts';

const LETTERS = ['A', 'B', 'C'] as const;
const item = (letters: readonly string[]): string => `[any where k : ("${letters.join('", "')}")]`;
const some = fc.subarray([...LETTERS], { minLength: 1, maxLength: 2 });

/** Rules over one field that says what an event is, and one that it joins by. */
const query = fc
  .record({
    steps: fc.array(fc.record({ letters: some, runs: fc.constantFrom(1, 1, 2), missing: fc.constantFrom(false, false, true) }), {
      minLength: 2,
      maxLength: 4,
    }),
    by: fc.constantFrom('', ' by h', ' by ?h'),
    span: fc.constantFrom(null, '2s', '5s'),
    until: fc.option(some),
    pipe: fc.constantFrom('', '', ' | head 1', ' | tail 1'),
    sample: fc.constantFrom(false, false, true),
  })
  .map(({ steps, by, span, until, pipe, sample }) => {
    if (sample) return `sample by h ${steps.map(({ letters }) => item(letters)).join(' ')}`;
    const items = steps.map(({ letters, runs, missing }) =>
      missing && span !== null ? `!${item(letters)}` : `${item(letters)}${runs > 1 ? ` with runs=${runs}` : ''}`,
    );
    const end = until === null ? '' : ` until ${item(until)}`;
    return `sequence${by}${span === null ? '' : ` with maxspan=${span}`} ${items.join(' ')}${end}${pipe}`;
  });

const timeline = fc.array(
  fc.record({
    letters: fc.subarray([...LETTERS], { minLength: 1, maxLength: 2 }),
    key: fc.constantFrom(0, 1, null),
    gap: fc.constantFrom(0, 1, 1999, 2000, 2001, 5000, 5001),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('the machine that timelines are searched with', () => {
  it('finds the matches that the oracle finds', { timeout: 120_000 }, async () => {
    let compared = 0;
    let matching = 0;
    await fc.assert(
      fc.asyncProperty(query, timeline, async (text, planned) => {
        const [parsed] = parse(text).rules;
        if (parsed?.meaning.ok !== true) return;
        const { rule, schema } = parsed.meaning.value;
        const side = { plan: rule.plan, folding: rule.semantics.folding };
        const { left, conditions } = chartsOf(side, side, 1_000_000);
        const asks = conditions.map(({ where }) => LETTERS.filter((letter) => JSON.stringify(where).includes(`"${letter}"`)));
        let at = 0;
        const moments: Moment[] = [];
        const events: Event[] = [];
        for (const { letters, key, gap } of planned) {
          at += gap;
          const met = asks.reduce(
            (bits, asked, bit) => (asked.some((one) => letters.includes(one)) ? bits | (1 << bit) : bits),
            0,
          );
          moments.push({ met, keys: [key], at });
          const named = key === null ? {} : { h: 'ab'[key] ?? '' };
          events.push({ '@timestamp': new Date(1_700_000_000_000 + at).toISOString(), k: letters, ...named });
        }
        const machine = machineOf(left, true);
        const state = moments.reduce((before, _, place) => machine.next(before, moments.slice(0, place + 1)), machine.start);
        const found = machine.matches(state, moments);
        const loaded = await oracle.load(events, settingsOf(rule, schema));
        const verdict = await loaded.run(rule.query);
        await loaded.close();
        // A key of null beside an item that must be missing makes the search fail.
        if (verdict.status !== 'answered') {
          expect([text, found]).toEqual([text, null]);
          return;
        }
        compared++;
        if (verdict.matches.length > 0) matching++;
        const sorted = (matches: readonly Chain[]): readonly string[] => matches.map((match) => match.join()).sort();
        if (rule.plan.kind === 'sample') expect([text, found?.length]).toEqual([text, verdict.matches.length]);
        else expect([text, sorted(found ?? [])]).toEqual([text, sorted(verdict.matches)]);
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(compared).toBeGreaterThan(700);
    expect(matching).toBeGreaterThan(100);
  });

  it('compares matches by their events, by their number, or by whether there is one', () => {
    expect(waysOf([[0, 1]], [[0, 2]], 'events')).toEqual(['lost', 'added']);
    expect(waysOf([[0, 1]], [[0, 2]], 'count')).toEqual(['both']);
    expect(waysOf([[0, 1], [2]], [[0, 1]], 'count')).toEqual(['lost', 'both']);
    expect(waysOf([[0, 1], [2]], [[0, 1]], 'whether')).toEqual(['both']);
    expect(waysOf([], [[0]], 'whether')).toEqual(['added']);
  });
});
