import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import {
  type Contestant,
  checkTimelines,
  type LabelledTimelineCase,
  type Subject,
  shrinkTimeline,
  summarize,
} from '../../../src/conformance/index.ts';
import type { Engine, Verdict } from '../../../src/contract/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { toJunit } from '../../../src/report/check/junit.ts';
import { ruleText, summaryText } from '../../../src/report/check/text.ts';
import { REPORT_SCHEMA, type RuleReport } from '../../../src/report/index.ts';
import type { NonEmpty } from '../../../src/source/index.ts';

type Find = (events: readonly Event[]) => readonly NonEmpty<number>[];

function engine(name: string, find: Find, verdict?: Verdict): Engine {
  return {
    name,
    runs: 'sigma',
    receipt: async () => 'fake 1.0',
    load: async (events) => ({
      run: async () => verdict ?? { status: 'answered', matches: find(events) },
      close: async () => {},
    }),
  };
}

/** An `a` with the nearest `b` behind it. */
const pairs: Find = (events) =>
  events.flatMap(({ is }, place) => {
    const next = events.findIndex((event, other) => other > place && event['is'] === 'b');
    return is === 'a' && next > 0 ? [[place, next] as const] : [];
  });

function timeline(text: string, changes: Partial<LabelledTimelineCase> = {}): LabelledTimelineCase {
  const events = [...text].map((is, second) => ({ '@timestamp': second * 1000, is, noise: { deep: ['x', 'y'] } }));
  const [first = {}, ...more] = events;
  return { events: [first, ...more], expected: pairs(events), decides: 'events', recipe: text, nearMiss: null, ...changes };
}

const CORPUS = [timeline('ab'), timeline('ba', { nearMiss: 'order' }), timeline('xaxb'), timeline('x')];

async function run(contestants: readonly Contestant[], corpus: readonly LabelledTimelineCase[] = CORPUS): Promise<RuleReport> {
  const subject: Subject = {
    id: null,
    name: 'pairs',
    query: 'sequence [a where true] [b where true]',
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
  return await checkTimelines(subject, engine('oracle', pairs), corpus, { seed: 7, clock: () => 0 });
}

const exact = (one: Engine, text: string | null = 'artifact'): Contestant => ({ engine: one, text, effects: [] });
/** Calls any `a` and `b` a match, in whatever order. */
const unordered = engine('unordered', (events) => {
  const [a, b] = ['a', 'b'].map((wanted) => events.findIndex(({ is }) => is === wanted));
  return a === undefined || b === undefined || a < 0 || b < 0 ? [] : [[a, b]];
});

describe('the check of timelines', () => {
  it('counts timelines, and the events in them', async () => {
    const report = await run([]);
    expect(report).toMatchObject({ timelines: 4, events: 9, malicious: 4, benign: 5, expected: 2, nearMisses: { order: 1 } });
    expect(report.engines).toMatchObject([{ name: 'oracle', against: 'labels', compared: 4, agreements: 4, matches: 2 }]);
    expect(report.disagreements).toEqual([]);
  });

  it('holds an exact translation to the very events', async () => {
    const other = engine('other', (events) => pairs(events).map(([first, last = first]) => [last]));
    expect((await run([exact(other)])).engines[1]).toMatchObject({ agreements: 2, disagreements: 2 });
  });

  it('asks for the number of matches only, where the rule leaves their events open', async () => {
    const other = engine('other', (events) => pairs(events).map(([first, last = first]) => [last]));
    const open = CORPUS.map((one): LabelledTimelineCase => ({ ...one, decides: 'count' }));
    expect((await run([exact(other)], open)).engines[1]).toMatchObject({ agreements: 4, disagreements: 0 });
    const twice = engine('twice', (events) => [...pairs(events), ...pairs(events)]);
    expect((await run([exact(twice)], open)).engines[1]).toMatchObject({ disagreements: 2 });
  });

  it('does not mind in which order matches come', async () => {
    const backwards = engine('backwards', (events) => [...pairs(events)].reverse());
    expect((await run([exact(backwards)], [timeline('abab')])).engines[1]).toMatchObject({ agreements: 1 });
  });

  it('finds a difference and shrinks whole events away before fields', async () => {
    const report = await run([exact(unordered)], [timeline('xbxaxx')]);
    expect(report.disagreements).toMatchObject([
      { engine: 'unordered', expected: false, answered: true, expectedMatches: [], answeredMatches: [[3, 1]], shrunk: true },
    ]);
    expect(report.disagreements[0]?.timeline).toEqual([
      { '@timestamp': 1000, is: 'b' },
      { '@timestamp': 3000, is: 'a' },
    ]);
    expect(report.disagreements[0]?.event).toEqual({ '@timestamp': 3000, is: 'a' });
  });

  it('asks a lossy translation only whether there is a match, and holds it to its claim', async () => {
    const claim = async (effects: Contestant['effects']): Promise<unknown> =>
      (await run([{ engine: unordered, text: 'x', effects }])).engines[1];
    expect(await claim(['may-match-more'])).toMatchObject({ agreements: 3, claimed: 1, claimedOn: { ba: 1 }, disagreements: 0 });
    expect(await claim(['may-match-less'])).toMatchObject({ agreements: 3, claimed: 0, disagreements: 1 });
    expect(await claim(['other-count', 'by-engine'])).toMatchObject({ agreements: 3, claimed: 0, disagreements: 1 });
    const last = engine('last', (events) => pairs(events).map(([first, end = first]) => [end]));
    expect((await run([{ engine: last, text: 'x', effects: ['other-count'] }])).engines[1]).toMatchObject({ agreements: 4 });
  });

  it('holds the oracle to the labels', async () => {
    const report = await run([], [timeline('ab', { expected: [] })]);
    expect(report.disagreements).toMatchObject([
      { engine: 'oracle', against: 'labels', shrunk: false, answeredMatches: [[0, 1]] },
    ]);
  });

  it('says of an engine that fails that it failed, once', async () => {
    const failed = engine('failed', pairs, { status: 'failed', message: 'broken artifact' });
    const thrown = { ...engine('thrown', pairs), load: () => Promise.reject(new Error('no memory')) };
    const report = await run([exact(failed), exact(thrown)]);
    const nothing = { status: 'failed', compared: 0, disagreements: 0 };
    expect(report.disagreements).toEqual([]);
    expect(report.engines[1]).toMatchObject({ ...nothing, reason: 'broken artifact' });
    expect(report.engines[2]).toMatchObject({ ...nothing, reason: 'the engine threw: no memory' });
  });

  it('never takes the want of an answer for no match', async () => {
    const open = engine('open', pairs, { status: 'unsupported', reason: 'too many' });
    const report = await run([exact(open), exact(engine('blind', () => []))]);
    expect(report.engines[1]).toMatchObject({ status: 'not-run', compared: 0, unanswered: 4, reason: 'too many' });
    expect(report.disagreements.map(({ answers }) => answers)).toEqual(
      report.disagreements.map(() => ({ oracle: 'yes', open: 'none', blind: 'no' })),
    );
    expect(report.disagreements.length).toBe(2);
  });

  it('does not run what was refused', async () => {
    const report = await run([exact(unordered, null)]);
    expect(report.engines[1]).toMatchObject({ status: 'not-run', compared: 0, reason: 'refused by the translator' });
  });

  it('is reported as JSON of the documented shape, as text and as JUnit', async () => {
    const report = summarize([await run([exact(unordered)])], 7);
    expect(report.summary).toMatchObject({ events: 9, timelines: 4, disagreements: 1 });
    const validate = new Ajv({ strict: false }).compile(REPORT_SCHEMA);
    expect([validate(JSON.parse(JSON.stringify(report))), validate.errors]).toEqual([true, null]);
    const [rule] = report.rules;
    expect(rule === undefined ? '' : ruleText(rule)).toMatch(
      /4 timelines of 9 events, 2 should match[\s\S]*expected \[\], found \[\[1,0\]\]/,
    );
    expect(summaryText(report)).toContain('in 4 timelines');
    expect(toJunit(report)).toContain('1 of 4 timelines differ from the oracle');
  });
});

describe('shrinking a timeline', () => {
  it('leaves the fewest events that still show the difference, each as small as can be', async () => {
    const events = timeline('xaxxbx').events;
    const shown = await shrinkTimeline(events, async (candidate) => pairs(candidate).length > 0);
    expect(shown).toEqual([{ is: 'a' }, { is: 'b' }]);
  });

  it('ends after the tries it is given', async () => {
    let tries = 0;
    await shrinkTimeline(timeline('x'.repeat(50)).events, async () => ++tries < 0, 20);
    expect(tries).toBe(20);
  });
});
