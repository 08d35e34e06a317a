import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run, type World } from '../../support/memory-host.ts';
import { NETCAT, tomlRule } from '../../support/rule-files.ts';

const START = Date.UTC(2024, 0, 1);

/** An event of a category, some seconds after midnight. */
function at(second: number, category: string, more: object = {}): string {
  const stamp = new Date(START + second * 1000).toISOString();
  return `${JSON.stringify({ '@timestamp': stamp, event: { category }, host: { id: 'h' }, ...more })}\n`;
}

const PAIR = 'sequence by host.id with maxspan=1m [process where true] [file where true]';
const QUIET = 'sequence by host.id with maxspan=1m [process where true] ![file where true]';
const SAMPLE = 'sample by host.id [process where true] [file where true]';
const nc = { 'event.type': 'start', 'process.name': 'nc' };

const rules = { 'pair.eql': PAIR, 'quiet.eql': QUIET, 'sample.eql': SAMPLE, 'nc.toml': tomlRule(NETCAT) };
const world = (input: string, files: World['files'] = {}): World => ({ files: { ...rules, ...files }, input });
const json = (out: string): readonly unknown[] =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe('match of a sequence', () => {
  const [first, second] = [at(0, 'process', { n: 12 }), at(5, 'file')];
  const pair = { id: 'pair', name: 'pair' };

  it('prints one line: the rule, the keys, the events as they came', async () => {
    const { exitCode, out, err } = await run(['match', 'pair.eql', '-'], world(first.replace('12', '12.50') + second));
    expect({ exitCode, err }).toEqual({ exitCode: EXIT.ok, err: '' });
    expect(out).toBe(
      `{"rule":{"id":"pair","name":"pair"},"keys":["h"],"events":[${first.replace('12', '12.50').trim()},${second.trim()}]}\n`,
    );
  });

  it('with --ids names the lines, and the _id of an event that has one', async () => {
    const { out } = await run(
      ['match', 'pair.eql', 'nc.toml', '-', '--ids'],
      world(at(0, 'process', { _id: 'a', ...nc }) + second),
    );
    expect(json(out)).toEqual([
      { rule: { id: 'netcat-1', name: 'Netcat Started' }, line: 1, _id: 'a' },
      { rule: pair, keys: ['h'], events: [{ line: 1, _id: 'a' }, { line: 2 }] },
    ]);
  });

  it.each([
    ['a key in escapes', '{"\\u005fid":"e","process.name":"nc"}', { _id: 'e' }],
    ['a number', '{"process.name":"nc","_id":7}', { _id: 7 }],
    ['the last of two', '{"_id":"a","process.name":"nc","_id":"b"}', { _id: 'b' }],
    ['a list, which is none', '{"_id":["a"],"process.name":"nc"}', {}],
    ['one of something else', '{"a":{"_id":"a"},"process.name":"nc"}', {}],
    ['a name that ends so', '{"my_id":"a","process.name":"nc"}', {}],
  ])('with --ids finds the _id in the line of an event: %s', async (_, line, id) => {
    const { out } = await run(
      ['match', 'name.eql', '-', '--ids'],
      world(`${line}\n`, { 'name.eql': 'any where process.name == "nc"' }),
    );
    expect(json(out)).toEqual([{ rule: { id: 'name', name: 'name' }, line: 1, ...id }]);
  });

  it('shows null for an event that must be missing, once it is known to be', async () => {
    const { out } = await run(['match', 'quiet.eql', '-'], world(first));
    expect(json(out)).toEqual([{ rule: { id: 'quiet', name: 'quiet' }, keys: ['h'], events: [JSON.parse(first), null] }]);
    expect((await run(['match', 'quiet.eql', '-'], world(first + second))).out).toBe('');
  });

  it('gives single events that pipes choose as sequences of one: by time, a tail at the end, within --max-state', async () => {
    const more = { 'head.eql': 'file where true | head 2', 'tail.eql': 'file where true | head 4 | tail 2' };
    const events = [3, 1, 0, 2, 4].map((second) => at(second, 'file')).join('') + first;
    const found = async (...options: readonly string[]) =>
      await run(['match', 'head.eql', 'tail.eql', '-', '--ids', ...options], world(events, more));
    const lines = (name: string, ...numbers: readonly number[]) =>
      numbers.map((line) => ({ rule: { id: name, name }, keys: [], events: [{ line }] }));
    const sorted = await found('--max-delay', 'all');
    expect(json(sorted.out)).toEqual([...lines('head', 3, 2), ...lines('tail', 4, 1)]);
    const asTheyCome = await found();
    expect(json(asTheyCome.out)).toEqual([...lines('head', 1, 5), ...lines('tail', 1, 5)]);
    expect(asTheyCome.err).toContain('late');
    const short = await found('--max-state', '1');
    expect(json(short.out)).toEqual([...lines('head', 1, 5), ...lines('tail', 5)]);
    expect(short.err).toContain('let go at the limit of --max-state');
  });

  it('runs beside rules of one event and samples, in one pass', async () => {
    const { out } = await run(['match', 'pair.eql', 'nc.toml', 'sample.eql', '-', '--ids'], world(at(0, 'process', nc) + second));
    expect(json(out)).toMatchObject([
      { rule: { id: 'netcat-1' }, line: 1 },
      { rule: { id: 'pair' }, events: [{ line: 1 }, { line: 2 }] },
      { rule: { id: 'sample' }, keys: ['h'], events: [{ line: 1 }, { line: 2 }] },
    ]);
  });

  it('counts what it leaves out for being late, and --strict makes of it an exit code', async () => {
    const given = world(at(9, 'process') + at(5, 'process') + at(10, 'file'));
    const { exitCode, out, err } = await run(['match', 'pair.eql', '-', '--ids'], given);
    expect(exitCode).toBe(EXIT.ok);
    expect(json(out)).toMatchObject([{ events: [{ line: 1 }, { line: 3 }] }]);
    expect(err).toBe('warning: 1 late event left out: sort the events by time, or give --max-delay (pair)\n');
    expect((await run(['match', 'pair.eql', '-', '--strict'], given)).exitCode).toBe(EXIT.disagreement);
  });

  it('waits for late events as long as --max-delay says', async () => {
    const given = world(at(5, 'file') + at(0, 'process') + at(70, 'process'));
    for (const delay of ['5s', '5000ms', '1m', '1h', '1d', 'all']) {
      const { out, err } = await run(['match', 'pair.eql', '-', '--ids', '--max-delay', delay], given);
      expect({ out: json(out), err }).toMatchObject({ out: [{ events: [{ line: 2 }, { line: 1 }] }], err: '' });
    }
    expect((await run(['match', 'pair.eql', '-', '--max-delay', '4s'], given)).out).toBe('');
    const { exitCode, err } = await run(['match', 'pair.eql', '-', '--max-delay', 'soon'], given);
    expect({ exitCode, err }).toMatchObject({ exitCode: EXIT.input, err: expect.stringContaining('such as 5s; or all') });
  });

  it('says which events have no place in time', async () => {
    const { err } = await run(
      ['match', 'pair.eql', '-'],
      world(`{"event":{"category":"process"},"host":{"id":1}}\n${at(0, 'file', { '@timestamp': 'noon' })}`),
    );
    expect(err).toBe(
      'warning: 1 event without a timestamp left out of sequences (pair)\nwarning: 1 event whose timestamp cannot be read left out of sequences (pair)\n',
    );
  });

  it('keeps no more than --max-state, and says so', async () => {
    const events = [0, 1, 2, 3].map((second) => at(second, 'process', { host: { id: `h${second}` } })).join('');
    const last = at(9, 'file', { host: { id: 'h0' } }) + at(9, 'file', { host: { id: 'h3' } });
    const { out, err } = await run(['match', 'pair.eql', '-', '--ids', '--max-state', '2'], world(events + last));
    expect(json(out)).toMatchObject([{ keys: ['h3'] }]);
    expect(err).toContain('2 unfinished matches let go at the limit of --max-state; matches may be missing');
    const counted = await run(['match', 'pair.eql', '-', '--count', '--json', '--max-state', '2'], world(events + last));
    expect(JSON.parse(counted.out)).toMatchObject({
      rules: [{ id: 'pair', matches: 1, series: { events: 6, late: 0, evictions: 2 } }],
      evictions: 2,
      peakState: 2,
    });
  });

  it('counts a long event for more than one, as long as it has to be kept', async () => {
    const text = 'z'.repeat(3000);
    const events = [0, 1, 2, 3].map((second) => at(second, 'process', { host: { id: `h${second}` }, text })).join('');
    const counts = async (...more: readonly string[]) => (await run(['match', 'pair.eql', '-', ...more], world(events))).err;
    expect(await counts('--max-state', '8')).toContain('2 unfinished matches let go at the limit of --max-state');
    expect(await counts('--max-state', '8', '--ids')).toBe('');
    expect(await counts('--max-state', '8', '--count')).toBe('');
  });

  it('reads 100,000 events that never repeat a key in the memory of one maxspan', async () => {
    const events = Array.from({ length: 100_000 }, (_, index) =>
      at(index, index % 1000 === 999 ? 'file' : 'process', { host: { id: `h${index - (index % 1000 === 999 ? 30 : 0)}` } }),
    );
    const given = { ...world(events.join('')), chunk: 65_536 };
    const { exitCode, out, err } = await run(['match', 'pair.eql', '-', '--count', '--json'], given);
    expect({ exitCode, err }).toEqual({ exitCode: EXIT.ok, err: '' });
    const { rules: counts, peakState } = JSON.parse(out);
    expect(counts).toMatchObject([{ matches: 100, series: { events: 100_000, late: 0, evictions: 0 } }]);
    expect(peakState).toBeLessThanOrEqual(61);
  });
});

describe('match of several files', () => {
  it.each([1, 2, 4, undefined])('skips a byte order mark at the start of each, in chunks of %s', async (chunk) => {
    const marked = {
      'x.ndjson': `\ufeff${at(0, 'process')}`,
      'y.ndjson': `\ufeff${at(5, 'file')}`,
      'z.ndjson': '\n',
      'v.ndjson': '[1]',
    };
    const given = { ...world('', marked), ...(chunk === undefined ? {} : { chunk }) };
    const { out, err } = await run(['match', 'pair.eql', 'x.ndjson', 'y.ndjson', 'z.ndjson', 'v.ndjson', '--ids'], given);
    expect(json(out)).toMatchObject([
      {
        events: [
          { file: 'x.ndjson', line: 1 },
          { file: 'y.ndjson', line: 1 },
        ],
      },
    ]);
    expect(err).toContain('1 bad line skipped:\n  v.ndjson:1:');
  });

  const files = { 'a.ndjson': at(0, 'process', nc).trim(), 'b.ndjson': '', 'c.ndjson': `${at(5, 'file')}[1]\n` };

  it('reads them one after the other as one stream, and names the file of each event', async () => {
    const { out, err } = await run(
      ['match', 'pair.eql', 'nc.toml', 'a.ndjson', 'b.ndjson', 'c.ndjson', '--ids'],
      world('', files),
    );
    expect(json(out)).toEqual([
      { rule: { id: 'netcat-1', name: 'Netcat Started' }, file: 'a.ndjson', line: 1 },
      {
        rule: { id: 'pair', name: 'pair' },
        keys: ['h'],
        events: [
          { file: 'a.ndjson', line: 1 },
          { file: 'c.ndjson', line: 1 },
        ],
      },
    ]);
    expect(err).toContain('c.ndjson:2:1: not a JSON object');
  });

  it('takes standard input as the last of them', async () => {
    const { out } = await run(['match', 'pair.eql', 'a.ndjson', '-', '--ids'], world(at(5, 'file'), files));
    expect(json(out)).toMatchObject([{ events: [{ file: 'a.ndjson' }, { file: '<stdin>', line: 1 }] }]);
  });

  it('does not depend on how the bytes are cut into chunks', async () => {
    const arguments_ = ['match', 'pair.eql', 'nc.toml', 'a.ndjson', 'c.ndjson'];
    const whole = await run(arguments_, world('', files));
    for (const chunk of [1, 7]) expect(await run(arguments_, { ...world('', files), chunk })).toEqual(whole);
  });
});
