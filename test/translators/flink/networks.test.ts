import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../src/pattern/index.ts';
import { addressPattern } from '../../../translators/flink/networks.ts';

/** Whether the text of an address belongs to a block; null: no pattern tells. */
function lies(address: string, network: string): boolean | null {
  const pattern = addressPattern(network);
  return pattern === null ? null : (compileMatcher(pattern, 'exact', 'ascii')?.(address) ?? null);
}

describe('the text of an address', () => {
  it.each([
    ['100::1', '100::/8', true],
    ['1ff::1', '100::/8', true],
    ['0100::1', '100::/8', true],
    ['1000::1', '100::/8', false],
    ['10::1', '100::/8', false],
    ['2f::1', '20::/12', true],
    ['200::1', '20::/12', false],
    ['FEBF::1', 'fe80::/10', true],
    ['fec0::1', 'fe80::/10', false],
    ['10.1.2.3', '10.0.0.0/9', true],
    ['10.200.2.3', '10.0.0.0/9', false],
    ['::ffff:10.1.2.3', '10.0.0.0/9', true],
    ['1.2.3.4', '::1.2.3.4', false],
    ['::102:304', '::1.2.3.4', true],
    ['10.0.0.1', '0::/0', true],
    ['::', '::/0', true],
    ['10.0.0.1', '::/64', null],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(lies(address, network)).toBe(expected);
  });
});
