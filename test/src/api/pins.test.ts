import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { type PinnedRule, type PinnedTimeline, pinned } from '../../../src/api/prove/pins.ts';

async function pinsOfQuery(query: string, most = 200): Promise<PinnedRule> {
  const [parsed] = parse(query, { name: 'rule.eql' }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`${query} is no rule`);
  return await pinned({ syntax: parsed.syntax, ...parsed.meaning.value }, { most });
}

const verdicts = (timelines: readonly PinnedTimeline[]): ReadonlyMap<string, boolean> =>
  new Map(timelines.map(({ reason, matches }) => [reason, matches]));

describe('what pins a rule', () => {
  it('is events that the oracle bears out, each saying what it is for', async () => {
    const { events, timelines, contradicted, unreached } = await pinsOfQuery(
      'process where process.name : ("nc", "ncat") and process.pid > 4',
    );
    expect([timelines, contradicted, unreached]).toEqual([[], [], []]);
    expect(events).toEqual(
      expect.arrayContaining([
        {
          event: { 'event.category': 'process', 'process.name': 'nc', 'process.pid': 4 },
          matches: false,
          reason: 'process.pid is 4: just before a range',
        },
        {
          event: { 'event.category': 'process', 'process.name': 'ncat', 'process.pid': 5 },
          matches: true,
          reason: 'process.name is "ncat" decides alone',
        },
      ]),
    );
  });

  it('is timelines for a sequence: its bounds, its order, its keys, what ends it and what has to be missing', async () => {
    const { events, timelines, contradicted } = await pinsOfQuery(
      'sequence by host.id with maxspan=5s [process where process.pid == 1] with runs=2 ![file where true] [network where true] until [dns where true]',
    );
    expect([events, contradicted]).toEqual([[], []]);
    const said = verdicts(timelines);
    expect(said.get('every item has its event')).toBe(true);
    expect(said.get('as long as maxspan')).toBe(true);
    expect(said.get('just longer than maxspan')).toBe(false);
    expect(said.get('item 1 once less than it has to be')).toBe(false);
    expect(said.get('item 2 is there, which has to be missing')).toBe(false);
    expect(said.get('item 3 is left out')).toBe(false);
    expect(said.get('until behind event 2')).toBe(false);
    expect(said.get('until behind all')).toBe(true);
    expect(said.get('item 3: host.id is "key-1x": one character more than "key-1"')).toBe(false);
  });

  it('gives keys the values that items ask of them', async () => {
    const { timelines, contradicted } = await pinsOfQuery(
      'sequence by user.name [process where user.name == "root"] [file where user.name != "joe"]',
    );
    expect(contradicted).toEqual([]);
    expect(timelines[0]).toMatchObject({ matches: true, events: [{ 'user.name': 'root' }, { 'user.name': 'root' }] });
  });

  it('tells what it has no events for', async () => {
    const none = await pinsOfQuery('sequence [process where false] [file where true]');
    expect(none.timelines).toEqual([]);
    expect(none.unreached).toContain('item 1: no event was found that it takes');
    const computed = await pinsOfQuery('process where process.pid * process.pid == 86436');
    expect(computed.unreached).toContain('computed is not reasoned about');
  });

  it('guesses values for what is computed, and has them run', async () => {
    const { events, contradicted, unreached } = await pinsOfQuery(
      'process where process.pid + process.parent.pid > 7 and startsWith~(host.name, substring(user.name, 0, -1)) and process.name == "x"',
    );
    expect([contradicted, unreached]).toEqual([[], []]);
    const says = (text: string) => events.filter(({ reason }) => reason.startsWith(text)).map(({ matches }) => matches);
    expect(says('process.pid with process.parent.pid: computed')).toContain(false);
    expect(says('host.name with user.name: computed')).toContain(false);
    expect(events.filter(({ matches }) => matches).length).toBeGreaterThan(0);
  });

  it('gives a field one value that is a key at two places', async () => {
    const { timelines, contradicted, unreached } = await pinsOfQuery(
      'sequence by process.entity_id [process where true] by process.entity_id [file where true] by process.entity_id',
    );
    expect([contradicted, unreached]).toEqual([[], []]);
    expect(timelines[0]).toMatchObject({
      matches: true,
      events: [{ 'process.entity_id': 'key-1' }, { 'process.entity_id': 'key-1' }],
    });
  });
});
