import { describe, expect, it } from 'vitest';
import { table } from '../../../src/report/table.ts';
import { run } from '../../support/memory-host.ts';
import { NETCAT } from '../../support/rule-files.ts';

const ROWS = [
  ['a', 'a name of several words that is long', 12_345],
  ['b', 'short', 1],
] as const;

describe('a table', () => {
  it('is as wide as its texts where nobody looks at a window', () => {
    expect(table(['rule', 'name', 'matches'], ROWS)).toBe(
      'rule  name                                  matches\na     a name of several words that is long   12,345\nb     short                                       1',
    );
  });

  it.each([30, 40, 50])('fits a window of %i columns, and loses no word', (width) => {
    const drawn = table(['rule', 'name', 'matches'], ROWS, width);
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    for (const word of ['several', 'words', 'long', '12,345']) expect(drawn).toContain(word);
  });

  it('of a check and of the codes fits the window', async () => {
    for (const command of [['check', 'nc.eql', '--events', '20'], ['codes']]) {
      const { out } = await run(command, { files: { 'nc.eql': NETCAT }, tableWidth: 100 });
      const wide = out.split('\n').filter((line) => line.length > 100);
      expect(wide).toEqual([]);
    }
  }, 120_000);
});
