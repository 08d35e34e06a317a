import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { runCase } from '../../src/api/run-case.ts';
import { runNodeProgram } from '../../src/cli/host/programs.ts';
import { casesOf } from '../../src/conformance/index.ts';
import { python } from '../../src/engines/python/index.ts';
import { shortfallsOf } from '../../src/report/index.ts';
import { commentText, literal } from '../../translators/python/text.ts';
import { sized } from '../suites/shared.ts';
import { readCases } from '../support/cases/read.ts';
import { sigmaSubjects } from './sigma-rules.ts';

/** Every so-many-th public rule. */
const STEP = sized(12, 1);
const EVENTS = sized(100, 200);
/** Every so-many-th case. */
const CASES = sized(5, 1);

/** Texts that would end a literal, a comment or a line if they could. */
const HOSTILE = [
  "'",
  "\\'",
  "'''",
  '"""',
  '\\',
  'a\\',
  "');import os#",
  '\n',
  '\r\nimport os',
  '\0',
  '\f',
  '\u2028',
  '\u0085x',
  '\\N{DIGIT ONE}',
  '\\u0041',
  '😀',
];

const engine = python({ command: 'python3', run: runNodeProgram });

describe('CPython', () => {
  it('is there', async () => {
    expect(await engine.receipt()).toMatch(/^Python 3\.\d+/);
  });

  it('answers the cases as they say, wherever Python is printed', async () => {
    const all = readCases().flatMap(({ file }) => casesOf(file));
    const wrong: unknown[] = [];
    let asked = 0;
    for (const one of all.filter((_, at) => at % CASES === 0)) {
      if (one.printed || !['eql', 'sigma', 'kql'].includes(one.language)) continue;
      const outcome = (await runCase(one, [engine])).outcomes.get('python');
      if (outcome === undefined || outcome.kind === 'refused') continue;
      asked++;
      if (outcome.kind !== 'agrees' && outcome.kind !== 'outside') wrong.push([one.id, outcome]);
    }
    console.info(`${asked} cases`);
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(600 / CASES);
  });

  it('reads every text and every comment as it is meant', async () => {
    const texts = [...fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 2000, seed: 1 }), ...HOSTILE];
    const whole = texts.map((text) => text.replace(/\p{Cs}/gu, '\ufffd'));
    const lines = whole.map((text) => `told.append(${literal(text)})  # ${commentText(text)}`);
    const code = `# ${commentText(HOSTILE.join(' '))}\n#\nimport json\ntold = []\n${lines.join('\n')}\nprint(json.dumps(told))\n`;
    const end = await runNodeProgram({
      command: 'python3',
      arguments: (folder) => ['-I', '-W', 'error', `${folder}/texts.py`],
      files: { 'texts.py': code },
      input: [],
      timeout: 60_000,
    });
    expect(end.kind === 'exited' && [end.code, end.errors]).toEqual([0, '']);
    expect(end.kind === 'exited' && JSON.parse(end.output)).toEqual(whole);
  });

  it('finds the events that public rules mean, every one', async () => {
    const told: unknown[] = [];
    let compared = 0;
    let rules = 0;
    const guests = [{ engine, absence: () => null }];
    for (const subject of sigmaSubjects(STEP, 'single', 5 % STEP)) {
      const report = await checkOne(subject, { events: EVENTS, guests, targets: ['python'] });
      const own = report.engines.find(({ name }) => name === 'python');
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
