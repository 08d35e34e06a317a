import { describe, expect, it } from 'vitest';
import { toJunit } from '../../../src/cli/junit.ts';
import { ruleText } from '../../../src/cli/report-text.ts';
import {
  type Contestant,
  checkRule,
  type LabelledCase,
  type RuleReport,
  type Subject,
  summarize,
} from '../../../src/conformance/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { fakeEngine } from '../../support/fake-engine.ts';

const isRoot = (event: Event): boolean => event['user'] === 'root';
const oracle = fakeEngine('oracle', 'eql', isRoot);

function one(event: Event, expected = isRoot(event)): LabelledCase {
  return {
    event,
    expected,
    label: expected ? 'malicious' : 'benign',
    recipe: 'by hand',
    nearMiss: expected ? null : 'other user',
  };
}

const CORPUS = [
  one({ user: 'root', noise: { deep: ['x', 'y'] } }),
  one({ user: 'ROOT' }),
  one({}),
  one({ user: 'root', other: 1 }),
];

async function run(contestants: readonly Contestant[], corpus: readonly LabelledCase[] = CORPUS): Promise<RuleReport> {
  const subject: Subject = {
    id: null,
    name: 'root <&> "user"\u0000',
    query: 'any where user == "root"',
    settings: {
      schema: { fields: new Map() },
      semantics: DEFAULT_SEMANTICS,
      now: 0,
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    },
    translations: [],
    contestants,
  };
  return await checkRule(subject, oracle, corpus, { seed: 7, clock: () => 0, batch: 3 });
}

const exact = (engine: Contestant['engine'], text: string | null = 'artifact'): Contestant => ({ engine, text, effects: [] });

describe('the agreement check', () => {
  it('counts events, labels and near misses over all batches', async () => {
    const report = await run([]);
    expect(report).toMatchObject({
      events: 4,
      malicious: 2,
      benign: 2,
      expected: 2,
      nearMisses: { 'other user': 2 },
      disagreements: [],
    });
    expect(report.engines).toMatchObject([
      { name: 'oracle', against: 'labels', compared: 4, agreements: 4, disagreements: 0, matches: 2 },
    ]);
  });

  it('gives an engine the printed text', async () => {
    const seen = new Set<string>();
    const engine = fakeEngine('spy', 'js', (event, text) => {
      seen.add(text);
      return isRoot(event);
    });
    await run([exact(engine, 'the very text')]);
    expect([...seen]).toEqual(['the very text']);
  });

  it('finds a difference, shrinks its event and names every verdict', async () => {
    const fold = fakeEngine('fold', 'sigma', (event) => String(event['user']).toLowerCase() === 'root');
    const report = await run([exact(fold)]);
    expect(report.engines[1]).toMatchObject({ compared: 4, agreements: 3, disagreements: 1 });
    expect(report.disagreements).toMatchObject([
      {
        engine: 'fold',
        against: 'oracle',
        expected: false,
        answered: true,
        eventNumber: 1,
        seed: 7,
        shrunk: true,
        event: { user: 'ROOT' },
      },
    ]);
    expect(report.disagreements[0]?.verdicts).toEqual({ oracle: false, fold: true });
  });

  it('shrinks to the fields that matter', async () => {
    const blind = fakeEngine('blind', 'sigma', () => false);
    const report = await run([exact(blind)]);
    expect(report.disagreements[0]?.event).toEqual({ user: 'root' });
  });

  it('keeps the timestamp while it shrinks, for an event without one may differ for another reason', async () => {
    const blind = fakeEngine('blind', 'es-dsl', () => false);
    const report = await run([exact(blind)], [one({ '@timestamp': '2026-01-01T00:00:00Z', user: 'root', noise: 1 })]);
    expect(Object.keys(report.disagreements[0]?.event ?? {})).toEqual(['@timestamp', 'user']);
  });

  it('holds the oracle to the labels', async () => {
    const report = await run([], [one({ user: 'root' }, false)]);
    expect(report.engines[0]).toMatchObject({ disagreements: 1 });
    expect(report.disagreements[0]).toMatchObject({ engine: 'oracle', against: 'labels', shrunk: false });
  });

  it('lets a lossy translation differ within its claim and no further', async () => {
    const more = fakeEngine('more', 'sigma', (event) => 'user' in event);
    const claim = async (effects: Contestant['effects']): Promise<unknown> =>
      (await run([{ engine: more, text: 'x', effects }])).engines[1];
    expect(await claim(['may-match-more'])).toMatchObject({ claimed: 1, disagreements: 0 });
    expect(await claim(['either'])).toMatchObject({ claimed: 1, disagreements: 0 });
    expect(await claim(['other-count', 'by-engine'])).toMatchObject({ claimed: 0, disagreements: 1 });
    expect(await claim(['may-match-less'])).toMatchObject({ claimed: 0, disagreements: 1 });
    expect(await claim([])).toMatchObject({ claimed: 0, disagreements: 1 });
  });

  it('holds a claim to the events it speaks of, and counts differences on others apart', async () => {
    const more = fakeEngine('more', 'sigma', (event) => 'user' in event);
    const claim = async (effect: Contestant['effects'][number], field: string): Promise<unknown> =>
      (await run([{ engine: more, text: 'x', effects: [effect], presumes: [{ kind: 'absent', field }] }])).engines[1];
    expect(await claim('where-agreed', 'nothing')).toMatchObject({ claimed: 0, disagreements: 1 });
    expect(await claim('where-agreed', 'user')).toMatchObject({ claimed: 0, outside: 1, disagreements: 0 });
    expect(await claim('may-match-less', 'nothing')).toMatchObject({ claimed: 0, disagreements: 1 });
    expect(await claim('may-match-less', 'user')).toMatchObject({ claimed: 0, outside: 1, disagreements: 0 });
    expect(await claim('may-match-more', 'user')).toMatchObject({ claimed: 1, disagreements: 0 });
  });

  it('counts an engine that fails as a disagreement on every event', async () => {
    const failed = fakeEngine('failed', 'js', isRoot, { status: 'failed', message: 'broken artifact' });
    const thrown = { ...fakeEngine('thrown', 'js', isRoot), load: () => Promise.reject(new Error('no memory')) };
    const report = await run([exact(failed), exact(thrown)]);
    expect(report.engines[1]).toMatchObject({ agreements: 0, disagreements: 4, reason: 'broken artifact' });
    expect(report.engines[2]).toMatchObject({ agreements: 0, disagreements: 4, reason: 'the engine threw: no memory' });
  });

  it('says of an engine that failed that it failed, not that it found no match', async () => {
    const failed = fakeEngine('broken', 'js', isRoot, { status: 'failed', message: 'broken artifact' });
    const report = await run([exact(failed), exact(fakeEngine('none', 'sigma', () => false))]);
    expect(report.disagreements.map(({ unanswered }) => unanswered)).toEqual(report.disagreements.map(() => ['broken']));
    expect(ruleText(report)).toContain('\n    oracle matches; broken failed; none does not match\n');
    expect((await run([exact(fakeEngine('none', 'sigma', () => false))])).disagreements[0]).not.toHaveProperty('unanswered');
  });

  it('does not run a refused translation or an engine without a receipt', async () => {
    const absent = { ...fakeEngine('absent', 'es-dsl', isRoot), receipt: async () => null };
    const report = await run([exact(oracle, null), exact(absent)]);
    expect(report.engines.slice(1)).toMatchObject([
      { status: 'not-run', compared: 0, reason: 'refused by the translator' },
      { status: 'not-run', compared: 0, reason: 'the engine cannot run here' },
    ]);
  });
});

describe('the reports', () => {
  it('add up', async () => {
    const report = summarize([await run([]), await run([exact(fakeEngine('none', 'js', () => false))])], 7);
    expect(report.summary).toEqual({
      rules: 2,
      events: 8,
      timelines: 0,
      disagreements: 2,
      refused: 0,
      untaken: 0,
      unmatched: 0,
      untried: 0,
      failed: 0,
      seed: 7,
    });
  });

  it('as JUnit are well-formed whatever a rule is called', async () => {
    const report = summarize([await run([exact(fakeEngine('none', 'js', () => false)), exact(oracle, null)])], 7);
    const xml = toJunit(report);
    expect(xml).toContain('name="root &lt;&amp;&gt; &quot;user&quot;\u00B7"');
    expect(xml).toMatch(/<testsuites[^>]* tests="3"[^>]* failures="1"|<testsuites[^>]* failures="1"[^>]* tests="3"/);
    expect(xml).toContain('<skipped');
    expect(xml).toContain('2 of 4 events differ from the oracle');
  });
});
