import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { table } from '../../../src/report/table.ts';
import { FAULTS } from '../faults.ts';
import { KINDS, type Outcome } from './judge.ts';

/**
 * `npm run test:against`: hands each deliberate fault of a translator to `check --against`, as the port that somebody made of the rule. It is
 * found when the port differs from the rule, otherwise than the right artifact where that is lossy, and when there is an event or a timeline
 * that shows a way in which it does. A word after the command runs only the faults whose codes hold it, a second one those of a target.
 */
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

const [, , part = '', only] = process.argv;
const places = [...FAULTS.keys()].filter((place) => {
  const { code, target } = FAULTS[place] ?? { code: '', target: 'python' };
  return KINDS[target] !== null && code.includes(part) && (only === undefined || only === target);
});
const outcomes = new Map<number, Outcome>();
const queue = places.values();

async function serve(): Promise<void> {
  const worker = fork(WORKER);
  for (const place of queue) outcomes.set(place, await askOf(worker, place));
  if (worker.connected) worker.disconnect();
}

/** What a process says of a fault. One that dies of it has not found it. */
async function askOf(worker: ChildProcess, place: number): Promise<Outcome> {
  const ended = new AbortController();
  const { signal } = ended;
  const died = once(worker, 'exit', { signal }).then((): Outcome => ({ verdict: 'not found', told: 'the process ended' }));
  const said = once(worker, 'message', { signal }).then(([outcome]): Outcome => outcome);
  worker.send(place);
  try {
    return await Promise.race([said, died]);
  } finally {
    ended.abort();
    await Promise.allSettled([said, died]);
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, serve));
const rows = places.map((place) => {
  const { verdict = 'not found', told = '' } = outcomes.get(place) ?? {};
  const { code = '', target = '' } = FAULTS[place] ?? {};
  return [code, target, verdict, told.replaceAll(/\s+/g, ' ').slice(0, 100)];
});
process.stdout.write(`${table(['fault', 'port', 'verdict', 'told'], rows)}\n\n`);
const found = places.filter((place) => outcomes.get(place)?.verdict === 'found').length;
process.stdout.write(`${found} of ${places.length} faults found by --against\n`);
process.exitCode = places.length > 0 && found === places.length ? 0 : 1;
