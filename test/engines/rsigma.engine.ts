import { beforeAll, describe, expect, it } from 'vitest';
import { generateCorpus, generateTimelines } from '../../corpus/index.ts';
import { corpusOptionsOf, questionsOf, seriesOptionsOf } from '../../src/api/corpus-of.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { translate } from '../../src/api/translate.ts';
import { checkRule, checkTimelines, KNOWN_DIFFERENCES } from '../../src/conformance/index.ts';
import type { Effect, Engine } from '../../src/contract/index.ts';
import { oracle } from '../../src/engines/index.ts';
import { sigma } from '../../src/engines/sigma/index.ts';
import { type RuleReport, shortfallsOf } from '../../src/report/index.ts';
import { sized } from '../suites/shared.ts';
import { openRsigma } from './open-rsigma.ts';
import { PINS } from './rig/pins.ts';
import { complete, ruleAround, SETTINGS, type SigmaSubject, sigmaSubjects } from './sigma-rules.ts';

const STEP = sized(20, 1);
/** Of the rules over several events, each of which takes a run of the program a timeline. */
const SERIES_STEP = sized(60, 1);
const EVENTS = sized(60, 200);
const TIMELINES = 20;

let rsigma: Engine;
beforeAll(async () => {
  rsigma = await openRsigma();
});

describe('rsigma', () => {
  it('is the version that the project is tested with', async () => {
    expect(await rsigma.receipt()).toBe(`rsigma ${PINS.rsigma.version}`);
  });

  it.each(
    KNOWN_DIFFERENCES.flatMap(({ engine, code, example }) =>
      engine === 'rsigma' && example !== null ? [{ code, example }] : [],
    ),
  )('differs as is known: $code', async ({ example }) => {
    const text = ruleAround(example.detection);
    expect(await holds(sigma, text, complete(example.event))).toBe(example.means);
    expect(await holds(rsigma, text, complete(example.event))).toBe(example.says);
  });

  it('finds what the rule means in every public rule over single events, but for what is known', async () => {
    const reports: RuleReport[] = [];
    for (const subject of sigmaSubjects(STEP, 'single')) reports.push(await judge(subject));
    const engines = reports.map((report) => ({ name: report.name, ...report.engines[1] }));
    tell(engines);
    expect(engines.length).toBeGreaterThan(500 / STEP);
    expect(engines.filter(({ status }) => status !== 'compared').map(({ name, reason }) => [name, reason])).toEqual([]);
    expect(reports.flatMap((report) => [...report.disagreements, ...shortfallsOf(report)])).toEqual([]);
  });

  it('finds a match in the timelines of public sequences where the correlation says there is one', async () => {
    const reports: RuleReport[] = [];
    for (const subject of sigmaSubjects(SERIES_STEP, 'several')) reports.push(await judgeSeries(subject));
    const engines = reports.map((report) => ({ name: report.name, ...report.engines[1] }));
    tell(engines);
    expect(engines.filter(({ status }) => status !== 'compared').map(({ name, reason }) => [name, reason])).toEqual([]);
    expect(reports.flatMap(shortfallsOf)).toEqual([]);
  });
});

function tell(
  engines: readonly {
    readonly compared?: number;
    readonly claimed?: number;
    readonly disagreements?: number;
    readonly explained?: object;
  }[],
): void {
  const sum = (count: (one: (typeof engines)[number]) => number | undefined): number =>
    engines.reduce((total, one) => total + (count(one) ?? 0), 0);
  const explained = sum((one) => Object.values(one.explained ?? {}).reduce((total: number, count: number) => total + count, 0));
  console.info(
    `${engines.length} rules, ${sum((one) => one.compared)} compared: ${sum((one) => one.disagreements)} disagree, ${sum((one) => one.claimed)} announced by the translation, ${explained} known of rsigma`,
  );
}

async function holds(engine: Engine, text: string, event: ReturnType<typeof complete>): Promise<boolean | string> {
  const verdict = await (await engine.load([event], SETTINGS)).run(text);
  if (verdict.status === 'answered') return verdict.matches.length > 0;
  return verdict.status === 'failed' ? verdict.message : verdict.reason;
}

function subjectOf({ rule, schema, text }: SigmaSubject) {
  const translated = translate(rule, 'sigma');
  const effects: readonly Effect[] = translated.status === 'lossy' ? translated.losses.map(({ effect }) => effect) : [];
  return {
    id: rule.meta.id,
    name: rule.meta.name ?? '',
    query: rule.query,
    settings: settingsOf(rule, schema),
    translations: [],
    contestants: [{ engine: rsigma, text, effects }],
  };
}

async function judge(subject: SigmaSubject): Promise<RuleReport> {
  const corpus = generateCorpus(questionsOf(subject), { ...corpusOptionsOf(subject, 1), events: EVENTS });
  return await checkRule(subjectOf(subject), oracle, corpus, { seed: 1, clock: () => 0 });
}

async function judgeSeries(subject: SigmaSubject): Promise<RuleReport> {
  const timelines = generateTimelines(questionsOf(subject), { ...seriesOptionsOf(subject, 1), timelines: TIMELINES });
  // Each step of shrinking a timeline would start the program again.
  return await checkTimelines(subjectOf(subject), oracle, timelines, { seed: 1, clock: () => 0, keep: 0 });
}
