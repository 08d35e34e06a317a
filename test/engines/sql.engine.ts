import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { type Translator, translate } from '../../src/api/translate.ts';
import { type OpenedEngines, openEngines } from '../../src/cli/external-engines/index.ts';
import type { Engine } from '../../src/contract/index.ts';
import { shortfallsOf } from '../../src/report/index.ts';
import { CLICKHOUSE } from '../../translators/clickhouse/dialect.ts';
import type { SqlOptions } from '../../translators/sql/target.ts';
import { sized } from '../suites/shared.ts';
import { KNOWN_CASES, runSqlCases } from '../support/sql/cases.ts';
import { trySpellings } from '../support/sql/spellings.ts';
import { chdbEngine, openChdb } from './rig/chdb.ts';
import { PINS } from './rig/pins.ts';
import { sigmaSubjects } from './sigma-rules.ts';

/** Every so-many-th rule. */
const STEP = sized(24, 1);
const EVENTS = sized(100, 200);

type Runs = 'duckdb' | 'clickhouse';

let duckdb: OpenedEngines;
let chdb: ReturnType<typeof openChdb>;
const engines = new Map<Runs, Engine<Runs>>();
beforeAll(async () => {
  const connection = { ca: null, insecure: false, timeout: 60_000 };
  duckdb = await openEngines({ requests: [{ name: 'duckdb', value: null }], connection }, {});
  chdb = openChdb();
  engines.set('clickhouse', chdbEngine(chdb));
  for (const guest of duckdb.guests) if ('engine' in guest) engines.set('duckdb', guest.engine as Engine<'duckdb'>);
});
afterAll(async () => {
  await duckdb.close();
  await chdb.close();
});

function engineOf(name: Runs): Engine<Runs> {
  const engine = engines.get(name);
  if (engine === undefined) throw new Error(`${name} was not opened`);
  return engine;
}

describe('ClickHouse', () => {
  it('is of the version that the pages say', async () => {
    expect(await chdb.run('SELECT version() AS v')).toEqual([{ v: expect.stringMatching(`^${PINS.chdb.clickhouse}[.]`) }]);
  });

  it('answers the cases as they say, but where its tables hold something else than an index', async () => {
    const { agreeing, wrong } = await runSqlCases(engineOf('clickhouse'), 'lists');
    expect(wrong.filter(([id]) => !KNOWN_CASES.has(id))).toEqual([]);
    expect(agreeing).toBeGreaterThan(600);
  });

  it('answers them of JSON as it was written, where that is as an index holds it', async () => {
    const { agreeing, wrong } = await runSqlCases(engineOf('clickhouse'), 'json');
    expect(wrong.filter(([id, { kind }]) => kind !== 'outside' && !KNOWN_CASES.has(id))).toEqual([]);
    expect(agreeing).toBeGreaterThan(550);
  });

  it('takes no text of a rule for anything else', async () => {
    await trySpellings(chdb, CLICKHOUSE, 300);
  });
});

describe.each(['duckdb', 'clickhouse'] as const)('%s', (name) => {
  it.each(['lists', 'json', 'flat', 'nested'] as const)(
    'finds the events that public rules mean, in columns that are %s',
    async (columns) => {
      const totals = { rules: 0, refused: 0, compared: 0, unanswered: 0, matches: 0 };
      const wrong: unknown[] = [];
      const forms: Partial<SqlOptions> = { columns };
      const translator: Translator = (rule, target) => (target === name ? translate(rule, name, forms) : translate(rule, target));
      for (const subject of sigmaSubjects(STEP, 'single', 7 % STEP)) {
        const engine = engineOf(name);
        const guests = [{ engine, absence: () => null }];
        const report = await checkOne(subject, { events: EVENTS, guests, targets: [name], translate: translator });
        const own = report.engines.find((one) => one.name === name);
        totals.rules++;
        if (own === undefined || own.status === 'not-run') totals.refused++;
        totals.compared += own?.compared ?? 0;
        totals.unanswered += own?.unanswered ?? 0;
        totals.matches += own?.matches ?? 0;
        wrong.push(...report.disagreements, ...shortfallsOf(report).filter((told) => !told.includes('has no answer for')));
      }
      console.info(name, columns, totals);
      expect(wrong).toEqual([]);
      expect(totals.matches).toBeGreaterThan(totals.rules);
      // A column of one value takes no event with several; all else is compared.
      if (columns === 'lists' || columns === 'json') expect(totals.unanswered).toBeLessThan(totals.compared / 100);
    },
  );
});
