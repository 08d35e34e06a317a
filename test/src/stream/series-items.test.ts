import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../../src/api/stream-rules.ts';
import { EMPTY_META } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { createStream, type SeriesMatch, type SeriesRule, type StreamOptions } from '../../../src/stream/index.ts';
import { seriesItems } from '../../../src/stream/series-items.ts';
import { randomCases } from '../../support/random-cases.ts';
import { cases, settingsFor } from './sequence/random.ts';

/** Rules of one compiler, which share what they ask; queries that are no EQL, as many random ones are, left out. */
function prepared(queries: readonly string[], settings: Parameters<typeof settingsFor>[0]) {
  const { schema, semantics, timestampField, tiebreakerField = null } = settingsFor(settings);
  const compile = streamRuleCompiler();
  const meta = { ...EMPTY_META, timestampField: timestampField ?? null, tiebreakerField };
  return queries.flatMap((query): readonly SeriesRule[] => {
    const analysis = analyzeEql(source(query, 'rule'), { schema, semantics, meta });
    const compiled = analysis.ok ? compile(analysis.value.rule, { id: query, name: query }) : null;
    return compiled?.ok === true && 'plan' in compiled.value ? [compiled.value] : [];
  });
}

function run(rules: readonly SeriesRule[], text: string, options: StreamOptions) {
  const found: SeriesMatch[] = [];
  const stream = createStream(rules, { onSeries: (match) => found.push(match), ...options });
  stream.push(new TextEncoder().encode(text));
  const { series, matches, openState, peakState } = stream.end();
  return { found, series, matches, openState, peakState };
}

describe('items that are asked once for all rules', () => {
  it('find what each rule finds alone, and leave out what it leaves out', () => {
    let found = 0;
    const sets = fc.record({
      all: fc.array(cases, { minLength: 1, maxLength: 3 }),
      again: fc.boolean(),
      maxDelay: fc.constantFrom(0, 0, 0, 3, Infinity),
      maxState: fc.constantFrom(2, 5, 1000),
    });
    fc.assert(
      fc.property(sets, ({ all, again, maxDelay, maxState }) => {
        const [first] = all;
        if (first === undefined) return;
        const queries = all.map(({ query }) => query);
        const rules = prepared(again ? [...queries, ...queries] : queries, first);
        const text = all.flatMap(({ events }) => events.map((event) => `${JSON.stringify(event)}\n`)).join('');
        const apart = run(rules, text, { maxDelay, maxState, fullScan: true });
        found += apart.found.length;
        expect(run(rules, text, { maxDelay, maxState })).toEqual(apart);
        expect(run(rules, text, { maxDelay, maxState, statsClock: () => 0 })).toEqual(apart);
        if (maxState < 1000) return;
        for (const [at, rule] of rules.entries()) {
          const alone = run([rule], text, { maxDelay, fullScan: true });
          expect(alone.series).toEqual([apart.series[at]]);
          expect(alone.found.map((match) => ({ ...match, rule: at }))).toEqual(apart.found.filter(({ rule: own }) => own === at));
        }
      }),
      { seed: 7, numRuns: randomCases(3000) },
    );
    expect(found).toBeGreaterThan(randomCases(1500));
  }, 120_000);

  it('are the same where condition, keys and time are, whatever else their rules say', () => {
    const start = '[process where event.type == "start" and process.name : "a.exe"]';
    const [send, other] = ['[network where destination.port == 443]', '[network where destination.port == 80]'];
    const queries = [
      `sequence by host.id with maxspan=1m ${start} ${send}`,
      `sequence by host.id with maxspan=5m ${send} ${start} until ${other}`,
      `sequence by user.id ${start} ${send}`,
      `sequence by host.id ${other} ${other}`,
    ];
    const compile = streamRuleCompiler();
    const rules = queries.map((query) => {
      const analysis = analyzeEql(source(query, 'rule'));
      const compiled = analysis.ok ? compile(analysis.value.rule, { id: query, name: query }) : null;
      if (compiled?.ok !== true || !('plan' in compiled.value)) throw new Error(query);
      return compiled.value;
    });
    const holders = seriesItems(rules, { apart: false }).map((item) =>
      item.holders.map(({ rule, place }) => `${rule}:${place}`).join(' '),
    );
    expect(holders).toEqual(['0:0 1:1', '0:1 1:0', '1:-1', '2:0', '2:1', '3:0 3:1']);
    expect(seriesItems(rules, { apart: true })).toHaveLength(8);
  });
});
