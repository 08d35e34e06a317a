import { spawn } from 'node:child_process';
import { engineFolder } from '../engines/rig/install.ts';

/** What another prover says: there is such an event, there is none, or it gave up. */
export type Said = 'sat' | 'unsat' | 'undecided';

/** Asks z3, offline, in a process of its own; what takes longer is not decided. Anything that it complains of is thrown. */
export async function askZ3(script: string, milliseconds: number): Promise<readonly Said[]> {
  const child = spawn(`${engineFolder('z3')}/bin/z3`, ['-in', '-smt2', `-t:${milliseconds}`, '-memory:2000'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds + 1000);
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('close', () => resolve());
    child.on('error', reject);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(script);
  await ended;
  clearTimeout(timer);
  const lines = Buffer.concat(printed).toString('utf8').trim().split('\n');
  return lines.map((answer): Said => {
    if (answer === 'sat' || answer === 'unsat') return answer;
    if (answer === '' || answer === 'unknown' || answer === 'timeout' || /out of memory|max\. memory/.test(answer))
      return 'undecided';
    throw new Error(`z3 does not take what is asked: ${answer}\n${script}`);
  });
}
