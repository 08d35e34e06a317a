import { describe, expect, it } from 'vitest';
import { wholeGroups } from '../../../translators/sigma/networks.ts';
import { printed } from './support.ts';

describe('blocks that end with a whole group', () => {
  it.each<[string, readonly string[]]>([
    ['10.0.0.0/8', ['10.0.0.0/8']],
    ['10.0.0.0/15', ['10.0.0.0/16', '10.1.0.0/16']],
    ['10.0.0.4/30', ['10.0.0.4/32', '10.0.0.5/32', '10.0.0.6/32', '10.0.0.7/32']],
    ['0.0.0.0/0', ['0.0.0.0/0']],
    ['fc00::/7', ['fc00::/8', 'fd00::/8']],
    ['2001:db8::/35', ['2001:db8::/36', '2001:db8:1000::/36']],
    ['::/0', ['::/0']],
    ['::1/128', ['::1/128']],
  ])('%s', (block, expected) => {
    expect(wholeGroups(block)).toEqual(expected);
  });

  it('are printed for the converter that leaves out the parentheses around their patterns', () => {
    const query = 'network where cidrMatch(source.ip, "10.0.0.0/15") and process.name : "x"';
    expect(printed(query, { consumer: 'sqlite' })).toContain("- '10.1.0.0/16'");
    expect(printed(query)).toContain("source.ip|cidr: '10.0.0.0/15'");
  });
});
