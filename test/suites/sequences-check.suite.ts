import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkOne } from '../../src/api/check.ts';
import { type ParsedRule, parse } from '../../src/api/parse.ts';
import { type EngineReport, type RuleReport, shortfallsOf } from '../../src/report/index.ts';
import { shared } from './shared.ts';

/** Where a correlation may say otherwise than the rule: it takes no list as a key, and a count in a chain loses its own span. */
const CLAIMED = ['key-listed', 'keys-listed-everywhere'];
const CLAIMED_IN_CHAINS = [...CLAIMED, 'span-over-by-1ms'];

interface Checked {
  readonly file: string;
  readonly report: RuleReport;
}

const checked: Checked[] = [];

function series(): readonly { readonly file: string; readonly parsed: ParsedRule }[] {
  const folder = shared('rules/elastic-detection-rules');
  return globSync('**/*.toml', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const [parsed] = parse(readFileSync(`${folder}/${file}`, 'utf8'), { name: file }).rules;
      return parsed === undefined || !('body' in parsed.syntax) || parsed.syntax.body.kind === 'event' ? [] : [{ file, parsed }];
    });
}

beforeAll(async () => {
  for (const { file, parsed } of series()) {
    if (!parsed.meaning.ok) throw new Error(`${file} is not accepted`);
    const { rule, schema } = parsed.meaning.value;
    // A timeline for every 50 events.
    const report = await checkOne({ syntax: parsed.syntax, rule, schema }, { events: 2000, seed: 1 });
    checked.push({ file, report });
  }
});

const engineOf = ({ report }: Checked, name: string): EngineReport | undefined => report.engines.find((one) => one.name === name);

describe('every public sequence and sample', () => {
  it('has a matching timeline', () => {
    const timelines = checked.reduce((sum, { report }) => sum + (report.timelines ?? 0), 0);
    console.info(`${checked.length} rules, ${timelines} timelines`);
    expect(checked.length).toBeGreaterThan(100);
    expect(checked.filter(({ report }) => report.expected === 0).map(({ file }) => file)).toEqual([]);
  });

  it('has at least 20 timelines, of which some do not match', () => {
    expect(checked.filter(({ report }) => (report.timelines ?? 0) < 20).map(({ file }) => file)).toEqual([]);
    expect(checked.filter(({ report }) => report.expected === report.timelines).map(({ file }) => file)).toEqual([]);
  });

  it('is answered by the oracle as every label says', () => {
    const differing = checked.flatMap(({ file, report: { engines } }) =>
      shortfallsOf({ engines: engines.filter(({ against }) => against === 'labels') }).map((words) => `${file}: ${words}`),
    );
    expect(differing).toEqual([]);
  });

  it('is matched alike by every engine that its translations reach', () => {
    const different = checked.flatMap(({ file, report }) =>
      report.disagreements.map((one) => `${file}: ${one.engine} on ${one.recipe}: ${one.artifact.slice(0, 80)}`),
    );
    expect(different).toEqual([]);
    expect(checked.flatMap(({ file, report }) => shortfallsOf(report).map((words) => `${file}: ${words}`))).toEqual([]);
    expect(checked.filter((one) => engineOf(one, 'eql-search')?.status !== 'compared').map(({ file }) => file)).toEqual([]);
    expect(checked.filter((one) => engineOf(one, 'sigma')?.status === 'compared').length).toBeGreaterThan(100);
  });

  it('comes out of Sigma with another answer only where its correlations say so', () => {
    const elsewhere = checked.flatMap((one) => {
      const chained = one.report.translations.some(({ reasons }) => reasons.some(({ code }) => code === 'sigma-runs-chained'));
      const claimed = Object.keys(engineOf(one, 'sigma')?.claimedOn ?? {});
      return claimed
        .filter((recipe) => !(chained ? CLAIMED_IN_CHAINS : CLAIMED).includes(recipe))
        .map((recipe) => `${one.file}: ${recipe}`);
    });
    expect(elsewhere).toEqual([]);
  });
});
