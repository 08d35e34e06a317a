import { describe, expect, it } from 'vitest';
import { agree } from '../../../src/conformance/agreements.ts';
import { spoiledEvents } from '../../../src/conformance/examples/spoil.ts';
import { spoiledTimelines } from '../../../src/conformance/examples/spoil-timeline.ts';
import type { Agreement } from '../../../src/contract/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { ecsSchema } from '../../../src/schema/index.ts';

const ECS_SCHEMA = ecsSchema();

const EVENT: Event = {
  process: { name: 'sh', executable: '/bin/sh', args: ['-c'], command_line: 'sh -c', pid: 7 },
  'host.ip': '10.0.0.1',
  file: { extension: 'gz', path: '/tmp/a.gz' },
  registry: { key: 'Run', path: 'HKLM\\Run\\x' },
  user: { id: '0', name: 'root' },
  dll: { code_signature: { trusted: true, exists: true } },
};

const AGREEMENTS: readonly Agreement[] = [
  { kind: 'last-part', part: 'process.name', whole: 'process.executable', separators: ['/'] },
  { kind: 'extension', part: 'file.extension', whole: 'file.path' },
  { kind: 'arguments', part: 'process.args', whole: 'process.command_line', signs: ['-'] },
  { kind: 'inside', part: 'registry.key', whole: 'registry.path', before: '\\', after: '\\' },
  { kind: 'together', field: 'user.id', other: 'user.name' },
  { kind: 'goes-with', field: 'user.id', value: '0', other: 'user.name', texts: ['root'] },
  { kind: 'implies', field: 'dll.code_signature.trusted', other: 'dll.code_signature.exists' },
  { kind: 'absent', field: 'user.domain' },
  { kind: 'one-value', field: 'process.name' },
  { kind: 'one-value', field: 'process.pid' },
  { kind: 'one-value', field: 'host.ip' },
  { kind: 'as-held', field: 'process.name' },
];

describe('events on which a loss may bite', () => {
  it.each(AGREEMENTS.map((agreement) => [agreement.kind, agreement] as const))('are not as %s presumes', (_, agreement) => {
    expect(agree([agreement], [EVENT], ECS_SCHEMA)).toBe(true);
    const spoiled = spoiledEvents(agreement, EVENT, ECS_SCHEMA);
    expect(spoiled.length).toBeGreaterThan(0);
    for (const event of spoiled) expect(agree([agreement], [event], ECS_SCHEMA), JSON.stringify(event)).toBe(false);
  });

  it('break an account where there is one and where there is none', () => {
    const account: Agreement = { kind: 'account', name: 'user.name', domain: 'user.domain' };
    for (const user of [{ name: 'a', domain: 'D' }, { name: 'a' }] as const) {
      const event: Event = { user };
      const [spoiled] = spoiledEvents(account, event, ECS_SCHEMA);
      expect(agree([account], [event], ECS_SCHEMA)).toBe(!agree([account], [spoiled ?? {}], ECS_SCHEMA));
    }
  });

  it('keep what else there is, under whatever spelling it stands', () => {
    const [first] = spoiledEvents({ kind: 'one-value', field: 'host.ip' }, EVENT, ECS_SCHEMA);
    const { 'host.ip': _, ...rest } = EVENT;
    expect(first).toEqual({ ...rest, host: { ip: ['10.0.0.1', '203.0.113.7'] } });
  });
});

describe('timelines on which a loss may bite', () => {
  const at = (time: string | number, key: string): Event => ({ '@timestamp': time, host: { id: key } });
  const spoil = (agreement: Agreement, [first, ...more]: readonly [Event, ...Event[]]) =>
    spoiledTimelines({ effect: 'where-agreed', presumes: [agreement] }, [first, ...more], '@timestamp', ECS_SCHEMA);
  const pair = [at('2026-01-15T12:00:00.000Z', 'a'), at('2026-01-15T12:00:01.000Z', 'a')] as const;

  it.each<Agreement>([
    { kind: 'distinct-times', field: '@timestamp' },
    { kind: 'span', field: '@timestamp', milliseconds: 5000 },
    { kind: 'one-value', field: 'host.id' },
  ])('are not as $kind presumes', (agreement) => {
    expect(agree([agreement], pair, ECS_SCHEMA)).toBe(true);
    const spoiled = spoil(agreement, pair);
    expect(spoiled.length).toBeGreaterThan(0);
    for (const events of spoiled) expect(agree([agreement], events, ECS_SCHEMA), JSON.stringify(events)).toBe(false);
  });

  it('hold what happens twice, in the order of time, where a loss is of the number of matches', () => {
    const [twice] = spoiledTimelines({ effect: 'other-count' }, pair, '@timestamp', ECS_SCHEMA);
    expect(twice?.map((event) => event['@timestamp'])).toEqual([
      '2026-01-15T12:00:00.000Z',
      '2026-01-15T12:00:01.000Z',
      '2026-01-15T12:00:01.001Z',
      '2026-01-15T12:00:02.001Z',
    ]);
    const [counts] = spoiledTimelines({ effect: 'other-count' }, [at(5, 'a'), at(9, 'a')], '@timestamp', ECS_SCHEMA);
    expect(counts?.map((event) => event['@timestamp'])).toEqual([5, 9, 10, 14]);
  });
});
