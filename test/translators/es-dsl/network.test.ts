import { describe, expect, it } from 'vitest';
import { networkBounds } from '../../../translators/es-dsl/network.ts';

describe('a network block', () => {
  it.each([
    ['1.2.3.4', '00000000000000000000ffff01020304', '00000000000000000000ffff01020304'],
    ['10.6.48.157/8', '00000000000000000000ffff0a000000', '00000000000000000000ffff0affffff'],
    ['0.0.0.0/0', '00000000000000000000ffff00000000', '00000000000000000000ffffffffffff'],
    ['::1', '00000000000000000000000000000001', '00000000000000000000000000000001'],
    ['fe80::1/10', 'fe800000000000000000000000000000', 'febfffffffffffffffffffffffffffff'],
    ['fe80::1%eth0.1/10', 'fe800000000000000000000000000000', 'febfffffffffffffffffffffffffffff'],
    ['::/0', '00000000000000000000000000000000', 'ffffffffffffffffffffffffffffffff'],
  ])('%s has its bounds', (block, first, last) => {
    expect(networkBounds(block)).toEqual([first, last]);
  });

  it.each(['', '10.0.0.0/33', '::/129', '10.0.0/8', '010.0.0.x', 'fe80::1%', '1.2.3.4%1', '1.2.3.4/', 'x'])(
    '%j is none',
    (block) => {
      expect(networkBounds(block)).toBeNull();
    },
  );
});
