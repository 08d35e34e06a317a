import { describe, expect, it } from 'vitest';
import { sigma } from '../../../../src/engines/sigma/index.ts';
import type { Event, Json } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

async function run(rule: string, events: readonly Event[]): Promise<readonly (readonly number[])[] | string> {
  const loaded = await sigma.load(events, {
    schema: { fields: new Map() },
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  });
  const verdict = await loaded.run(rule);
  if (verdict.status === 'answered') return verdict.matches;
  return verdict.status === 'failed' ? verdict.message : verdict.reason;
}

/** Rules `a`, `b` and `c` that match events with that text under `is`, and a correlation with these lines. */
function correlation(...lines: readonly string[]): string {
  const rule = (name: string): string =>
    `title: ${name}\nname: ${name}\ntaxonomy: ecs\nlogsource:\n    product: linux\ndetection:\n    selection:\n        is|cased: '${name}'\n    condition: selection\n`;
  const used = ['a', 'b', 'c'].filter((name) => new RegExp(`\\b${name}\\b`).test(lines.join('\n')));
  return [`title: t\ncorrelation:\n${lines.map((line) => `    ${line}\n`).join('')}`, ...used.map(rule)].join('---\n');
}

const ordered = (rules: string, timespan = '10s', ...more: readonly string[]): string =>
  correlation('type: temporal_ordered', `rules: [${rules}]`, 'group-by: [k]', `timespan: ${timespan}`, ...more);
const counted = (condition: string): string =>
  correlation('type: event_count', 'rules: [a]', 'group-by: [k]', 'timespan: 10s', `condition: {${condition}}`);

/** Events at these seconds: `is`, second, and the key (the same unless given). */
function events(...list: readonly (readonly [string, number, Json?])[]): readonly Event[] {
  return list.map(([is, second, k = 'x']) => ({ '@timestamp': new Date(second * 1000).toISOString(), is, k }));
}

describe('a temporal_ordered correlation', () => {
  it.each([
    ['finds events in order', 'a, b', events(['a', 0], ['b', 1]), [[0, 1]]],
    ['finds none in another order', 'a, b', events(['b', 0], ['a', 1]), []],
    ['reaches to exactly the timespan', 'a, b', events(['a', 0], ['b', 10]), [[0, 1]]],
    ['and no further', 'a, b', events(['a', 0], ['b', 10.001]), []],
    ['takes the later of two beginnings', 'a, b', events(['a', 0], ['a', 5], ['b', 12]), [[1, 2]]],
    [
      'keeps an earlier chain that a later beginning does not reach',
      'a, b, c',
      events(['a', 0], ['b', 1], ['a', 2], ['c', 3]),
      [[0, 1, 3]],
    ],
    ['keeps keys apart', 'a, b', events(['a', 0, 'x'], ['b', 1, 'y']), []],
    [
      'fires once for each key',
      'a, b',
      events(['a', 0, 'x'], ['a', 0, 'y'], ['b', 1, 'x'], ['b', 1, 'y'], ['b', 2, 'x']),
      [
        [0, 2],
        [1, 3],
      ],
    ],
    ['ignores an event without the key', 'a, b', events(['a', 0, null], ['b', 1, null]), []],
    ['ignores an event with several keys', 'a, b', events(['a', 0, ['x', 'y']], ['b', 1, 'x']), []],
    ['takes one value written twice for one', 'a, b', events(['a', 0, ['x', 'x']], ['b', 1, 'x']), [[0, 1]]],
    ['tells a number from its text', 'a, b', events(['a', 0, 1], ['b', 1, '1']), []],
    ['orders events of one instant by their arrival', 'a, b', events(['a', 0], ['b', 0]), [[0, 1]]],
    ['and not otherwise', 'a, b', events(['b', 0], ['a', 0]), []],
    ['goes by the time, not by the arrival', 'a, b', events(['b', 2], ['a', 1]), [[1, 0]]],
  ])('%s', async (_, rules, given, expected) => {
    expect(await run(ordered(rules), given)).toEqual(expected);
  });

  it('does not let one event be two steps', async () => {
    const rules = ordered('a, b').replace("is|cased: 'b'", "is|cased: 'a'");
    expect(await run(rules, events(['a', 0]))).toEqual([]);
    expect(await run(rules, events(['a', 0], ['a', 1]))).toEqual([[0, 1]]);
  });

  it('resolves an alias in each rule', async () => {
    const rule = ordered('a, b', '10s', 'aliases: {k: {a: left, b: right}}');
    const [first, second] = events(['a', 0], ['b', 1]);
    expect(
      await run(rule, [
        { ...first, left: 'v' },
        { ...second, right: 'v' },
      ]),
    ).toEqual([[0, 1]]);
    expect(
      await run(rule, [
        { ...first, left: 'v' },
        { ...second, left: 'v' },
      ]),
    ).toEqual([]);
  });

  it('reads timestamps as text, as milliseconds and with a zone', async () => {
    const given = [
      { '@timestamp': 1_700_000_000_000, is: 'a', k: 'x' },
      { '@timestamp': '2023-11-14T23:13:29.999+01:00', is: 'b', k: 'x' },
    ];
    expect(await run(ordered('a, b'), given)).toEqual([[0, 1]]);
    expect(await run(ordered('a, b', '9s'), given)).toEqual([]);
  });

  it('fails for a matching event without a timestamp', async () => {
    expect(await run(ordered('a, b'), [{ is: 'a', k: 'x' }])).toMatch(/event 0 has no single timestamp/);
    expect(await run(ordered('a, b'), [{ is: 'z', k: 'x' }])).toEqual([]);
  });
});

describe('a temporal correlation', () => {
  const rule = correlation('type: temporal', 'rules: [a, b]', 'group-by: [k]', 'timespan: 10s');

  it.each([
    ['finds events in any order', events(['b', 0], ['a', 10]), [[0, 1]]],
    ['no further apart than the timespan', events(['b', 0], ['a', 10.001]), []],
    ['takes the latest of each', events(['b', 0], ['b', 9], ['a', 15]), [[1, 2]]],
    ['keeps keys apart', events(['a', 0, 'x'], ['b', 0, 'y']), []],
  ])('%s', async (_, given, expected) => {
    expect(await run(rule, given)).toEqual(expected);
  });
});

describe('an event_count correlation', () => {
  it.each([
    ['gte: 3', events(['a', 0], ['a', 5], ['a', 10]), [[0, 1, 2]]],
    ['gte: 3', events(['a', 0], ['a', 5], ['a', 10.001]), []],
    ['gte: 3', events(['a', 0], ['a', 8], ['a', 16], ['a', 17], ['b', 17]), [[1, 2, 3]]],
    ['gt: 1', events(['a', 0], ['a', 1]), [[0, 1]]],
    ['eq: 2', events(['a', 0, 'x'], ['a', 1, 'y']), []],
    ['lte: 1', events(['a', 0]), [[0]]],
    ['gte: 2, lt: 3', events(['a', 0], ['a', 1], ['a', 2]), [[0, 1]]],
  ])('with %s slides over events', async (condition, given, expected) => {
    expect(await run(counted(condition), given)).toEqual(expected);
  });

  it('can be a step of an ordered one, standing where its last event stands', async () => {
    const count = counted('gte: 2').replace('title: t\n', 'title: n\nname: many\n');
    const chain = `title: t\ncorrelation:\n    type: temporal_ordered\n    rules: [many, b]\n    group-by: [k]\n    timespan: 5s\n---\n${count}---\n${ordered('b').split('---\n')[1]}`;
    expect(await run(chain, events(['a', 0], ['a', 9], ['b', 10]))).toEqual([[0, 1, 2]]);
    expect(await run(chain, events(['a', 0], ['b', 10]))).toEqual([]);
    expect(await run(chain, events(['a', 0], ['a', 1, 'y'], ['b', 2]))).toEqual([]);
  });
});

describe('a value_count correlation', () => {
  it('counts different values', async () => {
    const rule = correlation(
      'type: value_count',
      'rules: [a]',
      'group-by: [k]',
      'timespan: 10s',
      'condition: {field: v, gte: 2}',
    );
    const [first, second] = events(['a', 0], ['a', 1]);
    expect(
      await run(rule, [
        { ...first, v: 1 },
        { ...second, v: 1 },
      ]),
    ).toEqual([]);
    expect(
      await run(rule, [
        { ...first, v: 1 },
        { ...second, v: 2 },
      ]),
    ).toEqual([[0, 1]]);
  });
});

describe('a correlation that cannot be run', () => {
  it.each([
    ['names a rule that is not there', ordered('a, zz'), /no document is called "zz"/],
    ['names a rule twice', ordered('a, a'), /named twice/],
    ['has no group-by', correlation('type: temporal', 'rules: [a]', 'timespan: 10s'), /group-by/],
    ['has an unknown unit', ordered('a, b', '10ms'), /timespan/],
    ['is of an unknown type', correlation('type: value_sum', 'rules: [a]', 'group-by: [k]', 'timespan: 1s'), /value_sum/],
    [
      'has a condition in words',
      correlation('type: temporal', 'rules: [a]', 'group-by: [k]', 'timespan: 1s', 'condition: a and not b'),
      /condition/,
    ],
    ['has an unknown key', ordered('a, b', '10s', 'until: c'), /unknown key "until"/],
    ['has half an alias', ordered('a, b', '10s', 'aliases: {k: {a: x}}'), /every rule/],
    ['stands beside another', `${ordered('a')}---\n${ordered('b')}`, /found 2/],
  ])('%s', async (_, rule, message) => {
    expect(await run(rule, events(['a', 0]))).toMatch(message);
  });

  it('refers to itself', async () => {
    const rule = (name: string, other: string): string =>
      `title: ${name}\nname: ${name}\ncorrelation:\n    type: temporal\n    rules: [${other}]\n    group-by: [k]\n    timespan: 1s\n`;
    const root = rule('root', 'left');
    expect(await run([root, rule('left', 'right'), rule('right', 'left')].join('---\n'), [])).toMatch(/refers to itself/);
  });
});
