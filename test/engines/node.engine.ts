import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/source-tree.ts';
import { DEFAULT_NODE } from './rig/node/nodes.ts';

const STARTER = ['--import', 'tsx', 'test/engines/rig/node/main.ts', DEFAULT_NODE];

describe('a server', () => {
  it('does not outlive a starter that is killed', async () => {
    const starter = spawn(process.execPath, STARTER, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      starter.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
      starter.once('exit', (code) => reject(new Error(`ended with code ${code}`)));
    });
    expect((await fetch(url)).ok).toBe(true);
    starter.kill('SIGKILL');
    expect(await isGone(url)).toBe(true);
  });
});

/** Whether nothing listens there within a minute. */
async function isGone(url: string): Promise<boolean> {
  for (let second = 0; second < 60; second++) {
    try {
      await fetch(url);
    } catch {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return false;
}
