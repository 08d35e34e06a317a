import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../src/stream/index.ts';
import { run } from '../../support/memory-host.ts';
import { NETCAT, startedProcesses } from '../../support/rule-files.ts';

const DEEP = 100_000;
const good = startedProcesses('nc');
const rules = {
  'nc.eql': NETCAT,
  'not.eql': 'any where not process.name == "x" and not `__proto__` == "y" and not constructor == "z"',
};

/** Matches events between two good ones, and gives the counts. */
async function matched(lines: string | Uint8Array, rule = 'nc.eql') {
  const encoder = new TextEncoder();
  const middle = typeof lines === 'string' ? encoder.encode(lines) : lines;
  const events = new Uint8Array([...[], ...encoder.encode(good)].length * 2 + middle.length + 1);
  events.set(encoder.encode(good));
  events.set(middle, good.length);
  events.set(encoder.encode(`\n${good}`), good.length + middle.length);
  const ran = await run(['match', rule, 'e', '--count', '--json'], { files: { ...rules, e: events }, chunk: 1 << 16 });
  expect(ran.exitCode).toBe(0);
  const { rules: counts, events: all, badLines } = JSON.parse(ran.out);
  return { matches: counts[0].matches, events: all, bad: badLines.map((line: { readonly reason: string }) => line.reason) };
}

const object = (inside: string) => `{"event":{"category":"process","type":"start"},"process":{"name":"nc"},"x":${inside}}`;

describe('an event that is none', () => {
  it.each([
    ['a list of other things', '[12,"nc",[{}]]', 'not-an-object'],
    ['a number', '12', 'not-an-object'],
    ['a huge number', '1e999999', 'not-an-object'],
    ['a string', '"nc"', 'not-an-object'],
    ['null', 'null', 'not-an-object'],
    ['words', 'process name nc', 'invalid-json'],
    ['an object that is cut off', object('1').slice(0, -1), 'invalid-json'],
    ['two objects', `${object('1')}${object('2')}`, 'invalid-json'],
    ['an object with a comma too many', '{"process":{"name":"nc",}}', 'invalid-json'],
    ['a raw control character', object('"\u0001"'), 'invalid-json'],
    ['an escape that is none', object('"\\x"'), 'invalid-json'],
    ['half an escape', object('"\\u12"'), 'invalid-json'],
    ['a number that is none', object('01'), 'invalid-json'],
    ['NaN', object('NaN'), 'invalid-json'],
    ['100,000 lists', object('['.repeat(DEEP) + ']'.repeat(DEEP)), 'too-deep'],
    ['100,000 objects', object(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`), 'too-deep'],
    ['100,000 lists alone', '['.repeat(DEEP), null],
    ['33 MiB', object(`"${'x'.repeat(33 * 1024 * 1024)}"`), 'too-long'],
  ])('%s is a counted skip', async (_, line, reason) => {
    const { matches, events, bad } = await matched(line);
    expect({ matches, events, bad: bad.length }).toEqual({ matches: 2, events: 2, bad: 1 });
    if (reason !== null) expect(bad).toEqual([reason]);
  });

  it('bytes that are not UTF-8 are a counted skip', async () => {
    const line = new TextEncoder().encode(object('"?"'));
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82]]) {
      const broken = [...line].flatMap((byte) => (byte === 0x3f ? bytes : [byte]));
      expect(await matched(new Uint8Array(broken))).toEqual({ matches: 2, events: 2, bad: ['invalid-utf-8'] });
    }
  });
});

describe('an odd event', () => {
  it.each([
    ['a value of 20 MB', object(`"${'x'.repeat(20_000_000)}"`), 3],
    ['a million values', object(JSON.stringify(Array.from({ length: 1_000_000 }, (_, index) => index))), 3],
    ['900 levels', object('['.repeat(900) + ']'.repeat(900)), 3],
    ['a key twice, the last one counts', `{"process":{"name":"x"},${object('1').slice(1)}`, 3],
    ['a key twice, the last one counts against it', `${object('1').slice(0, -1)},"process":{"name":"x"}}`, 2],
    ['an own __proto__', `{"__proto__":{"process":{"name":"nc"},"event":{"category":"process","type":"start"}}}`, 2],
    ['__proto__ beside the fields', `{"__proto__":{"a":1},${object('1').slice(1)}`, 3],
    ['a constructor', object('{"constructor":{"prototype":{"y":1}}}'), 3],
    ['lone surrogates', object('"\\ud800 \\udc00"'), 3],
    ['a number beyond all numbers', object('1e999'), 3],
    ['a number of 100,000 digits', object('9'.repeat(100_000)), 3],
    ['a key of 1 MB', `{"${'k'.repeat(1_000_000)}":1,${object('1').slice(1)}`, 3],
    [
      'escaped keys and values',
      '{"\\u0065vent":{"category":"\\u0070rocess","type":"start"},"process":{"name":"\\u006e\\u0063"}}',
      3,
    ],
    [
      'fields that are objects where values are expected',
      '{"event":{"category":{"process":1},"type":{}},"process":{"name":{"nc":1}}}',
      2,
    ],
    ['fields that are values where objects are expected', '{"event":"process","process":["nc"]}', 2],
    ['white space around it', ` \t${object('1')}\t \r`, 3],
  ])('with %s has a plain answer', async (_, line, matches) => {
    expect(await matched(line)).toEqual({ matches, events: 3, bad: [] });
  });

  it('does not change what other objects inherit', async () => {
    expect(await matched('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', 'not.eql')).toMatchObject({
      matches: 3,
    });
    expect('polluted' in {}).toBe(false);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    'is asked about a field %s like about any other',
    async (name) => {
      const files = {
        'r.eql': `any where \`${name}\` == "x" or process.\`${name}\` == "x"`,
        e: `{}\n{"${name}":"x"}\n{"process":{"${name}":"x"}}\n{"process.${name}":"x"}\n`,
      };
      const { out } = await run(['match', 'r.eql', 'e'], { files });
      expect(
        out
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line).line),
      ).toEqual([2, 3, 4]);
    },
  );
});

describe('a stream', () => {
  it('without any line end keeps no more than the longest line', () => {
    const matcher = createMatcher([], { maxLineBytes: 1 << 20 });
    const chunk = new Uint8Array(1 << 20).fill(0x20);
    const before = process.memoryUsage();
    for (let count = 0; count < 500; count++) matcher.push(chunk);
    const after = process.memoryUsage();
    expect(after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed).toBeLessThan(100e6);
    expect(matcher.end()).toMatchObject({ lines: 1, badLineCount: 1 });
  });

  it('of a million bad lines is read, and a hundred are listed', async () => {
    const { err, out } = await run(['match', 'nc.eql', '-'], { files: rules, input: '[1]\n'.repeat(1_000_000) });
    expect(out).toBe('');
    expect(err).toContain('holds no event');
    expect(err.split('\n')).toHaveLength(104);
  });
});
