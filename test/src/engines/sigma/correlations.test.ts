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

/** Events at these seconds: `is`, second, and the key (the same unless given). */
function events(...list: readonly (readonly [string, number, Json?])[]): readonly Event[] {
  return list.map(([is, second, k = 'x']) => ({ '@timestamp': new Date(second * 1000).toISOString(), is, k }));
}

describe('a temporal_ordered correlation', () => {
  it('fails for a matching event without a timestamp', async () => {
    expect(await run(ordered('a, b'), [{ is: 'a', k: 'x' }])).toMatch(/event 0 has no single timestamp/);
    expect(await run(ordered('a, b'), [{ is: 'z', k: 'x' }])).toEqual([]);
  });
});

describe('a correlation that cannot be run', () => {
  it.each([
    ['names a rule that is not there', ordered('a, zz'), /no document is called "zz"/],
    ['names a rule twice', ordered('a, a'), /named twice/],
    ['groups by a map', correlation('type: temporal', 'rules: [a]', 'group-by: {k: l}', 'timespan: 10s'), /group-by/],
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
