import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run, type World } from '../../support/memory-host.ts';
import { BROKEN, NETCAT, SEQUENCE } from '../../support/rule-files.ts';

const started = (name: unknown): string => JSON.stringify({ event: { category: 'process', type: ['start'] }, process: { name } });
const files = {
  'nc.eql': NETCAT,
  'seq.eql': SEQUENCE,
  'two.eql': 'process where not (process.name == "a" or process.name == "b") and length(process.args) > 1',
  'broken.eql': BROKEN,
  'sh.json': started('sh'),
  'events.ndjson': `\n${started('sh')}\n${started('NC')}\n[1]\n`,
  'pretty.json': JSON.stringify(JSON.parse(started('nc')), null, 2),
};

const explain = (arguments_: readonly string[], world: World = {}) => run(['explain', ...arguments_], { files, ...world });

describe('explain', () => {
  it('says first what decides, then every condition', async () => {
    const { exitCode, out } = await explain(['nc.eql', 'sh.json']);
    expect(exitCode).toBe(0);
    expect(out).toBe(`nc
does not match: 1 of 3 conditions fails:
  process.name : "nc": process.name is "sh"

  - all of
    + event.category == "process"  (category) event.category is "process"
    + event.type == "start"  (exact text) event.type is "start"
    - process.name : "nc"  (text without case) process.name is "sh"
`);
  });

  it('says that all conditions hold', async () => {
    const { out } = await explain(['nc.eql', 'pretty.json']);
    expect(out).toContain('\nmatches: all 3 conditions hold\n\n  + all of\n');
  });

  it('finds what decides below a negation, and says what is missing or computed', async () => {
    const { out } = await explain(['two.eql', '-'], { input: started('b') });
    expect(out).toContain(`does not match: 2 of 3 conditions fail:
  process.name == "b": process.name is "b"
  length(process.args) > 1: process.args is not in the event; computed null
`);
  });

  it('takes the first event of several, or the one on a line', async () => {
    expect((await explain(['nc.eql', 'events.ndjson'])).out).toContain('process.name is "sh"');
    expect((await explain(['nc.eql', 'events.ndjson', '--line', '3'])).out).toContain('matches: all');
    expect(await explain(['nc.eql', 'events.ndjson', '--line', '4'])).toMatchObject({
      exitCode: EXIT.input,
      err: 'error: no event begins on line 4 of events.ndjson: not a JSON object\n',
    });
    expect((await explain(['nc.eql', 'events.ndjson', '--line', '9'])).err).toBe('error: events.ndjson has 4 lines, not 9\n');
  });

  it('reads an event that is cut into chunks anywhere', async () => {
    const input = `\n${started('käse')}`;
    expect((await explain(['nc.eql', '-'], { input, chunk: 1 })).out).toContain('process.name is "käse"');
  });

  it('cuts long lists of values, and names those that satisfy', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `p${at}`);
    expect((await explain(['nc.eql', '-'], { input: started(names) })).out.replace(/\s+/g, ' ')).toContain(
      'process.name is "p0", "p1", "p2", "p3", "p4" and 35 more, none of them',
    );
    expect((await explain(['nc.eql', '-'], { input: started([...names, 'nc']) })).out.replace(/\s+/g, ' ')).toContain(
      'process.name has "nc" among 41 values',
    );
  });

  it('explains each item of a sequence', async () => {
    const { exitCode, out } = await explain(['seq.eql', 'sh.json']);
    expect(exitCode).toBe(0);
    expect(out).toContain('this event alone cannot decide a sequence; it fills none of 2 items');
    expect(out).toContain(
      '\nitem 1: does not take it: 1 of 3 conditions fails:\n  host.id != null: host.id is not in the event\n',
    );
    expect(out).toContain('  join key host.id is not in the event\n');
    const taken = await explain(['seq.eql', '-'], { input: '{"event.category":"process","host.id":"h"}' });
    expect(taken.out).toContain('it fills item 1 of 2 items');
  });

  it('breaks lines that are wider than a terminal, save deep in a tree', async () => {
    const rule = `process where process.name : ("${Array.from({ length: 12 }, (_, at) => `name${at}`).join('", "')}") and length(process.name) > 90`;
    const { out } = await explain(['long.eql', 'sh.json'], { files: { ...files, 'long.eql': rule } });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    const deep = `process where ${'(true and (process.pid == 1 or '.repeat(60)}process.name == "a b c d e"${'))'.repeat(60)}`;
    const far = await explain(['deep.eql', 'sh.json'], { files: { ...files, 'deep.eql': deep } });
    expect(far.out).toContain(' - process.name == "a b c d e"  (exact text) process.name is "sh"\n');
  });

  it('gives the data as JSON', async () => {
    const { out } = await explain(['nc.eql', 'sh.json', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      rule: { id: null, name: 'nc' },
      explanation: { kind: 'event', matches: false, root: { kind: 'and', operands: [{}, {}, { holds: false, negated: false }] } },
    });
  });

  it('colours on a terminal only, and never by what an event says', async () => {
    const input = started('\u001b[31mred\u202e');
    const plain = await explain(['nc.eql', '-'], { input });
    expect(plain.out).not.toMatch(/[\u001b\u202e]/);
    const { out } = await explain(['nc.eql', '-'], { input, colors: true });
    expect(out).toContain('\u001b[31m-\u001b[39m');
    expect(out).not.toContain('\u001b[31mred');
  });

  it('refuses what it cannot use', async () => {
    for (const arguments_ of [['broken.eql', 'sh.json'], ['nc.eql', 'none.json'], ['-', '-'], ['nc.eql'], ['nc.eql', 'nc.eql']]) {
      expect(await explain(arguments_)).toMatchObject({ exitCode: EXIT.input, out: '' });
    }
    const bytes = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const { err } = await explain(['nc.eql', 'bytes'], { files: { ...files, bytes } });
    expect(err).toContain('bytes:1: passed over, not UTF-8 text\nerror: bytes holds no event');
  });
});

describe('explain of a sequence over several events', () => {
  const at = (ms: number, category: string, id: unknown): string =>
    JSON.stringify({ '@timestamp': Date.UTC(2024, 0, 1) + ms, event: { category }, host: { id } });
  const told = async (rule: string, events: readonly string[], ...more: readonly string[]) =>
    explain(['rule.eql', 'events.ndjson', ...more], { files: { 'rule.eql': rule, 'events.ndjson': events.join('\n') } });
  const PAIR = 'sequence by host.id with maxspan=5s [process where true] [file where true]';

  it('tells the matches, and of each event in the order of time what becomes of it', async () => {
    const events = [at(0, 'process', ['h', 'g']), '', at(1000, 'network', 'h'), at(5001, 'file', 'h'), at(5000, 'file', 'g')];
    const { exitCode, out } = await told(PAIR, events);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toBe(`rule
1 match among 4 events (a sequence, maxspan 5 s)
  lines 1, 5

line 1  2024-01-01T00:00:00.000Z
  + item 1 (host.id "h"): starts a sequence
  + item 1 (host.id "g"): starts a sequence

line 3  2024-01-01T00:00:01.000Z  +1 s
  - item 1: event.category == "process": event.category is "network"
  - item 2: event.category == "file": event.category is "network"

line 5  2024-01-01T00:00:05.000Z  +5 s
  + item 2 (host.id "g"): match: lines 1, 5

line 4  2024-01-01T00:00:05.001Z  +5.001 s
  + item 2 (host.id "h"): too late, line 1 dropped: 5.001 s after the first,
      maxspan is 5 s
`);
  });

  it.each([
    [
      'that nothing waits',
      PAIR,
      [at(0, 'file', 'h'), at(1, 'dns', 'h')],
      '+ item 2 (host.id "h"): nothing before it waits under this key',
    ],
    [
      'that until came',
      `${PAIR} until [network where true]`,
      [at(0, 'process', 'h'), at(1, 'network', 'h'), at(2, 'file', 'h')],
      '+ item 2 (host.id "h"): line 1 had been ended by until at line 2',
    ],
    [
      'that a missing event is there',
      PAIR.replace('[file', '![network where true] [file'),
      [at(0, 'process', 'h'), at(1, 'network', 'h'), at(2, 'file', 'h')],
      'no match of lines 1, 3: an event that must be missing',
    ],
    [
      'how far runs have come',
      'sequence [file where true] with runs=3',
      [at(0, 'file', 'h'), at(1, 'file', 'h')],
      '+ item 1: goes on to lines 1, 2',
    ],
    [
      'that there is no time',
      PAIR,
      [at(0, 'process', 'h'), at(0, 'file', 'h').replace('@timestamp', 'at')],
      'without a place in time it is left out',
    ],
    [
      'that a key is null',
      PAIR,
      [at(0, 'process', null), at(1, 'file', [])],
      '- item 1: host.id != null: host.id has no value: null',
    ],
    [
      'an optional key',
      PAIR.replace('by ', 'by ?'),
      [at(0, 'process', null), at(1, 'file', [])],
      '+ item 2 (host.id null): match: lines 1, 2',
    ],
    [
      'pipes apart',
      `${PAIR} | head 0`,
      [at(0, 'process', 'h'), at(1, 'file', 'h')],
      '1 match among 2 events (a sequence, maxspan 5 s, before its pipes)',
    ],
    [
      'single events that pipes choose among',
      'file where file.name == "x" | tail 1',
      [
        at(2, 'file', 'h').replace('{', '{"file":{"name":"x"},'),
        at(0, 'file', 'h').replace('{', '{"file":{"name":"x"},'),
        at(1, 'process', 'h'),
      ],
      '2 matches among 3 events (each on its own, before its pipes)\n  line 2\n  line 1\n',
    ],
    [
      'why one of them does not match',
      'file where true | tail 1',
      [at(0, 'file', 'h'), at(1, 'process', 'h')],
      '- does not match: event.category == "file"',
    ],
    [
      'a sample',
      'sample by host.id [process where true] [file where true]',
      [at(9, 'file', 'h'), at(0, 'process', ['h', 'g'])],
      '1 match among 2 events (a sample)\n  lines 2, 1\n\nline 1',
    ],
  ])('tells %s', async (_, rule, events, text) => {
    expect((await told(rule, events)).out).toContain(text);
  });

  it('is about one event where a line is given, or there is but one', async () => {
    const events = [at(0, 'process', 'h'), at(1, 'file', 'h')];
    expect((await told(PAIR, events, '--line', '2')).out).toContain('it fills item 2 of 2 items');
    expect((await told(PAIR, events.slice(1))).out).toContain('it fills item 2 of 2 items');
  });

  it('gives the data as JSON, with the lines', async () => {
    const { out } = await told(PAIR, [at(0, 'process', 'h'), '', at(6000, 'file', 'h')], '--json');
    expect(JSON.parse(out)).toMatchObject({
      lines: [1, 3],
      explanation: {
        kind: 'timeline',
        maxspan: 5000,
        matches: [],
        events: [
          { event: 0 },
          { turns: [{ item: 1, key: ['"h"'], outcome: { kind: 'too late', chain: [0], milliseconds: 6000 } }] },
        ],
      },
    });
  });

  it('takes so many events and no line that is none', async () => {
    const many = Array.from({ length: 1001 }, (_, ms) => at(ms, 'dns', 'h'));
    expect((await told(PAIR, many)).err).toContain('holds more than 1000 events; --line explains one of them');
    const beside = await told(PAIR, [...many.slice(0, 3), '[1]']);
    expect(beside).toMatchObject({ exitCode: EXIT.ok, err: 'warning: events.ndjson:4: passed over, not a JSON object\n' });
  });
});
