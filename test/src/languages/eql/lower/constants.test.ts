import { describe, expect, it } from 'vitest';
import { fieldValue, isAddress, isBlock, parseDate } from '../../../../../src/languages/eql/lower/index.ts';
import { blockContains } from '../../../../../src/languages/eql/lower/networks.ts';
import { meaningOf } from '../../../../support/eql-fields.ts';

describe('constants that cannot be computed', () => {
  it.each([
    ['n == 1 / 0', 'constant-fails: 1 / 0'],
    ['n == 2147483647 + 1', 'constant-fails: 2147483647 + 1'],
    ['n == 9223372036854775807 + 1', 'constant-fails: 9223372036854775807 + 1'],
    ['n == number("x")', 'constant-fails: number("x")'],
    ['between("zab", "a", "z", true) == ""', 'constant-fails: between("zab", "a", "z", true)'],
    ['(length("NULL") != "1e3") == true', 'constant-fails: (length("NULL") != "1e3") == true'],
    ['false != ("a" < 1)', 'constant-fails: false != ("a" < 1)'],
    ['(concat(null) in ("a")) == false', 'constant-fails: (concat(null) in ("a")) == false'],
    ['"a" == 1', 'null-condition: "a" == 1'],
    ['not "a" in (null) and concat(null) : "x"', 'null-condition: concat(null) : "x"'],
  ])('%s fails', (condition, problem) => {
    expect(meaningOf(`any where ${condition}`)).toBe(problem);
  });
});

describe('a date', () => {
  const utc = (text: string): number => Date.parse(text);

  it.each([
    ['2020', '2020-01-01T00:00:00.000Z', '2020-01-01T23:59:59.999Z'],
    ['2020-02', '2020-02-01T00:00:00.000Z', '2020-02-01T23:59:59.999Z'],
    ['2020-02-02', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
    ['2020-02-02T10', '2020-02-02T10:00:00.000Z', '2020-02-02T10:59:59.999Z'],
    ['2020-02-02T10:11', '2020-02-02T10:11:00.000Z', '2020-02-02T10:11:59.999Z'],
    ['2020-02-02T10:11:12Z', '2020-02-02T10:11:12.000Z', '2020-02-02T10:11:12.999Z'],
    ['2020-02-02T10:11:12.5Z', '2020-02-02T10:11:12.500Z', '2020-02-02T10:11:12.500Z'],
    ['2020-02-02T10:11:12.123456789', '2020-02-02T10:11:12.123Z', '2020-02-02T10:11:12.123Z'],
    ['2020-02-02T10:11:12+02:00', '2020-02-02T08:11:12.000Z', '2020-02-02T08:11:12.999Z'],
    ['1580601600000', '2020-02-02T00:00:00.000Z', '2020-02-02T00:00:00.000Z'],
    ['1970', '1970-01-01T00:00:00.000Z', '1970-01-01T23:59:59.999Z'],
    ['2020-01-31||+1M', '2020-02-29T00:00:00.000Z', '2020-02-29T00:00:00.000Z'],
    ['2020-02-02T10:00||/d', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
    ['2020-02-05||/w', '2020-02-03T00:00:00.000Z', '2020-02-09T23:59:59.999Z'],
    ['2020-02-02||-1y/M', '2019-02-01T00:00:00.000Z', '2019-02-28T23:59:59.999Z'],
  ])('%s is a stretch of time', (text, from, to) => {
    expect(parseDate(text)).toEqual({ from: utc(from), to: utc(to) });
  });

  it.each(['now', 'now-1d', 'now/d', 'now-1h/h+5m'])('%s depends on the clock', (text) => {
    expect(parseDate(text)).toEqual({ from: null, to: null });
  });

  it.each([
    '',
    'nowhere',
    '2020-13',
    '2021-02-29',
    '2020-02-02 10:00',
    '2020-2-2',
    '2020-02-02T25',
    '2020||+1x',
    'now+1234567890d',
    'x||/d',
  ])('%s is none', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

describe('networks', () => {
  it.each(['10.0.0.1', '0.0.0.0', '::1', 'fe80::1', 'fe80::1%eth0', 'fe80::1%a/b%c', '::ffff:10.0.0.1'])(
    '%j is an address',
    (text) => {
      expect(isAddress(text)).toBe(true);
    },
  );

  it.each([
    ...['', '10.0.0', '10.0.0.256', '010.0.0.1', '0x7f.0.0.1', '1', '10.0.0.0/8', ':::', 'host'],
    ...['fe80::1%', '%eth0', '10.0.0.1%1', '::ffff:10.0.0.1%1'],
  ])('%j is no address', (text) => {
    expect(isAddress(text)).toBe(false);
  });

  it.each([
    ['fe80::1%eth0', { kind: 'value', value: 'fe80::1' }],
    ['fe80::1%eth0/64', { kind: 'network', network: 'fe80::1/64' }],
    ['fe80::1%a/64/3', { kind: 'unfit' }],
    ['10.0.0.1%1', { kind: 'unfit' }],
  ])('%j is a constant without its zone', (value, expected) => {
    expect(fieldValue('ip', { kind: 'string', value })).toEqual(expected);
  });

  it.each(['10.0.0.0/8', '10.6.48.157/8', '0.0.0.0/0', 'fe80::/10', 'fe80::1%eth0/10', '::1', '::/0'])(
    '%j is a block',
    (text) => {
      expect(isBlock(text)).toBe(true);
    },
  );

  it.each(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/-1', '::/129', '10.0.0.0/8/8', '/8', 'fe80::1/64%1', '10.0.0.0%1/8'])(
    '%j is no block',
    (text) => {
      expect(isBlock(text)).toBe(false);
    },
  );

  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.6.48.157/8', '10.0.0.1', true],
    ['10.128.0.0/9', '10.127.0.1', false],
    ['::1', '::1', true],
    ['fe80::/10', 'febf::1', true],
    ['fe80::/10', 'fec0::1', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', true],
    ['::/0', '10.0.0.1', true],
    ['::ffff:10.0.0.0/104', '10.9.0.1', true],
    ['::ffff:10.0.0.0/104', '11.9.0.1', false],
    ['1::/16', '10.0.0.1', false],
  ])('%s against %s is %s', (block, address, inside) => {
    expect(blockContains(block, address)).toBe(inside);
  });
});
