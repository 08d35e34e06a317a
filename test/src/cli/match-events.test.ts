import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXIT, UsageError } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { NETCAT, SEQUENCE, startedProcesses } from '../../support/rule-files.ts';

const nc = startedProcesses('nc').trim();
const files = { 'nc.eql': NETCAT, 'seq.eql': SEQUENCE, 'a.ndjson': `${nc}\n`, 'b.ndjson': `${nc}\n${nc}` };
const matched = async (names: readonly string[], more: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const ran = await run(['match', 'nc.eql', ...names, '--count', '--json'], { files: { ...files, ...more } });
  return { ...ran, json: ran.out === '' ? null : JSON.parse(ran.out) };
};

describe('an input that cannot be read', () => {
  it.each([
    ['before others', ['none.ndjson', 'a.ndjson', 'b.ndjson']],
    ['between others', ['a.ndjson', 'none.ndjson', 'b.ndjson']],
    ['behind others', ['a.ndjson', 'b.ndjson', 'none.ndjson']],
    ['with a name that says nothing', ['a.ndjson', 'none', 'b.ndjson']],
  ])('costs the others nothing: %s', async (_, names) => {
    const { exitCode, json, err } = await matched(names);
    expect(exitCode).toBe(EXIT.input);
    expect(json).toMatchObject({ rules: [{ matches: 3 }], events: 3, unread: [{ reason: expect.stringContaining('none') }] });
    expect(err).toContain('none');
  });

  it('is a folder: the others are read', async () => {
    const { exitCode, json, err } = await matched(['a.ndjson', 'logs/'], { 'logs/x.ndjson': `${nc}\n` });
    expect({ exitCode, matches: json.rules[0].matches }).toEqual({ exitCode: EXIT.input, matches: 1 });
    expect(err).toContain('logs/ holds no rule; for events, say logs/*');
  });

  it('breaks in the middle: what was read before counts, and sequences go on in the next', async () => {
    const pair = ['process', 'network'].map((category, ms) => JSON.stringify({ '@timestamp': ms, event: { category } }));
    const rule = 'sequence [process where true] [network where true]';
    const world = { files: { 'seq.eql': rule, 'a.ndjson': `${pair[0]}\n{"cut`, 'b.ndjson': `${pair[1]}\n` } };
    const breaking = { ...world, breaking: { 'a.ndjson': new UsageError('cannot read a.ndjson: the gzip data is cut off') } };
    const { exitCode, out, err } = await run(['match', 'seq.eql', 'a.ndjson', 'b.ndjson', '--ids'], breaking);
    expect(exitCode).toBe(EXIT.input);
    expect(JSON.parse(out).events).toEqual([
      { file: 'a.ndjson', line: 1 },
      { file: 'b.ndjson', line: 1 },
    ]);
    expect(err).toContain('cannot read a.ndjson: the gzip data is cut off');
    expect(err).toContain('a.ndjson: only a part was read: 1 event');
    expect(err).toContain('a.ndjson:2:');
  });

  it('is all there is: counts are printed nevertheless', async () => {
    const { exitCode, json } = await matched(['none.ndjson']);
    expect({ exitCode, events: json.events }).toEqual({ exitCode: EXIT.input, events: 0 });
  });
});

describe('an input without events', () => {
  it.each([
    ['words', 'see you tomorrow\n'],
    ['numbers', '1\n2\n'],
    ['a list of numbers', '[1, 2]'],
    ['packed data', gzipSync('x')],
    ['comma separated values', '@timestamp,process.name\n2021-01-01,nc\n'],
    ['XML', '<Event xmlns="x"><System/></Event>\n'],
  ])('is a mistake when it holds something: %s', async (_, content) => {
    const { exitCode, json, err } = await matched(['a.ndjson', 'x.log'], { 'x.log': content });
    expect({ exitCode, matches: json.rules[0].matches }).toEqual({ exitCode: EXIT.input, matches: 1 });
    expect(err).toContain('x.log holds no event');
  });

  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n'],
    ['an empty list', '[]\n'],
    ['a response without hits', '{"took":1,"hits":{"hits":[]}}'],
  ])('is none when it holds %s', async (_, content) => {
    expect(await matched(['x.log'], { 'x.log': content })).toMatchObject({ exitCode: EXIT.ok, err: '' });
  });
});

describe('events of another kind than the rules ask for', () => {
  it.each([
    ['Windows events', { Event: { System: { EventID: 1 }, EventData: { Image: 'C:\\nc.exe' } } }, 'event.kind'],
    ['winlogbeat of old', { winlog: { event_id: 1, event_data: { Image: 'nc' } } }, 'winlog.event_id'],
    ['a source within something else', { record: { _source: JSON.parse(nc) } }, 'record._source.event.category'],
    ['a search that failed', { error: { type: 'x' }, status: 400 }, 'error.type'],
  ])('are told, with what they have and what is asked: %s', async (_, event, has) => {
    const line = `${JSON.stringify(event)}\n`;
    const { exitCode, err } = await run(['match', 'nc.eql', 'x.log'], { files: { ...files, 'x.log': line + line } });
    expect(exitCode).toBe(EXIT.ok);
    expect(err).toMatch(
      /^warning: x\.log: not one of 2 events has a field that the rule asks \(event\.category, .*process\.name.*\)/m,
    );
    expect(err).toContain(`they have ${has}`);
  });

  it('are none where one has a field, or a rule asks for none', async () => {
    const x = `{"a":1}\n${JSON.stringify({ process: { name: 'x' } })}\n`;
    expect(await run(['match', 'nc.eql', 'x.log'], { files: { ...files, 'x.log': x } })).toMatchObject({ err: '' });
    const all = { 'all.eql': 'any where true', 'x.log': '{"a":1}\n' };
    expect(await run(['match', 'all.eql', 'x.log'], { files: { ...files, ...all } })).toMatchObject({ err: '' });
  });

  it('are told of each input, and looked for among the first thousand events only', async () => {
    const x = `${'{"a":1}\n'.repeat(1500)}${nc}\n`;
    const { err, out } = await run(['match', 'nc.eql', 'a.ndjson', 'x.log'], { files: { ...files, 'x.log': x } });
    expect(err).toMatch(/^warning: x\.log: not one of the first 1,000 events has a field/);
    expect(out.match(/\n/g)).toHaveLength(2);
  });
});

describe('an input that ends in the middle of an event', () => {
  it('is named, and not the one behind it', async () => {
    const files = { 'seq.eql': 'process where true', 'cut.json': '{"process":\n', 'next.json': '{"a":1}\n' };
    for (const threads of ['1', '2']) {
      const { err } = await run(['match', 'seq.eql', 'cut.json', 'next.json', '--threads', threads], { files });
      expect(err).toContain('\n  cut.json:1: not valid JSON from here on [invalid-json]\n');
    }
  });
});

describe('an interrupt', () => {
  it('prints the counts and what is unfinished so far', async () => {
    let interrupt: () => Promise<void> = async () => {};
    let ended = false;
    const event = JSON.stringify({ '@timestamp': 1, event: { category: 'process' } });
    const ran = await run(['match', 'seq.eql', '-', '--count', '--json'], {
      files: { 'seq.eql': 'sequence [process where true] [network where true]' },
      onInterrupt: (clean) => {
        interrupt = clean;
        return () => {};
      },
      stream: async function* () {
        yield new TextEncoder().encode(`${event}\n`);
        void interrupt().then(() => {
          ended = true;
        });
        await new Promise(() => {});
      },
    });
    expect(JSON.parse(ran.out)).toMatchObject({ events: 1, rules: [{ matches: 0 }], openState: 1, interrupted: true });
    expect(ran.err).toContain(
      'interrupted: the answer is for 1 event read until then, as if no more came; 1 unfinished match is let go',
    );
    await Promise.resolve();
    expect(ended).toBe(true);
  });
});

describe('characters that a terminal obeys', () => {
  const hostile = 'a\\u202eb\\u009bc\\u007f\\udb40\\udc41';
  const obeyed = /[\u007f-\u009f\u202e]|\u{e0041}/u;
  const event = (at: number, v: string): string => `{"@timestamp":${at},"k":"${hostile}","v":"${v}"}`;
  const world = {
    files: {
      'one.eql': 'any where k != null',
      'two.eql': 'sequence by k [any where v == "1"] [any where v == "2"]',
      'a.ndjson': `${event(1, '1')}\n${event(2, '2')}\n`,
      'hits.ndjson': `{"_index":"${hostile}","_id":"${hostile}","_source":${event(1, '1')}}\n`,
    },
  };

  it.each([
    ['keys', ['two.eql', 'a.ndjson'], 1],
    ['keys beside places', ['two.eql', 'a.ndjson', '--ids'], 1],
    ['ids', ['one.eql', 'hits.ndjson', '--ids'], 1],
    ['hits', ['one.eql', 'hits.ndjson'], 1],
  ])('stay escaped in JSON: %s', async (_, words, lines) => {
    const { out } = await run(['match', ...words], world);
    expect(out.trim().split('\n')).toHaveLength(lines);
    expect(out).not.toMatch(obeyed);
    expect(out).toContain(hostile);
    expect(JSON.stringify(JSON.parse(out))).toContain('\u202e');
  });
});
