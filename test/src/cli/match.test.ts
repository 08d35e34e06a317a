import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import {
  BROKEN,
  kibanaRule,
  MOVING,
  NETCAT,
  SEQUENCE,
  SHELL,
  startedProcesses,
  tomlRule,
  UNRUN,
} from '../../support/rule-files.ts';

const events = startedProcesses('nc', 'sh', 'NC');
const bad = `${startedProcesses('nc')}\n[1]\n"x"\n12\n{"a":\r\n${startedProcesses('nc')}`;
const files = {
  'nc.toml': tomlRule(NETCAT),
  'sh.eql': SHELL,
  'seq.eql': SEQUENCE,
  'unrun.eql': UNRUN,
  'broken.eql': BROKEN,
  'events.ndjson': events,
  'bad.ndjson': bad,
  'empty.ndjson': '',
};

function lines(out: string): readonly { readonly rule: object; readonly line: number; readonly event: unknown }[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe('match', () => {
  it('prints each match as one line: the rule, the number of the line, the event', async () => {
    const { exitCode, out, err } = await run(['match', 'nc.toml', 'events.ndjson'], { files });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    const rule = { id: 'netcat-1', name: 'Netcat Started' };
    expect(lines(out)).toEqual([
      { rule, line: 1, event: JSON.parse(events.split('\n')[0] ?? '') },
      { rule, line: 3, event: JSON.parse(events.split('\n')[2] ?? '') },
    ]);
  });

  it('leaves every byte of an event as it came: long numbers, escapes, keys twice, CR LF', async () => {
    const event =
      '{"n": 12345678901234567890.10, "a":1, "a":2,"event":{"category":"process","type":"start"},"process":{"name":"\\u006ec"}}';
    const { out } = await run(['match', 'nc.toml', 'e'], { files: { ...files, e: `${event}\r\n` } });
    expect(out).toBe(`{"rule":{"id":"netcat-1","name":"Netcat Started"},"line":1,"event":${event}}\n`);
  });

  it('with --full-scan parses every line, and says the same', async () => {
    const command = ['match', 'nc.toml', 'sh.eql', 'bad.ndjson', 'events.ndjson'];
    const [quick, full] = [await run(command, { files }), await run([...command, '--full-scan'], { files })];
    expect(full).toEqual(quick);
    expect(lines(full.out)).toHaveLength(5);
    const cluster = await run(['match', 'nc.toml', '--full-scan', '--on', 'opensearch=http://localhost:1'], { files });
    expect(cluster.err).toContain('--full-scan is for events in files');
    expect(cluster.exitCode).toBe(EXIT.input);
  });

  it('with --first prints so many matches, and reads no further', async () => {
    const command = ['match', 'nc.toml', 'sh.eql', 'events.ndjson', 'bad.ndjson'];
    const all = await run(command, { files });
    const chunk = events.indexOf('\n') + 1;
    for (const first of [1, 2, 3]) {
      const { exitCode, out, err } = await run([...command, '--first', String(first)], { files, chunk });
      expect([exitCode, out]).toEqual([0, `${all.out.split('\n').slice(0, first).join('\n')}\n`]);
      expect(err).toBe(
        `note: ended after ${first === 1 ? '1 match' : `${first} matches`}, with ${first === 1 ? '1 event' : `${first} events`} read\n`,
      );
    }
    const more = await run([...command, '--first', '99'], { files });
    expect([more.out, more.err]).toEqual([all.out, all.err]);
    const counted = await run([...command, '--first', '1', '--count'], { files });
    expect([counted.exitCode, counted.err]).toEqual([EXIT.input, expect.stringContaining('--count prints none')]);
  });

  it('with --first leaves out the line in which it stops to read', async () => {
    const line = '{"event":{"category":"process"},"process":{"name":"sh"}}\n';
    const command = ['match', 'own.eql', 'many.ndjson', '--first', '2', '--strict', '--threads', '1'];
    const { exitCode, out, err } = await run(command, {
      files: { ...files, 'own.eql': 'any where process.name == "sh"', 'many.ndjson': line.repeat(20) },
      chunk: 100,
    });
    expect([exitCode, lines(out).length, err]).toEqual([
      EXIT.ok,
      2,
      expect.stringMatching(/^note: ended after 2 matches[^\n]*\n$/),
    ]);
  });

  it('takes a file with nothing in it among events for one of them', async () => {
    const line = '{"event":{"category":"process"},"process":{"name":"sh"}}\n';
    const more = {
      ...files,
      'own.eql': 'any where process.name == "sh"',
      'a.json': line,
      'b.json': '',
      'c.json': ' \n',
      'd.json': line,
    };
    const { exitCode, out } = await run(['match', 'own.eql', 'a.json', 'b.json', 'c.json', 'd.json'], { files: more });
    expect([exitCode, out.split('\n').filter((row) => row.includes('.json"')).length]).toEqual([EXIT.ok, 2]);
  });

  it('with --stats tells what each rule cost, and says the same', async () => {
    const rules = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`p${at}.eql`, `process where process.name : "p${at}"`]),
    );
    const all = { ...files, ...rules, 'any.eql': 'any where not process.name == "sh"' };
    const command = ['match', 'nc.toml', 'any.eql', ...Object.keys(rules), 'events.ndjson'];
    const [plain, told] = [await run(command, { files: all }), await run([...command, '--stats'], { files: all })];
    expect(told.out).toBe(plain.out);
    expect(told.err).toMatch(/^rule +name +candidates +matches +ms +share +asked of$/m);
    expect(told.err).toMatch(/^netcat-1 +Netcat Started +2 +2 +\d/m);
    expect(told.err).toMatch(/^any +any +2 +2 .*every event$/m);
    expect(told.err).toContain(
      '2 events of 3 events offered to rules; 2 rules of 11 rules met any, 1 rule of every event that is offered',
    );
    const { rules: costs, ...read } = JSON.parse((await run([...command, '--stats', '--json', '--count'], { files: all })).err);
    expect(read).toEqual({ events: 3, offered: 2 });
    expect(costs).toHaveLength(11);
    expect(costs[0]).toMatchObject({ id: 'netcat-1', candidates: 2, matches: 2, unserved: false });
    expect(costs[1]).toMatchObject({ id: 'any', candidates: 2, matches: 2, unserved: true });
    expect(costs[2]).toEqual({ id: 'p0', name: 'p0', candidates: 0, matches: 0, milliseconds: 0, unserved: false });
  });

  it('of several rules prints a line for each that matches', async () => {
    const { out } = await run(['match', 'nc.toml', 'sh.eql', 'events.ndjson'], { files });
    expect(lines(out).map(({ rule, line }) => [Object.values(rule)[0], line])).toEqual([
      ['netcat-1', 1],
      ['sh', 2],
      ['netcat-1', 3],
    ]);
  });

  it('does not depend on how the bytes are cut into chunks', async () => {
    const whole = await run(['match', 'nc.toml', 'bad.ndjson'], { files });
    for (const chunk of [1, 7, 64]) expect(await run(['match', 'nc.toml', 'bad.ndjson'], { files, chunk })).toEqual(whole);
  });

  it('without any match is well, and so are no events at all', async () => {
    expect(await run(['match', 'sh.eql', 'empty.ndjson'], { files })).toMatchObject({ exitCode: 0, out: '', err: '' });
    expect(await run(['match', 'sh.eql'], { files, input: '' })).toMatchObject({ exitCode: 0, out: '', err: '' });
  });

  it('counts instead of printing, for people and as JSON', async () => {
    const { out } = await run(['match', 'nc.toml', 'sh.eql', 'events.ndjson', '--count'], { files });
    expect(out).toMatch(/^netcat-1 +Netcat Started +2\nsh +sh +1\n3 events, 0 bad lines\n$/m);
    const json = await run(['match', 'nc.toml', 'bad.ndjson', '--count', '--json'], { files });
    expect(JSON.parse(json.out)).toEqual({
      rules: [{ id: 'netcat-1', name: 'Netcat Started', matches: 2, series: null }],
      events: 2,
      lines: 7,
      blankLines: 1,
      badLineCount: 4,
      badLines: [
        { lineNumber: 3, reason: 'not-an-object', byte: 1 },
        { lineNumber: 4, reason: 'not-an-object', byte: 1 },
        { lineNumber: 5, reason: 'not-an-object', byte: 1 },
        { lineNumber: 6, reason: 'invalid-json', byte: expect.any(Number) },
      ],
      bytes: bad.length,
      peakState: 0,
      openState: 0,
      evictions: 0,
      unread: [],
      interrupted: false,
    });
  });

  it('passes over bad lines and lists them at the end; --strict makes of them an exit code', async () => {
    const { exitCode, out, err } = await run(['match', 'nc.toml', 'bad.ndjson'], { files });
    expect(exitCode).toBe(0);
    expect(lines(out).map(({ line }) => line)).toEqual([1, 7]);
    expect(err).toBe(
      [
        'warning: 4 bad lines skipped:',
        '  bad.ndjson:3:1: not a JSON object [not-an-object]',
        '  bad.ndjson:4:1: not a JSON object [not-an-object]',
        '  bad.ndjson:5:1: not a JSON object [not-an-object]',
        '  bad.ndjson:6:7: not valid JSON from here on [invalid-json]',
        '',
      ].join('\n'),
    );
    const strict = await run(['match', 'nc.toml', 'bad.ndjson', '--strict'], { files });
    expect(strict).toMatchObject({ exitCode: EXIT.disagreement, out, err });
    expect((await run(['match', 'nc.toml', 'events.ndjson', '--strict'], { files })).exitCode).toBe(0);
  });

  it('lists a hundred bad lines and counts the others', async () => {
    const { err } = await run(['match', 'sh.eql', '-'], { files, input: '[1]\n'.repeat(250) });
    expect(err).toMatch(/^warning: 250 bad lines skipped:$/m);
    expect(err.match(/<stdin>:/g)).toHaveLength(100);
    expect(err).toContain('... and 150 more');
  });

  it('leaves out a rule that it cannot run, with a reason, runs the others, and says so in the exit code', async () => {
    const { exitCode, out, err } = await run(['match', 'unrun.eql', 'nc.toml', 'events.ndjson'], { files });
    expect(exitCode).toBe(EXIT.refused);
    expect(lines(out)).toHaveLength(2);
    expect(err).toMatch(/^error: unrun\.eql:1:15: .* \[js-pattern-too-large\]$/m);
    expect(await run(['match', 'unrun.eql', 'events.ndjson'], { files })).toMatchObject({ exitCode: EXIT.refused, out: '' });
  });

  it('takes `now` for the time at which it runs', async () => {
    const times = ['2026-01-14T11:59:59Z', '2026-01-14T12:00:01Z', '2026-01-15T13:00:00Z'];
    const input = times.map((time) => JSON.stringify({ '@timestamp': time, event: { category: 'process' } })).join('\n');
    const matching = async (query: string) => {
      const { exitCode, out } = await run(['match', 'now.eql', 'in.ndjson'], { files: { 'now.eql': query, 'in.ndjson': input } });
      expect(exitCode).toBe(EXIT.ok);
      return out.split('\n').slice(0, -1);
    };
    const single = (await matching(MOVING)).map((line) => JSON.parse(line).line);
    expect(single).toEqual([2, 3]);
    const pairs = await matching(`sequence [${MOVING}] [process where @timestamp > "now/h"] until [file where true]`);
    const timesOf = (line: string) =>
      JSON.parse(line).events.map((event: { readonly '@timestamp': string }) => event['@timestamp']);
    expect(pairs.map(timesOf)).toEqual([times.slice(1)]);
  });

  it('runs the others beside a rule that is refused, which is no mistake', async () => {
    const sigma = (name: string, test: string) =>
      `title: ${name}\nlogsource:\n    product: windows\ndetection:\n    sel:\n        ${test}\n    condition: sel\n`;
    const rules = { 'look.yml': sigma('Look', "process.name|re: '(?=n)nc'"), 'plain.yml': sigma('Plain', 'process.name: nc') };
    const { exitCode, out, err } = await run(['match', 'look.yml', 'plain.yml', 'events.ndjson'], {
      files: { ...files, ...rules },
    });
    expect(err).toContain('[sigma-regex-construct]');
    expect(exitCode).toBe(EXIT.refused);
    expect(lines(out).length).toBeGreaterThan(0);
    const beside = await run(['match', 'look.yml', 'broken.eql', 'events.ndjson'], { files: { ...files, ...rules } });
    expect(beside.exitCode).toBe(EXIT.input);
  });

  it('runs the others beside a broken rule', async () => {
    const { exitCode, out } = await run(['match', 'broken.eql', 'nc.toml', 'events.ndjson'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(lines(out)).toHaveLength(2);
  });
});

describe('the last argument of match', () => {
  const world = { files: { ...files, 'nc.json': JSON.stringify(kibanaRule()) }, input: startedProcesses('nc', 'nc') };
  const found = async (...arguments_: readonly string[]) =>
    lines((await run(['match', ...arguments_], world)).out).map(({ line }) => line);

  it('is the events when it is - or holds no rule', async () => {
    expect(await found('nc.toml', '-')).toEqual([1, 2]);
    expect(await found('nc.toml', 'events.ndjson')).toEqual([1, 3]);
  });

  it('is a rule when it holds one; then the events come from standard input', async () => {
    expect(await found('nc.toml')).toEqual([1, 2]);
    expect(await found('sh.eql', 'nc.toml')).toEqual([1, 2]);
    expect(await found('sh.eql', 'nc.json')).toEqual([1, 2]);
    expect(await found('sh.eql', '*.json')).toEqual([1, 2]);
  });

  it.each([
    ['an event that has a query', '{"query":"any where true"}\n'],
    ['a bad first line', '{"broken\n'],
    ['a list', '[1]\n'],
    ['words', 'where is it\n'],
    ['nothing', ''],
  ])('is events when its first line is %s', async (_, first) => {
    const { out } = await run(['match', 'nc.toml', 'e'], { ...world, files: { ...files, e: first + startedProcesses('nc') } });
    expect(lines(out)).toHaveLength(1);
  });

  it.each([
    ['an event', JSON.stringify(JSON.parse(events.split('\n')[0] ?? ''), null, 2)],
    ['a list of events', `[\n${events.trim().split('\n').join(',\n')}\n]`],
    ['events one after the other', `{\n  "process": {"name": "nc"}\n}\n{\n  "process": {"name": "sh"}\n}\n`],
  ])('is events when it is %s over several lines', async (_, text) => {
    const { exitCode, err } = await run(['match', 'nc.toml', 'pretty.json', '--count', '--json'], {
      ...world,
      files: { ...files, 'pretty.json': text },
    });
    expect({ exitCode, err }).toEqual({ exitCode: EXIT.ok, err: '' });
  });

  it('is a rule when it is one over several lines, even a broken one', async () => {
    const pretty = JSON.stringify(kibanaRule(), null, 2);
    const body = JSON.stringify({ query: NETCAT }, null, 2);
    for (const text of [pretty, pretty.slice(0, -3), body]) {
      const { err } = await run(['match', 'nc.toml', 'nc.json'], { ...world, files: { ...files, 'nc.json': text } });
      expect(err).not.toContain('NDJSON');
    }
  });

  it('may be events on standard input only beside a rule that is not', async () => {
    const failing = async (...arguments_: readonly string[]) => (await run(['match', ...arguments_], world)).err;
    expect(await failing('-')).toBe('error: match needs a rule besides the events on standard input\n');
    expect(await failing('-', '-')).toBe('error: standard input cannot hold both the rule and the events\n');
    expect(await failing('-', 'nc.toml')).toContain('name a file of events');
    expect(await failing('nc.toml', 'none.ndjson')).toBe('error: no such file or folder: none.ndjson\n');
    expect((await run(['match', '-', 'events.ndjson'], { files, input: NETCAT })).out).not.toBe('');
  });

  it('may be a glob of events, and no folder', async () => {
    const folder = { files: { 'nc.toml': tomlRule(NETCAT), 'logs/a.ndjson': events, 'logs/b.ndjson': events } };
    const named = await run(['match', 'nc.toml', 'logs/a.ndjson', 'logs/b.ndjson'], folder);
    expect(await run(['match', 'nc.toml', 'logs/*.ndjson'], folder)).toEqual(named);
    expect(await run(['match', 'nc.toml', 'logs/a*.ndjson', 'logs/b*'], folder)).toEqual(named);
    expect(lines(named.out)).toHaveLength(4);
    const { exitCode, out, err } = await run(['match', 'nc.toml', 'logs/'], folder);
    expect({ exitCode, out }).toEqual({ exitCode: EXIT.input, out: '' });
    expect(err).toContain('logs/ holds no rule; for events, say logs/*');
    const none = await run(['match', 'nc.toml', 'logs/*.gz'], folder);
    expect([none.exitCode, none.err]).toEqual([EXIT.input, expect.stringContaining('no file is called like logs/*.gz')]);
  });

  it('missing, a person at a terminal is told to name events; - reads what is typed', async () => {
    const unnamed = await run(['match', 'nc.toml'], { ...world, inputTerminal: true });
    expect(unnamed).toMatchObject({ exitCode: EXIT.input, out: '' });
    expect(unnamed.err).toContain('match needs events');
    const { err } = await run(['match', 'nc.toml', '-'], { ...world, inputTerminal: true });
    expect(err).toBe('note: reading events from standard input\n');
  });
});
