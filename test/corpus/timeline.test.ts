import { describe, expect, it } from 'vitest';
import { generateTimelines, type LabelledTimeline, type TimelineOptions, whyNoTimeline } from '../../corpus/index.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { SchemaField } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import type { Query } from '../../src/languages/eql/ast.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { parseEql } from '../../src/languages/eql/parse.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';
import { someOf } from '../support/random-cases.ts';
import { ODD_SERIES } from './odd-series.ts';

function read(text: string): Query {
  const parsed = parseEql(source(text));
  if (!parsed.ok) throw new Error(parsed.problems[0].message);
  return parsed.value;
}

function timelines(text: string, options: Partial<TimelineOptions> = {}): readonly LabelledTimeline[] {
  const query = read(text);
  return [
    ...generateTimelines(questionsOf(query), { timelines: 60, seed: 1, schema: inferSchema(query, ecsSchema()), ...options }),
  ];
}

/** The recipes whose label the oracle does not share. */
async function doubted(text: string, options: Partial<TimelineOptions> = {}): Promise<readonly string[]> {
  const settings = {
    schema: options.schema ?? inferSchema(read(text), ecsSchema()),
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
    ...(options.tiebreakerField === undefined ? {} : { tiebreakerField: options.tiebreakerField }),
  };
  const wrong: string[] = [];
  for (const { events, expected, decides, recipe } of timelines(text, options)) {
    const verdict = await (await oracle.load(events, settings)).run(text);
    const matches = verdict.status === 'answered' ? verdict.matches : null;
    const same = decides === 'count' ? matches?.length === expected.length : asSet(matches) === asSet(expected);
    if (!same) wrong.push(`${recipe}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(matches ?? verdict)}`);
  }
  return wrong;
}

/** How many timelines of a rule another rule answers otherwise. */
async function differing(text: string, other: string): Promise<number> {
  const schema = inferSchema(read(text), ecsSchema());
  const settings = {
    schema,
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  let count = 0;
  for (const { events, expected } of timelines(text)) {
    const verdict = await (await oracle.load(events, settings)).run(other);
    if (verdict.status === 'answered' && asSet(verdict.matches) !== asSet(expected)) count++;
  }
  return count;
}

function asSet(matches: readonly (readonly number[])[] | null): string {
  return JSON.stringify(matches?.map((match) => match.join()).sort());
}

const one = (text: string, recipe: string, options: Partial<TimelineOptions> = {}): LabelledTimeline | undefined =>
  timelines(text, options).find((timeline) => timeline.recipe === recipe);

const PAIR = 'sequence by host.id with maxspan=1m [process where process.name == "a"] [network where destination.port == 443]';

describe('timelines', () => {
  it.each(someOf(ODD_SERIES))('match, and nearly match, for odd rules, too: %s', async (text) => {
    const made = timelines(text, { timelines: 40 });
    expect(made.length).toBeGreaterThanOrEqual(20);
    expect(new Set(made.map(({ expected }) => expected.length > 0))).toEqual(new Set([true, false]));
    expect(await doubted(text, { timelines: 40 })).toEqual([]);
  });

  it.each(
    someOf([
      PAIR,
      'sequence [process where process.name == "a"] [file where file.name : "b*"] [process where process.name == "a"]',
      'sequence by host.id, user.name with maxspan=5ms [any where true] [any where true] [any where true]',
      'sequence with maxspan=1s [process where process.pid > 5] by process.pid [process where true] by process.parent.pid',
      'sequence by user.name with maxspan=10s [authentication where event.outcome == "failure"] with runs=4 [authentication where event.outcome == "success"]',
      'sequence by source.ip with maxspan=1h [authentication where user.name != null] with runs=3',
      'sequence by host.id with maxspan=1m [file where file.extension == "x"] [file where true] until [process where event.type == "end"]',
      'sequence by host.id [process where process.name == "a"] [file where true] [file where true] until [process where process.name like "b*"]',
      'sequence by host.id with maxspan=5m [process where process.name == "a"] ![network where true]',
      'sequence by host.id with maxspan=5m ![network where true] [process where process.name == "a"] [file where true]',
      'sequence by host.id with maxspan=5m [process where process.name == "a"] ![network where true] [file where true]',
      'sequence by host.id with maxspan=5m ![network where true] [process where true] [file where true] ![registry where true]',
      'sequence by ?user.domain with maxspan=1m [process where true] [file where true]',
      'sequence with maxspan=1m [process where true] by ?user.domain [file where true] by user.name',
      'sequence by host.id with maxspan=2s [file where true] [process where true] | tail 1',
      'process where process.name == "a" | head 2',
      'file where file.name : "a*" and file.size > 3 | tail 5',
      'any where process.pid == 4 | head 7 | tail 3',
      'process where user.name == null | tail 4 | head 1000',
      'sequence by user.id with maxspan=2s [file where user.id : ("a*", "b*")] [process where user.id != "a1" and user.id != "a"]',
      // A key that both items can have only in a list.
      'sequence by user.id with maxspan=1m [process where user.id == "1"] [file where user.id : ("2", "3")]',
      'sequence by host.ip with maxspan=1m [process where process.name == "a"] [file where true]',
      'sample by host.id [process where process.name == "a"] [file where true]',
      'sample by host.id, user.name [process where true] [process where true] [any where process.pid > 3]',
    ]),
  )('carry the label that the rule means: %s', async (text) => {
    const matching = timelines(text).map(({ expected }) => expected.length > 0);
    expect(new Set(matching)).toEqual(new Set([true, false]));
    expect(matching.length).toBeGreaterThanOrEqual(20);
    for (const seed of [1, 2]) expect(await doubted(text, { seed })).toEqual([]);
  });

  it('stand in the order of time, but for those about the order of arrival', () => {
    for (const { events, recipe } of timelines(PAIR)) {
      if (recipe.startsWith('arrives-')) continue;
      const instants = events.map((event) => new Date(event['@timestamp'] as string | number).getTime());
      expect([recipe, instants]).toEqual([recipe, instants.toSorted((a, b) => a - b)]);
    }
  });

  it('of single events with pipes have about as many matches as the pipes keep, and are cut', () => {
    const kept = (recipe: string): unknown => one('process where true | head 3 | tail 2', recipe)?.expected;
    expect([2, 3, 4, 6].map((count) => kept(`matches-${count}`))).toEqual([
      [[0], [1]],
      [[1], [2]],
      [[1], [2]],
      [[1], [2]],
    ]);
    expect(kept('unrelated-events-only')).toEqual([]);
    expect(one('process where process.pid == 1 | tail 1', 'unrelated-among-matches')?.expected).toEqual([[3]]);
    expect(one('process where true | tail 9', 'arrives-backwards')?.expected).toHaveLength(9);
  });

  it('of single events with pipes have no two of one instant that match, unless a tiebreaker tells them apart', async () => {
    const query = 'process where process.name != null | tail 2';
    const tied = (made: readonly LabelledTimeline[]): readonly string[] =>
      made
        .filter(({ events }) => new Set(events.map((event) => event['@timestamp'])).size < events.length)
        .map(({ recipe }) => recipe);
    expect(new Set(tied(timelines(query)))).toEqual(new Set());
    const tiebreakerField = 'event.sequence';
    const told = ['one-instant-tiebreaker', 'last-without-tiebreaker'];
    expect(new Set(tied(timelines(query, { tiebreakerField })))).toEqual(new Set(told));
    expect(await doubted(query, { tiebreakerField })).toEqual([]);
    expect(one(query, 'last-without-tiebreaker', { tiebreakerField })?.expected).toEqual([[1], [0]]);
  });

  it('match at exactly maxspan and not a millisecond later', () => {
    const distance = (recipe: string): number => {
      const [first, last] = one(PAIR, recipe)?.events.map((event) => Date.parse(String(event['@timestamp']))) ?? [];
      return (last ?? 0) - (first ?? 0);
    };
    expect([distance('span-reached'), distance('span-over-by-1ms')]).toEqual([60_000, 60_001]);
    expect(one(PAIR, 'span-reached')?.expected).toEqual([[0, 1]]);
    expect(one(PAIR, 'span-over-by-1ms')?.expected).toEqual([]);
  });

  it('name the latest of the events that could begin a match', () => {
    expect(one(PAIR, 'first-step-again')?.expected).toEqual([[1, 2]]);
  });

  it('have one match for each element of a listed key', () => {
    expect(one(PAIR, 'keys-listed-everywhere')?.expected).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  it('find one too few runs wanting', () => {
    const runs = 'sequence by user.name with maxspan=1m [authentication where event.outcome == "failure"] with runs=5';
    expect(one(runs, 'one-run-too-few')).toMatchObject({ expected: [] });
    expect(one(runs, 'one-run-too-few')?.events).toHaveLength(4);
    expect(one(runs, 'one-run-more')?.expected).toEqual([
      [0, 1, 2, 3, 4],
      [1, 2, 3, 4, 5],
    ]);
  });

  it('let a missing event at the bound prevent a match, and one beyond it not', () => {
    const silence = 'sequence by host.id with maxspan=5m [process where process.name == "a"] ![network where true]';
    expect(one(silence, 'missing-at-the-bound')?.expected).toEqual([]);
    expect(one(silence, 'missing-beyond-the-bound')?.expected).toEqual([[0]]);
  });

  it('fail single conditions of single steps', () => {
    const edges = new Set(timelines(PAIR, { timelines: 200 }).map(({ nearMiss }) => nearMiss));
    for (const edge of ['process.name ==', 'destination.port ==', 'event.category ==']) expect(edges).toContain(edge);
  });

  it('order events of one instant by a tiebreaker against their arrival', async () => {
    const options = { tiebreakerField: 'event.sequence' };
    expect(one(PAIR, 'one-instant-tiebreaker', options)?.expected).toEqual([[1, 0]]);
    expect(await doubted(PAIR, options)).toEqual([]);
  });

  it('stay within reach of the end', () => {
    const end = Date.UTC(2026, 0, 1);
    const made = timelines(PAIR, { reach: 150_000, endTime: end });
    const earliest = Math.min(...made.flatMap(({ events }) => events.map((event) => +new Date(event['@timestamp'] as string))));
    expect(made.map(({ recipe }) => recipe)).not.toContain('span-over-by-far');
    expect(earliest).toBeGreaterThanOrEqual(end - 150_000);
  });

  it('are the same for the same seed, and the first ones do not depend on how many follow', () => {
    expect(timelines(PAIR)).toEqual(timelines(PAIR));
    expect(timelines(PAIR, { timelines: 10 })).toEqual(timelines(PAIR).slice(0, 10));
    expect(timelines(PAIR, { seed: 2 })).not.toEqual(timelines(PAIR));
  });

  it('match nothing where no event can match', async () => {
    // The condition of the second item on the key is asked of the first as well (eql-semantics 2.4).
    const text = 'sequence by host.name [file where host.name == "a"] [process where host.name != "a"]';
    const made = timelines(text);
    expect(made.length).toBeGreaterThanOrEqual(20);
    expect(made.flatMap(({ expected }) => expected)).toEqual([]);
    expect(await doubted(text)).toEqual([]);
  });

  it.each(
    someOf([
      ['a condition on a key', 'k == "x"'],
      ['a pattern', 'user.name : "x*"'],
      ['a script', 'length(user.name) == 3'],
      ['what is left beside false', '(user.name == "x" or false)'],
      ['what every way of an or asks', '((user.name == "x" and process.pid > 1) or (user.name == "x" and process.pid < 1))'],
      ['what is denied twice', 'not not (user.name == "x")'],
    ]),
  )('show in lists of keys what is copied among items: %s', async (_, condition) => {
    const asked = condition.replace('k ==', 'user.name ==');
    const text = `sequence by user.name with maxspan=1m [process where process.name == "a" and ${asked}] [file where file.name == "b"]`;
    expect(await doubted(text)).toEqual([]);
    // The same events under a rule that copies nothing: some of them match there alone.
    const apart = `sequence by user.name with maxspan=1m [process where process.name == "a" and (${asked} or process.name == "z")] [file where file.name == "b"]`;
    expect(await differing(text, apart)).toBeGreaterThan(0);
  });

  it('show that a condition on a key and another field stays with its item', async () => {
    const text =
      'sequence by user.name with maxspan=1m [process where process.name == "a"] [file where startsWith(file.name, user.name) and user.name : "u*"]';
    expect(timelines(text).some(({ expected }) => expected.length > 0)).toBe(true);
    expect(await doubted(text)).toEqual([]);
  });

  it('show that what a missing event asks of its key stays with it', async () => {
    const text = 'sequence by user.name with maxspan=1m [process where process.name == "a"] ![file where user.name : "x*"]';
    const made = timelines(text);
    expect(made.some(({ expected }) => expected.length > 0)).toBe(true);
    expect(await doubted(text)).toEqual([]);
    const copied = text.replace('"a"', '"a" and user.name : "x*"');
    expect(await differing(text, copied)).toBeGreaterThan(0);
  });

  it.each([
    'sequence with maxspan=1m [process where true] by process.pid [process where process.name == "a"] by process.args_count',
    'sequence with maxspan=1m [process where process.name == "a"] by process.pid ![file where true] by file.size',
    'sequence with maxspan=1m [process where true] by ?process.pid [file where true] by ?process.exit_code until [network where true] by destination.port',
  ])('know that numbers of two types never join: %s', async (text) => {
    const short: SchemaField = { type: 'short', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' };
    const schema = { fields: new Map([...ecsSchema().fields, ['process.args_count', short], ['process.exit_code', short]]) };
    expect(timelines(text, { schema }).length).toBeGreaterThanOrEqual(10);
    expect(await doubted(text, { schema })).toEqual([]);
  });

  it('say why none matches, naming the conditions and the one that was copied from another item', () => {
    const text = 'sequence by host.name [file where host.name == null] [process where host.name != null]';
    const told = whyNoTimeline(questionsOf(read(text)), { seed: 1, schema: ecsSchema() });
    expect(told.map(({ span }) => text.slice(span.start, span.end))).toContain('host.name == null');
  });

  it('treat special names as ordinary fields', async () => {
    const text = 'sequence by `__proto__`, constructor.name with maxspan=1m [process where true] [file where toString == "x"]';
    expect(timelines(text).some(({ expected }) => expected.length > 0)).toBe(true);
    expect(await doubted(text)).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
  });

  it('do not come for single events, nor for rules that read the time of their events', () => {
    expect(timelines('process where true')).toEqual([]);
    expect(timelines('sequence [any where `@timestamp` > "2020-01-01"] [any where true]')).toEqual([]);
  });
});
