import { describe, expect, it } from 'vitest';
import { type Contestant, checkRule, type LabelledCase, type Subject, summarize } from '../../../src/conformance/index.ts';
import type { Engine } from '../../../src/contract/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { toJunit } from '../../../src/report/check/junit.ts';
import { ruleText, summaryText } from '../../../src/report/check/text.ts';
import { type RuleReport, shortfallsOf } from '../../../src/report/index.ts';
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

async function run(
  contestants: readonly Contestant[],
  corpus: readonly LabelledCase[] = CORPUS,
  judge: Engine = oracle,
  translations: Subject['translations'] = [],
): Promise<RuleReport> {
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
    translations,
    contestants,
  };
  return await checkRule(subject, judge, corpus, { seed: 7, clock: () => 0, batch: 3 });
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
    expect(report.disagreements[0]?.answers).toEqual({ oracle: 'no', fold: 'yes' });
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

  it('says of an engine that fails that it failed, once, and asks it no more', async () => {
    let asked = 0;
    const failed = fakeEngine('failed', 'js', isRoot, { status: 'failed', message: 'broken artifact' });
    const thrown: Engine = {
      ...fakeEngine('thrown', 'js', isRoot),
      load: () => {
        asked++;
        return Promise.reject(new Error('no memory'));
      },
    };
    const report = await run([exact(failed), exact(thrown)]);
    const nothing = { status: 'failed', compared: 0, agreements: 0, disagreements: 0, matches: 0 };
    expect(report.engines[1]).toMatchObject({ ...nothing, reason: 'broken artifact' });
    expect(report.engines[2]).toMatchObject({ ...nothing, reason: 'the engine threw: no memory' });
    expect([report.disagreements, asked]).toEqual([[], 1]);
    expect(summarize([report], 7).summary).toMatchObject({ disagreements: 0, enginesFailed: 2 });
    expect(shortfallsOf(report)).toEqual(['failed failed: broken artifact', 'thrown failed: the engine threw: no memory']);
    expect(ruleText(report)).toContain('failed: broken artifact');
    expect(toJunit(summarize([report], 7))).toMatch(/errors="2"[\s\S]*<error message="broken artifact"\/>/);
  });

  it('keeps what was compared before an engine failed', async () => {
    let batches = 0;
    const tired = fakeEngine('tired', 'js', isRoot);
    const failing: Engine = {
      ...tired,
      load: (...all) => (batches++ === 0 ? tired.load(...all) : Promise.reject(new Error('gone'))),
    };
    const report = await run([exact(failing)]);
    expect(report.engines[1]).toMatchObject({ status: 'failed', compared: 3, agreements: 3, reason: 'the engine threw: gone' });
  });

  it('never takes the want of an answer for a no', async () => {
    const open: Engine = {
      ...fakeEngine('open', 'js', isRoot),
      load: async (events) => ({
        run: async () => ({ status: 'answered', matches: [], unanswered: events.map((_, id) => ({ id, reason: 'too long' })) }),
        close: async () => {},
      }),
    };
    const other = fakeEngine('other', 'sigma', isRoot, { status: 'unsupported', reason: 'no such query' });
    const report = await run([exact(open), exact(other), exact(fakeEngine('blind', 'sigma', () => false))]);
    const nothing = { status: 'not-run', compared: 0, agreements: 0, disagreements: 0, matches: 0, unanswered: 4 };
    expect(report.engines[1]).toMatchObject({ ...nothing, silences: [{ eventNumber: 0, reason: 'too long' }, {}, {}] });
    expect(report.engines[2]).toMatchObject({ ...nothing, reason: 'no such query' });
    expect(report.engines[1]).not.toHaveProperty('asLabelled');
    expect(report.disagreements[0]?.answers).toEqual({ oracle: 'yes', open: 'none', other: 'none', blind: 'no' });
    expect(ruleText(report)).toContain('\n    oracle matches; open has no answer; other has no answer; blind does not match\n');
    expect(ruleText(report)).toContain('open has no answer for 4, which are not compared:');
    const text = summaryText(summarize([report], 7));
    expect(text).toContain('2 disagreements, 8 unanswered');
    expect(toJunit(summarize([report], 7))).toContain('no answer for 4 events');
  });

  it('compares nobody with an oracle that has no answer', async () => {
    const silent: Engine = {
      ...oracle,
      load: async () => ({
        run: async () => ({ status: 'answered', matches: [], unanswered: [{ id: 0, reason: 'long' }] }),
        close: async () => {},
      }),
    };
    const yes = fakeEngine('yes', 'js', () => true);
    const report = await run([exact(yes)], [one({ user: 'root' }), one({}, false)], silent);
    expect(report.engines[0]).toMatchObject({ compared: 1, unanswered: 1 });
    expect(report.engines[1]).toMatchObject({ compared: 1, disagreements: 1 });
    expect(report.disagreements.map(({ eventNumber, answers }) => [eventNumber, answers])).toEqual([
      [1, { oracle: 'no', yes: 'yes' }],
    ]);
  });

  it('judges nothing when the oracle fails', async () => {
    const broken = fakeEngine('oracle', 'eql', isRoot, { status: 'failed', message: 'nested too deep' });
    const report = await run([exact(fakeEngine('js', 'js', () => false))], CORPUS, broken);
    expect(report.engines).toMatchObject([
      { status: 'failed', reason: 'nested too deep' },
      { status: 'not-run', compared: 0, disagreements: 0, reason: 'there is nothing to compare it with: the oracle failed' },
    ]);
    expect(summarize([report], 7).summary).toMatchObject({ unjudged: 1, enginesFailed: 1, disagreements: 0 });
    expect(summaryText(summarize([report], 7))).toContain('1 rule not checked');
  });

  it('says in every report which translation is run by nothing', async () => {
    const translations = ['sigma', 'js', 'kql'].map((target) => ({ target, status: 'exact' as const, reasons: [] }));
    const refused = { target: 'es-dsl', status: 'refused' as const, reasons: [] };
    const report = await run([exact(fakeEngine('js', 'js', isRoot))], CORPUS, oracle, [...translations, refused]);
    expect(report.translations.map(({ target, runBy }) => [target, runBy])).toEqual([
      ['sigma', []],
      ['js', ['js']],
      ['kql', []],
      ['es-dsl', []],
    ]);
    expect(ruleText(report)).toContain('  sigma: run by nothing\n  kql: run by nothing');
    const sum = summarize([report], 7);
    expect(sum.summary.runByNothing).toBe(2);
    expect(summaryText(sum)).toContain(', 2 run by nothing');
    expect(toJunit(sum)).toMatch(/name="what kql prints">\s*<skipped message="run by nothing"\/>/);
  });

  it('says of an engine that runs the rule itself that it agrees by construction', async () => {
    const same: Engine = { ...fakeEngine('same', 'es-dsl', isRoot), byConstruction: 'it runs the EQL itself' };
    const report = await run([exact(same)]);
    expect(report.engines[1]).toMatchObject({ agreements: 4, byConstruction: 'it runs the EQL itself' });
    expect(ruleText(report)).toContain('by construction: it runs the EQL itself');
    expect(toJunit(summarize([report], 7))).toContain('by construction: it runs the EQL itself');
  });

  it('does not run a refused translation or an engine without a receipt', async () => {
    const absent = { ...fakeEngine('absent', 'es-dsl', isRoot), receipt: async () => null };
    const report = await run([exact(oracle, null), exact(absent)]);
    expect(report.engines.slice(1)).toMatchObject([
      { status: 'not-run', compared: 0, reason: 'refused by the translator' },
      { status: 'failed', compared: 0, reason: 'the engine cannot run here' },
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
      enginesFailed: 0,
      unanswered: 0,
      refused: 0,
      runByNothing: 0,
      unjudged: 0,
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
