import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host.ts';
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
      err: 'eqlibrium: line 4 of events.ndjson is not a JSON object\n',
    });
    expect((await explain(['nc.eql', 'events.ndjson', '--line', '9'])).err).toBe('eqlibrium: events.ndjson has 4 lines, not 9\n');
  });

  it('reads an event that is cut into chunks anywhere', async () => {
    const input = `\n${started('käse')}`;
    expect((await explain(['nc.eql', '-'], { input, chunk: 1 })).out).toContain('process.name is "käse"');
  });

  it('cuts long lists of values, and names those that satisfy', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `p${at}`);
    expect((await explain(['nc.eql', '-'], { input: started(names) })).out).toContain(
      'process.name is "p0", "p1", "p2", "p3", "p4" and 35 more, none of them',
    );
    expect((await explain(['nc.eql', '-'], { input: started([...names, 'nc']) })).out).toContain(
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
    const bytes = new Uint8Array([0x7b, 0xff, 0x7d]);
    expect((await explain(['nc.eql', 'bytes'], { files: { ...files, bytes } })).err).toBe('eqlibrium: bytes is not UTF-8 text\n');
  });
});
