import { isDeepStrictEqual } from 'node:util';
import { load, loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import type { SigmaOptions } from '../../../translators/sigma/index.ts';
import { losses, printed, refusals, translate } from './support.ts';

const META = { name: 'Shell & Socket', id: 'f0b48bbc-549e-4bcf-8ee0-a7a72586c6a7', severity: 'high' } as const;
const A = 'shell_socket_95c4b5b2_event_1';

/** The documents without what every rule has. */
function documents(query: string, options: Partial<SigmaOptions> = {}, meta = {}): readonly unknown[] {
  return printed(query, options, { ...META, ...meta })
    .split('---\n')
    .map((text) => parse(text));
}

/** What the first document says of the others. */
function correlation(query: string, options: Partial<SigmaOptions> = {}, meta = {}): unknown {
  const [first] = documents(query, options, meta);
  return typeof first === 'object' && first !== null && 'correlation' in first ? first.correlation : null;
}

const GOLDEN = `title: Shell & Socket
id: 95c4b5b2-f466-5410-9487-31dfca2a8c2c
related:
    - id: f0b48bbc-549e-4bcf-8ee0-a7a72586c6a7
      type: derived
taxonomy: ecs
status: experimental
correlation:
    type: temporal_ordered
    rules:
        - shell_socket_95c4b5b2_event_1
        - shell_socket_95c4b5b2_event_2
    group-by:
        - host.id
    timespan: 1m
falsepositives:
    - Unknown
level: high
elastic:
    rule_id: f0b48bbc-549e-4bcf-8ee0-a7a72586c6a7
    query_digest: 33afc7e9-f464-5ba0-b38d-4a864bb80641
generate: false
---
title: 'Shell & Socket: event 1'
name: shell_socket_95c4b5b2_event_1
id: 6613b773-b3b1-5049-a0e2-d45dde651e0e
taxonomy: ecs
logsource:
    category: application
    definition: Elastic events whose event.category is process
detection:
    selection:
        event.category|cased: 'process'
        process.name|cased: 'sh'
    filter_main_a:
        host.id: null
    condition: selection and not filter_main_a
---
title: 'Shell & Socket: event 2'
name: shell_socket_95c4b5b2_event_2
id: 0614f9d9-2d74-58fe-8c64-6e42c863810b
taxonomy: ecs
logsource:
    category: network_connection
    definition: Elastic events whose event.category is network
detection:
    selection:
        event.category|cased: 'network'
        destination.port: 4444
    filter_main_a:
        host.id: null
    condition: selection and not filter_main_a
`;

describe('a sequence', () => {
  it('is a correlation before the rules of its events', () => {
    const query = `sequence by host.id with maxspan=1m
      [process where process.name == "sh"]
      [network where destination.port == 4444]`;
    expect(printed(query, {}, META)).toBe(GOLDEN);
  });

  it('has losses for the order of equal times and the number of alerts, and notes on its parts', () => {
    const query = 'sequence by host.id with maxspan=1m [process where true] [file where true]';
    expect(losses(query)).toEqual([
      'sigma-array-key where-agreed',
      'sigma-alert-count other-count',
      'sigma-sequence-order by-engine',
    ]);
    const translation = translate(query);
    const notes = translation.status === 'lossy' ? translation.notes.map(({ code }) => code) : [];
    expect(notes).toEqual(expect.arrayContaining(['sigma-correlation-parts', 'sigma-correlation-keys']));
  });

  it('groups by aliases where the keys of its events have different names', () => {
    const query = `sequence by host.id with maxspan=5s
      [process where true] by process.pid, user.id [process where true] by process.parent.pid, user.id`;
    expect(correlation(query)).toEqual({
      type: 'temporal_ordered',
      rules: [A, 'shell_socket_95c4b5b2_event_2'],
      'group-by': ['host.id', 'key_2', 'user.id'],
      timespan: '5s',
      aliases: { key_2: { [A]: 'process.pid', shell_socket_95c4b5b2_event_2: 'process.parent.pid' } },
    });
  });

  it('gives an alias a name that no key has, and names a key once', () => {
    const query = `sequence by key_2, key_2 with maxspan=5s
      [process where true] by process.name [process where true] by key_3`;
    expect(correlation(query)).toMatchObject({ 'group-by': ['key_2', 'key_3_'], aliases: { key_3_: { [A]: 'process.name' } } });
  });

  it.each([
    ['1s', '1s'],
    ['90s', '90s'],
    ['60s', '1m'],
    ['2000ms', '2s'],
    ['120m', '2h'],
    ['24h', '1d'],
    ['36h', '36h'],
  ])('within %s has the timespan %s', (maxspan, timespan) => {
    const query = `sequence by host.id with maxspan=${maxspan} [process where true] [file where true]`;
    expect(correlation(query)).toMatchObject({ timespan });
  });

  it('of one event with runs is a count', () => {
    const query = 'sequence by host.id, user.id with maxspan=10m [process where process.name == "su"] with runs=10';
    const [, ...parts] = documents(query);
    expect(correlation(query)).toEqual({
      type: 'event_count',
      rules: [A],
      'group-by': ['host.id', 'user.id'],
      timespan: '10m',
      condition: { gte: 10 },
    });
    expect(parts).toHaveLength(1);
    expect(losses(query)).toEqual([
      'sigma-array-key where-agreed',
      'sigma-array-key where-agreed',
      'sigma-alert-count other-count',
    ]);
  });

  it('of runs among other events has a count as one of its parts', () => {
    const query = `sequence by host.id with maxspan=10m
      [process where true] by user.id with runs=3 [file where true] by user.name`;
    const [outer, count, first, second] = documents(query);
    expect(outer).toMatchObject({
      correlation: {
        type: 'temporal_ordered',
        rules: [`${A}_repeated`, 'shell_socket_95c4b5b2_event_2'],
        'group-by': ['host.id', 'key_2'],
        aliases: { key_2: { [`${A}_repeated`]: 'key_2', shell_socket_95c4b5b2_event_2: 'user.name' } },
      },
    });
    expect(count).toEqual({
      title: 'Shell & Socket: event 1 repeated',
      name: `${A}_repeated`,
      id: expect.any(String),
      taxonomy: 'ecs',
      correlation: {
        type: 'event_count',
        rules: [A],
        'group-by': ['host.id', 'key_2'],
        timespan: '10m',
        aliases: { key_2: { [A]: 'user.id' } },
        condition: { gte: 3 },
      },
      generate: false,
    });
    expect([first, second]).toMatchObject([{ name: A }, { name: 'shell_socket_95c4b5b2_event_2' }]);
    expect(losses(query)).toContain('sigma-runs-chained may-match-more');
  });

  it('counts equal events in a row, and tests those that are apart twice', () => {
    const [a, b] = ['[process where process.name == "a"]', '[file where true]'];
    const head = 'sequence by host.id with maxspan=1m';
    expect(correlation(`${head} ${a} ${a} with runs=2`)).toMatchObject({ type: 'event_count', condition: { gte: 3 } });
    expect(correlation(`${head} ${a} ${a} ${b}`)).toMatchObject({
      rules: [`${A}_repeated`, 'shell_socket_95c4b5b2_event_2'],
    });
    const apart = documents(`${head} ${a} ${b} ${a}`);
    expect(apart).toHaveLength(4);
    expect(apart.slice(1)).toMatchObject([
      { name: A },
      { name: expect.stringMatching(/2$/) },
      { name: expect.stringMatching(/3$/) },
    ]);
  });

  it('tells events apart by their keys', () => {
    const query = 'sequence with maxspan=1m [process where true] by process.pid [process where true] by process.parent.pid';
    expect(correlation(query)).toMatchObject({ type: 'temporal_ordered' });
  });

  it('asks each event for its keys, an optional one too where another event needs it', () => {
    const query = 'sequence with maxspan=1m [process where true] by ?user.id [file where true] by user.name';
    expect(documents(query)).toMatchObject([{}, { detection: { filter_main_nouser: { 'user.id': null } } }, {}]);
  });

  it('drops a pipe and says so', () => {
    const query = 'sequence by host.id with maxspan=1m [process where true] [file where true] | tail 3';
    expect(losses(query)).toContain('sigma-pipe-dropped may-match-more');
  });

  it('says which keys engines may read otherwise', () => {
    const query = 'sequence by source.ip, related.user with maxspan=1m [process where true] [file where true]';
    expect(losses(query)).toEqual(
      expect.arrayContaining(['sigma-key-text by-engine', 'sigma-array-key where-agreed', 'sigma-array-key may-match-less']),
    );
  });
});

describe('a sample', () => {
  const query = 'sample by host.id [process where true] [file where true]';

  it.each([
    ['now-9m', '9m'],
    ['now-120s', '2m'],
    ['now-1w', '7d'],
  ])('that looks back to %s has the timespan %s', (from, timespan) => {
    expect(correlation(query, {}, { from })).toMatchObject({ type: 'temporal', 'group-by': ['host.id'], timespan });
    expect(losses(query, {}, { from })).toEqual([
      'sigma-array-key where-agreed',
      'sigma-alert-count other-count',
      'sigma-sample may-match-more',
      'sigma-sample-span where-agreed',
    ]);
  });

  it.each(['now-1M', 'now', '2024-01-01', 'now-0m'])('that looks back to %s has none', (from) => {
    expect(translate(query, {}, { from })).toMatchObject({ status: 'refused', reasons: [{ code: 'sigma-no-maxspan' }] });
  });

  it('tests equal events twice, for they have to be distinct', () => {
    expect(documents('sample by host.id [process where true] [process where true]', {}, { from: 'now-9m' })).toHaveLength(3);
  });
});

describe('a sequence under portable names', () => {
  const query = `sequence with maxspan=1m
    [process where host.os.type == "windows" and event.type == "start"] by process.entity_id
    [process where host.os.type == "windows" and event.type == "start"] by process.parent.entity_id`;

  it('groups by those names', () => {
    expect(correlation(query, { taxonomy: 'sigma' })).toMatchObject({
      aliases: { key_1: { shell_socket_b7bf8c4e_event_1: 'ProcessGuid' } },
    });
    const parts = documents(query, { taxonomy: 'sigma' });
    expect(parts).not.toMatchObject([{ taxonomy: 'ecs' }, {}, {}]);
    expect(losses(query, { taxonomy: 'sigma' })).toContain('sigma-log-source-implied may-match-more');
  });

  it('is refused by keys without a name, or with other content', () => {
    expect(refusals(query.replaceAll('process.entity_id', 'host.id'), { taxonomy: 'sigma' })).toEqual(['sigma-no-field-name']);
    expect(refusals(query.replaceAll('process.entity_id', 'process.name'), { taxonomy: 'sigma' })).toContain(
      'sigma-no-field-value',
    );
  });
});

describe('names and ids of the parts', () => {
  const query = 'sequence by host.id with maxspan=1m [process where true] [file where true]';
  const identities = (meta = {}, changed = query) =>
    translate(changed, {}, { ...META, ...meta }).status === 'lossy'
      ? loadAll(printed(changed, {}, { ...META, ...meta })).flatMap((document) => idsOf(document))
      : [];

  it('are all different, and outlive a change of the query', () => {
    const found = identities();
    expect(new Set(found).size).toBe(5);
    expect(identities({}, query.replace('true', 'process.name == "x"'))).toEqual(found);
    expect(identities({ id: '00000000-549e-4bcf-8ee0-a7a72586c6a7' }).filter((id) => found.includes(id))).toEqual([]);
  });

  it.each(['x: y\n---\nz: 1', '"\'\\\u202e', 'Ä ö', '!!js/function', '&a *a', '   ', '#', `${'long '.repeat(80)}`, '\ud800'])(
    'are plain for a rule named %j',
    (name) => {
      const text = printed(query, {}, { ...META, name });
      const tree = parseAllDocuments(text).map((document) => document.toJS());
      expect(tree).toHaveLength(3);
      expect(loadAll(text)).toEqual(tree);
      for (const each of tree) {
        expect(each.title.length).toBeLessThanOrEqual(256);
        if ('name' in each) expect(each.name).toMatch(/^[a-z0-9]+(_[a-z0-9]+)*$/);
      }
    },
  );

  it.each(['a: b', "it's", '"x', '# y', '*', '__proto__', '- z', 'null', '1', 'a/b c'])(
    'carry keys named %j as they are',
    (field) => {
      const query = `sequence with maxspan=1m [any where true] by \`${field}\` [any where true] by host.id`;
      const [text = ''] = printed(query).split('---\n');
      for (const tree of [load(text), parse(text)]) {
        expect(tree).toMatchObject({ correlation: { 'group-by': ['key_1'] } });
        expect(tree).toMatchObject({ correlation: { aliases: { key_1: expectedFields(field) } } });
      }
    },
  );
});

/** The fields of the two rules of a query without name or id. */
function expectedFields(field: string): unknown {
  return expect.toSatisfy((fields: object) => isDeepStrictEqual(Object.values(fields), [field, 'host.id']));
}

function idsOf(document: unknown): readonly unknown[] {
  if (typeof document !== 'object' || document === null) return [];
  return ['id' in document ? document.id : null, 'name' in document ? document.name : null].filter((id) => id !== null);
}
