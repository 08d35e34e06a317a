import { describe, expect, it } from 'vitest';
import { painted } from '../../../../src/cli/host/paint.ts';
import { run } from '../../../support/memory-host.ts';
import { BROKEN, kibanaRule } from '../../../support/rule-files.ts';

const ESCAPES = /\u001b\[[\d;]*m/g;

describe('colours on standard error', () => {
  it('repeat what words say, and leave every letter where it was', async () => {
    const world = { files: { 'broken.eql': BROKEN } };
    const plain = await run(['parse', 'broken.eql'], world);
    const colored = await run(['parse', 'broken.eql'], { ...world, noteColors: true });
    expect(plain.err).not.toMatch(ESCAPES);
    expect(colored.err).toMatch(/\u001b\[31merror:/);
    expect(colored.err.replace(ESCAPES, '')).toBe(plain.err);
  });

  it('are no door for escape sequences of rules', async () => {
    const rule = kibanaRule({ name: 'x\u001b[2Jy', query: 'any where `\u001b[31m` = 1' });
    const { err } = await run(['parse', 'r.json'], { files: { 'r.json': JSON.stringify(rule) }, noteColors: true });
    expect(err.replace(ESCAPES, '')).not.toContain('\u001b');
    expect(err).not.toContain('\u001b[2J');
  });

  it('of words inside a frame or behind other words there are none', () => {
    for (const line of ['1 | error: not ours', 'an error: not ours', 'errors: no'])
      expect(painted(line, true)).not.toMatch(/31m/);
  });
});
