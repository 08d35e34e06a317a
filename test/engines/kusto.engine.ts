import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { runCase } from '../../src/api/run-case.ts';
import { type OpenedEngines, openEngines } from '../../src/cli/external-engines/index.ts';
import { casesOf } from '../../src/conformance/index.ts';
import { shortfallsOf } from '../../src/report/index.ts';
import { sized } from '../suites/shared.ts';
import { readCases } from '../support/cases/read.ts';
import { pythonOf } from './rig/python.ts';
import { sigmaSubjects } from './sigma-rules.ts';

/** Every so-many-th public rule. */
const STEP = sized(12, 1);
const EVENTS = sized(100, 200);
/** Every so-many-th case. */
const CASES = sized(3, 1);

/** Cases about what an index makes of values that no flat event has: years as numbers, half characters, longs at their limits. */
const BEYOND_COLUMNS: ReadonlySet<string> = new Set([
  'dates-four-digits-are-a-year-even-as-a-number-1',
  'dates-four-digits-are-a-year-even-as-a-number-2',
  'numbers-range-of-type-3',
  'numbers-texts-java-17',
  'numbers-texts-java-18',
  'sigma-values-text-in-a-double',
  'text-odd-halves-2',
  'values-indexed-an-array-null-with-a-null-value-2',
  'values-refused-none-8',
  'values-refused-none-9',
]);

let opened: OpenedEngines;
beforeAll(async () => {
  const connection = { ca: null, insecure: false, timeout: 60_000 };
  const python = process.env['EQLIBRIUM_CHDB'] ?? pythonOf('chdb');
  opened = await openEngines({ requests: [{ name: 'kusto', value: python }], connection }, {});
});
afterAll(() => opened.close());

describe('the Kusto dialect of ClickHouse', () => {
  it('answers the cases as they say, wherever Kusto is printed and a column holds the event', async () => {
    const engines = opened.guests.flatMap((guest) => ('engine' in guest && guest.engine.runs === 'kusto' ? [guest.engine] : []));
    const all = readCases().flatMap(({ file }) => casesOf(file));
    const wrong: unknown[] = [];
    let agreed = 0;
    for (const one of all.filter((_, at) => at % CASES === 0)) {
      if (one.printed || BEYOND_COLUMNS.has(one.id) || !['eql', 'sigma', 'kql'].includes(one.language)) continue;
      const outcome = (await runCase(one, engines as never)).outcomes.get('kusto');
      if (outcome?.kind === 'agrees') agreed++;
      else if (outcome?.kind === 'differs' || outcome?.kind === 'failed') wrong.push([one.id, outcome]);
    }
    console.info(`${agreed} cases`);
    expect(wrong).toEqual([]);
    expect(agreed).toBeGreaterThan(300 / CASES);
  });

  it('finds the events that public rules mean, every one that the columns hold', async () => {
    const told: unknown[] = [];
    let compared = 0;
    let rules = 0;
    for (const subject of sigmaSubjects(STEP, 'single', 5 % STEP)) {
      const report = await checkOne(subject, { events: EVENTS, guests: opened.guests, targets: ['kusto'] });
      const own = report.engines.find(({ name }) => name === 'kusto');
      told.push(...report.disagreements, ...shortfallsOf(report));
      if (own?.status !== 'compared') continue;
      rules++;
      compared += own.compared;
    }
    console.info(`${rules} rules, ${compared} compared`);
    expect(told).toEqual([]);
    expect(rules).toBeGreaterThan(500 / STEP);
  });
});
