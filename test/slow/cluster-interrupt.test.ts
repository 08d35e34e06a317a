import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NETCAT } from '../support/rule-files.ts';
import { standInCluster } from '../support/stand-in-cluster.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cluster-'));
  await writeFile(join(folder, 'a.eql'), NETCAT);
  await writeFile(join(folder, 'b.eql'), NETCAT);
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts a check against a node that never answers a search, interrupts it there, and tells how it ended and what is left. */
async function interrupted(signal: 'SIGINT' | 'SIGTERM', ...words: readonly string[]) {
  let searched = (): void => {};
  const searching = new Promise<void>((resolve) => {
    searched = resolve;
  });
  const cluster = await standInCluster({
    fault: ({ path }) => {
      if (!path.endsWith('/_search')) return null;
      searched();
      return 'hang';
    },
  });
  const paths = words.map((word) => (word.endsWith('.eql') ? join(folder, word) : word));
  const start = ['--import', 'tsx', 'src/cli/main.ts', 'check', ...paths, '--engine', `opensearch=${cluster.url}`];
  const child = spawn(process.execPath, start, { cwd: root, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await Promise.race([searching, ended]);
  const held = cluster.indices.size;
  child.kill(signal);
  const code = await ended;
  const left = [...cluster.indices.keys()];
  await cluster.close();
  return { held, code, left };
}

describe('a check that is interrupted', () => {
  it('takes its index with it', { timeout: 60_000 }, async () => {
    expect(await interrupted('SIGINT', 'a.eql', '--events', '50')).toEqual({ held: 1, code: 130, left: [] });
  });

  it('takes the indices of its threads with it', { timeout: 60_000 }, async () => {
    const { held, code, left } = await interrupted('SIGTERM', 'a.eql', 'b.eql', '--events', '50', '--jobs', '2');
    expect(held).toBeGreaterThan(0);
    expect({ code, left }).toEqual({ code: 143, left: [] });
  });
});
