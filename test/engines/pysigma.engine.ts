import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generateCorpus } from '../../corpus/index.ts';
import { corpusOptionsOf, questionsOf } from '../../src/api/corpus-of.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { translate } from '../../src/api/translate.ts';
import { type EngineRequest, openEngines } from '../../src/cli/external-engines/index.ts';
import { inspect, KNOWN_DIFFERENCES } from '../../src/conformance/index.ts';
import type { Inspector } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/index.ts';
import type { ConversionReport } from '../../src/report/index.ts';
import { sized } from '../suites/shared.ts';
import type { ProvidedNode } from './global-setup.ts';
import { NODES } from './rig/node/nodes.ts';
import { PINS } from './rig/pins.ts';
import { complete, ruleAround, SETTINGS, sigmaSubjects } from './sigma-rules.ts';

const STEP = sized(20, 1);
const EVENTS = sized(40, 100);

let pysigma: Inspector;
let close: () => Promise<void> = async () => {};
beforeAll(async () => {
  const [node] = inject('nodes');
  const opened = await openEngines(
    {
      requests: [{ name: 'pysigma', value: null }, ...clusterOf(node)],
      connection: { ca: null, insecure: false, timeout: 60_000 },
    },
    {},
  );
  close = opened.close;
  const guest = opened.guests.find((one) => 'inspector' in one);
  if (guest === undefined) throw new Error('pySigma is no inspector');
  pysigma = guest.inspector;
});
afterAll(() => close());

/** The ordinary server, to run what is converted to Lucene. */
function clusterOf(node: ProvidedNode | undefined): readonly EngineRequest[] {
  return node === undefined ? [] : [{ name: NODES[node.name].family, value: node.url }];
}

describe('pySigma', () => {
  it('is the version that the project is tested with', async () => {
    expect(await pysigma.receipt()).toBe(`pySigma ${PINS.pysigma.packages.pysigma}`);
  });

  it('takes every Sigma rule made of the public rules and finds no fault with any', async () => {
    const faults: unknown[] = [];
    const subjects = sigmaSubjects(sized(4, 1), 'all');
    for (const { file, text } of subjects) {
      const { problems } = await pysigma.inspect(text);
      if (problems.length > 0) faults.push([file, problems]);
    }
    console.info(`${subjects.length} rules taken`);
    expect(subjects.length).toBeGreaterThan(600 / sized(4, 1));
    expect(faults).toEqual([]);
  });

  const shown = KNOWN_DIFFERENCES.flatMap(({ engine, code, example }) =>
    engine.startsWith('pysigma ') && example !== null ? [{ engine, code, example }] : [],
  );
  it.each(shown)('differs as is known: $code', async ({ engine, example }) => {
    const { problems, conversions } = await pysigma.inspect(ruleAround(example.detection));
    expect(problems.filter((problem) => !problem.includes('DanglingDetection'))).toEqual([]);
    const conversion = conversions.find(({ converter }) => engine === `pysigma ${converter}`);
    if (example.says === 'refuses' || conversion?.status !== 'converted')
      return expect(conversion?.status).toBe(example.says === 'refuses' ? 'refused' : 'converted');
    // What nothing at hand runs is at least known to be converted.
    if (conversion.engine === null) return;
    const verdict = await (await conversion.engine.load([complete(example.event)], SETTINGS)).run(conversion.text);
    expect(verdict.status === 'answered' ? verdict.matches.length > 0 : 'fails').toBe(example.says);
  });

  it.each(['none', 'all'] as const)(
    'changes rules only as is known, where what it converts them to can be run (portable case: %s)',
    async (portableCase) => {
      const reports: ConversionReport[] = [];
      for (const subject of sigmaSubjects(STEP, 'single')) {
        const { rule, schema, syntax } = subject;
        const translated = translate(rule, 'sigma', { portableCase });
        if (translated.status === 'refused') throw new Error('letter case alone makes no rule impossible');
        const { text } = translated;
        const effects = translated.losses.map(({ effect }) => effect);
        const events = [
          ...generateCorpus(questionsOf({ rule, schema, syntax }), { ...corpusOptionsOf(subject, 1), events: EVENTS }),
        ].map(({ event }) => event);
        const original = { query: rule.query, settings: settingsOf(rule, schema), effects, shrinking: 0 };
        reports.push(...(await inspect(pysigma, text, original, oracle, events, KNOWN_DIFFERENCES)).conversions);
      }
      console.table(counts(reports));
      expect(reports.filter(({ causes }) => Object.hasOwn(causes, 'unexplained'))).toEqual([]);
    },
  );
});

/** How many rules each converter keeps, changes, breaks and refuses. */
function counts(reports: readonly ConversionReport[]): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = {};
  for (const { converter, status } of reports) {
    table[converter] ??= {};
    const row = table[converter];
    row[status] = (row[status] ?? 0) + 1;
  }
  return table;
}
