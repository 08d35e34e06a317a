import { describe, expect, it } from 'vitest';
import { blockOf } from '../../../src/proof/values/addresses.ts';

describe('blocks of addresses', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0', '10.255.255.255'],
    ['10.1.2.3/8', '10.0.0.0', '10.255.255.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['::ffff:1.2.3.4', '1.2.3.4', '1.2.3.4'],
    ['fe80::1%eth0', 'fe80::1', 'fe80::1'],
    ['fe80::/10', 'fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('%s goes from %s to %s', (block, low, high) => {
    expect(blockOf(block)).toEqual({ low: blockOf(low)?.low, high: blockOf(high)?.high });
  });

  it.each([
    '010.0.0.1',
    '0x0a.0.0.1',
    '10.1',
    '10',
    '::ffff:010.0.0.1',
    '10.0.0.0/',
    '10.0.0.0/0x8',
    '10.0.0.0/ 8',
    '10.0.0.0/8/9',
    '10.0.0.0/33',
    '::ffff:10.0.0.0/104',
    '::ffff:a00:0/104',
    '',
  ])('an index does not read %j, and nor does a proof', (text) => {
    expect(blockOf(text)).toBe(null);
  });
});
