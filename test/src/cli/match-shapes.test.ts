import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { SPELLINGS } from '../shapes/events.ts';

const RULES = {
  'nc.eql':
    'process where host.os.type == "windows" and event.type == "start" and process.name == "nc.exe" and process.args == "-l"',
  'chain.eql': 'sequence by host.name [process where process.parent.name == "cmd.exe"] [process where process.pid == 4242]',
};

const records = Object.values(SPELLINGS);
const lines = records.map((record) => JSON.stringify(record)).join('\n');

describe('records of Windows logs', () => {
  it.each(Object.entries(SPELLINGS))('are read as what they are: %s', async (_, record) => {
    const files = { ...RULES, 'pretty.json': JSON.stringify(record, null, 2) };
    const { out, err, exitCode } = await run(['match', 'nc.eql', 'pretty.json'], { files });
    expect(exitCode).toBe(EXIT.ok);
    expect(JSON.parse(out)).toMatchObject({ rule: { id: 'nc' }, line: 1, event: record });
    expect(err).toMatch(/^note: read 1 event as .*: Sigma rules see the names of their taxonomy, other rules those of ECS$/m);
  });

  it('are told one by one in an input of several shapes, and take part in sequences', async () => {
    const files = { ...RULES, 'all.ndjson': lines };
    const { out, err } = await run(['match', 'nc.eql', 'chain.eql', 'all.ndjson', '--count', '--json'], { files });
    expect(JSON.parse(out).rules.map(({ matches }: { readonly matches: number }) => matches)).toEqual([
      records.length,
      records.length - 1,
    ]);
    expect(err).toContain('6 events as a Windows event log as JSON (evtx), 3 events as Winlogbeat (winlogbeat), 6 events as');
    const twice = {
      ...RULES,
      'two.ndjson': `${lines.split('\n')[0]}\n${lines.split('\n')[0]?.replace('10:00:00', '10:00:01').replace('T10:00:00', 'T10:00:01')}`,
    };
    const chain = await run(['match', 'chain.eql', 'two.ndjson', '--ids'], { files: twice });
    expect(JSON.parse(chain.out)).toMatchObject({ keys: ['pc1.corp.example'], events: [{ line: 1 }, { line: 2 }] });
  });

  it('stand as they are under a shape that they are not of', async () => {
    const { out } = await run(['match', 'nc.eql', 'all.ndjson', '--shape', 'ecs', '--count', '--json'], {
      files: { ...RULES, 'all.ndjson': lines },
    });
    expect(JSON.parse(out).rules).toMatchObject([{ matches: 0 }]);
  });

  it('are counted as they are read, bad lines among them', async () => {
    const files = { ...RULES, 'cut.json': `${lines.slice(0, lines.lastIndexOf('{'))}` };
    const { out, err } = await run(['match', 'nc.eql', 'cut.json', '--count', '--json'], { files });
    expect(JSON.parse(out)).toMatchObject({ events: records.length - 1, badLineCount: 1 });
    expect(err).toContain('1 bad line skipped');
  });

  it('cost the others nothing when they are binary', async () => {
    const files = { ...RULES, 'a.evtx': 'ElfFile\0\u0001\u0002{}\n{}', 'b.ndjson': lines };
    const { out, err, exitCode } = await run(['match', 'nc.eql', 'a.evtx', 'b.ndjson', '--count', '--json'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(JSON.parse(out)).toMatchObject({ rules: [{ matches: records.length }], events: records.length });
    expect(err).toContain('a.evtx is a Windows event log in its binary form (EVTX), which is not read here: export it as JSON');
  });
});

describe('Sigma rules', () => {
  const rule = (category: string, product: string): string => `title: Netcat
id: 3f1a9a7a-6a8e-4a39-9a83-0b9a0b7f9b10
logsource: { category: ${category}, product: ${product} }
detection:
  selection: { Image|endswith: '\\nc.exe', CommandLine|contains: ' -l ' }
  condition: selection
`;
  const matched = async (text: string): Promise<number> => {
    const { out } = await run(['match', 'r.yml', 'all.ndjson', '--count', '--json'], {
      files: { 'r.yml': text, 'all.ndjson': lines },
    });
    return JSON.parse(out).rules[0].matches;
  };

  it('see the names of their taxonomy, and events of their log source alone', async () => {
    expect(await matched(rule('process_creation', 'windows'))).toBe(records.length);
    expect(await matched(rule('network_connection', 'windows'))).toBe(0);
    expect(await matched(rule('process_creation', 'linux'))).toBe(0);
  });

  it('are told of a log source that stands for no log', async () => {
    const files = { 'r.yml': rule('of_tomorrow', 'windows'), 'all.ndjson': lines };
    const { out, err } = await run(['match', 'r.yml', 'all.ndjson', '--count', '--json'], { files });
    expect(JSON.parse(out).rules[0].matches).toBe(records.length);
    expect(err).toContain('no Windows log is known for the category of_tomorrow: Netcat may match events of any');
  });
});

it('a correlation joins no events without a value to group by', async () => {
  const rule = (name: string): string => `title: ${name}
name: ${name}
logsource: { product: linux }
detection: { s: { A: ${name} }, condition: s }
`;
  const both = `title: Both
correlation: { type: temporal_ordered, rules: [one, two], group-by: [User], timespan: 5m }
---
${rule('one')}---
${rule('two')}`;
  const event = (second: number, of: object): string => JSON.stringify({ '@timestamp': `2026-01-01T00:00:0${second}Z`, ...of });
  const matches = async (user: object): Promise<number> => {
    const events = [event(1, { A: 'one', ...user }), event(2, { A: 'two', ...user })].join('\n');
    const { out } = await run(['match', 'both.yml', 'e.ndjson', '--count', '--json'], {
      files: { 'both.yml': both, 'e.ndjson': events },
    });
    return JSON.parse(out).rules[0].matches;
  };
  expect([await matches({ User: 'ada' }), await matches({}), await matches({ User: null })]).toEqual([1, 0, 0]);
});

it('an unknown shape is answered with those that there are', async () => {
  const { err, exitCode } = await run(['match', 'nc.eql', 'a', '--shape', 'evt'], { files: RULES });
  expect(exitCode).toBe(EXIT.input);
  expect(err).toContain('Did you mean evtx?');
});
