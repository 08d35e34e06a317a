import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { parse } from '../../src/api/parse.ts';
import { translate } from '../../src/api/translate.ts';
import { shortfallsOf } from '../../src/report/index.ts';
import { shared, sized } from './shared.ts';

/** Every so-many-th rule is tried. */
const STEP = sized(4, 1);
const EVENTS = 100;

interface Judged {
  readonly file: string;
  readonly expected: number;
  readonly matches: number;
  readonly compared: number;
  readonly claimed: number;
  readonly outside: number;
  readonly disagreements: number;
  readonly effects: readonly string[];
}

/** The rules over single events that Sigma's own field names can say, on the same events under these names. */
async function judgeRules(): Promise<readonly Judged[]> {
  const folder = shared('rules/elastic-detection-rules');
  const judged: Judged[] = [];
  const files = globSync('**/*.toml', { cwd: folder }).sort();
  for (const file of files.filter((_, index) => index % STEP === 0)) {
    const [parsed] = parse(readFileSync(`${folder}/${file}`, 'utf8'), { name: file }).rules;
    if (parsed === undefined || !parsed.meaning.ok || parsed.meaning.value.rule.plan.kind !== 'single') continue;
    const portable = translate(parsed.meaning.value.rule, 'sigma', { taxonomy: 'sigma' });
    if (portable.status === 'refused') continue;
    const report = await checkOne(
      { syntax: parsed.syntax, ...parsed.meaning.value },
      { events: EVENTS, translate: (rule, to) => (to === 'sigma' ? portable : translate(rule, to)) },
    );
    const sigma = report.engines.find(({ name }) => name === 'sigma');
    if (sigma === undefined) throw new Error('no Sigma engine');
    const { matches, compared, claimed, outside = 0 } = sigma;
    const disagreements = shortfallsOf({ engines: [sigma] }).length;
    const effects = portable.status === 'lossy' ? portable.losses.map(({ effect }) => effect) : [];
    judged.push({ file, expected: report.expected, matches, compared, claimed, outside, disagreements, effects });
  }
  return judged;
}

let judged: readonly Judged[] = [];
let silent: readonly Judged[] = [];
const sum = (count: (one: Judged) => number): number => judged.reduce((total, one) => total + count(one), 0);

beforeAll(async () => {
  judged = await judgeRules();
  silent = judged.filter(({ expected, matches }) => expected > 0 && matches === 0);
  console.info(
    `${judged.length} rules, ${sum(({ compared }) => compared)} events: ${sum(({ claimed }) => claimed)} claimed differences, ` +
      `${sum(({ outside }) => outside)} on events whose fields disagree, ` +
      `${sum(({ disagreements }) => disagreements)} disagreements; ${silent.length} rules catch none of their events`,
  );
});

describe('public rules under the names of Sigma', () => {
  it('are all tried', () => {
    expect(judged.length).toBeGreaterThan(340 / STEP);
    expect(judged.filter(({ compared }) => compared === 0)).toEqual([]);
  });

  it('differ from the rules only as their losses say', () => {
    expect(judged.filter(({ disagreements }) => disagreements > 0).map(({ file }) => file)).toEqual([]);
  });

  it('claim one direction a step, and are held to it by nearly all events', () => {
    expect(judged.filter(({ effects }) => effects.includes('either')).map(({ file }) => file)).toEqual([]);
    expect(sum(({ outside }) => outside) / sum(({ compared }) => compared)).toBeLessThan(0.05);
  });

  it('catch what the rules catch', () => {
    // A rule whose conditions on a command line and on its arguments no one line meets tells two stories in any event.
    expect(silent.length / judged.length).toBeLessThan(0.02);
    expect(sum(({ claimed }) => claimed) / sum(({ compared }) => compared)).toBeLessThan(0.3);
  });
});
