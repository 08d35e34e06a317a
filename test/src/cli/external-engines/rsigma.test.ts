import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { openRsigma } from '../../../../src/cli/external-engines/rsigma.ts';

it('a path of rsigma is read from the folder of the user', async () => {
  const folder = await mkdtemp(join(process.cwd(), 'node_modules', '.rsigma-'));
  try {
    const program = join(folder, 'rsigma');
    await writeFile(program, '#!/bin/sh\necho "rsigma 0.0.1"\n');
    await chmod(program, 0o755);
    const { guests } = await openRsigma(`./${relative(process.cwd(), program)}`);
    expect(guests).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
