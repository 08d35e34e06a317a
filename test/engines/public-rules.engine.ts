import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { type OpenedEngines, openEngines } from '../../src/cli/external-engines/index.ts';
import { type EngineReport, shortfallsOf } from '../../src/report/index.ts';
import { sized } from '../suites/shared.ts';
import { sigmaSubjects } from './sigma-rules.ts';

/** Every so-many-th rule, from another one on than the suites of Sigma engines begin with. */
const STEP = sized(12, 1);
const EVENTS = sized(100, 200);

describe.each(inject('nodes').filter(({ name }) => name === 'opensearch-2.19.1'))('$name', ({ url }) => {
  let opened: OpenedEngines;
  beforeAll(async () => {
    const connection = { ca: null, insecure: false, timeout: 60_000 };
    opened = await openEngines({ requests: [{ name: 'opensearch', value: url }], connection }, {});
  });
  afterAll(() => opened.close());

  it('finds with the query DSL of public rules the events that they mean, every one', async () => {
    const engines: (EngineReport & { readonly events: number; readonly matchable: boolean })[] = [];
    const disagreements: unknown[] = [];
    for (const subject of sigmaSubjects(STEP, 'single', 5 % STEP)) {
      const report = await checkOne(subject, { events: EVENTS, guests: opened.guests });
      const [own] = report.engines.filter(({ name }) => name === 'opensearch');
      if (own !== undefined) engines.push({ ...own, events: report.events, matchable: report.unmatched === null });
      disagreements.push(...report.disagreements, ...shortfallsOf(report));
    }
    console.info(`${engines.length} rules, ${engines.reduce((sum, { compared }) => sum + compared, 0)} compared`);
    expect(disagreements).toEqual([]);
    expect(engines.length).toBeGreaterThan(500 / STEP);
    for (const { status, compared, agreements, rejected = 0, matches, events, matchable } of engines) {
      expect({ status, agreements, all: compared + rejected >= events }).toEqual({
        status: 'compared',
        agreements: compared,
        all: true,
      });
      // A rule that can never match finds nothing there either.
      expect(matches > 0).toBe(matchable);
    }
    expect(engines.filter(({ matchable }) => !matchable).length).toBeLessThanOrEqual(2);
  });
});
