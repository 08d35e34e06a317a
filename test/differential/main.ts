import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { RUN_HERE } from '../../src/api/engines.ts';
import type { CaseGroup } from '../../src/conformance/index.ts';
import { formatCases } from '../support/cases/format.ts';
import { runnersFor } from './ask.ts';
import type { ThreadRound, ThreadTask } from './thread.ts';

/**
 * `npm run differential`: random rules over random events, every engine and the bytes of `match` against the oracle, until so
 * many answers were compared. The seed is fresh unless it is given; round by round it is one more, so that any round can be run
 * again by its own. `--of proofs`: what is proven of random rules, their artifacts and changed ones, against the engines. Ends with exit code 1 when an answer differs that no translation announces, and prints the smallest case of it.
 */
const { values } = parseArgs({
  options: {
    of: { type: 'string', default: 'events' },
    seed: { type: 'string' },
    comparisons: { type: 'string' },
    jobs: { type: 'string' },
  },
});
const of = values.of === 'events' || values.of === 'proofs' ? values.of : null;
if (of === null) throw new Error(`--of wants events or proofs, not ${values.of}`);
const seed = whole('seed', values.seed ?? String(randomInt(2 ** 30)));
const wanted = whole('comparisons', values.comparisons ?? { events: '1000000', proofs: '10000' }[of]);
const jobs = Math.max(1, whole('jobs', values.jobs ?? String(availableParallelism())));
/** Rounds with differences after which nothing more is learnt. */
const ENOUGH = 10;

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} wants a whole number, not ${text}`);
  return number;
}

function startThread(first: number): Worker {
  const workerData: ThreadTask = { of: of ?? 'events', first, step: jobs };
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const entry = JSON.stringify(new URL('./thread.ts', import.meta.url).href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(start, { eval: true, workerData, execArgv: [] });
}

process.stdout.write(`npm run differential -- --of ${of} --seed ${seed} --comparisons ${wanted}\n`);
const before = performance.now();
const tally = new Map<string, number>();
const found: CaseGroup[] = [];
let comparisons = 0;
let rounds = 0;
let differing = 0;
const workers = Array.from({ length: wanted === 0 ? 0 : jobs }, (_, at) => startThread(seed + at));
try {
  await Promise.all(
    workers.map(
      (worker) =>
        new Promise<void>((resolve, reject) => {
          worker.on('error', reject);
          worker.on('exit', () => resolve());
          worker.on('message', (round: ThreadRound) => {
            if (comparisons >= wanted || differing >= ENOUGH) return;
            comparisons += round.comparisons;
            rounds++;
            if (round.findings > 0) differing++;
            for (const [outcome, count] of Object.entries(round.tally)) tally.set(outcome, (tally.get(outcome) ?? 0) + count);
            found.push(...round.cases);
            for (const words of round.told) process.stdout.write(`${words}\n`);
            if (comparisons >= wanted || differing >= ENOUGH) for (const one of workers) void one.terminate();
          });
        }),
    ),
  );
} finally {
  await Promise.all(workers.map((worker) => worker.terminate()));
}
for (const [outcome, count] of [...tally].sort(([a], [b]) => (a < b ? -1 : 1))) process.stdout.write(`  ${outcome}: ${count}\n`);
const [first, ...others] = found;
if (first !== undefined)
  process.stdout.write(
    formatCases({ feature: 'found-at-random', about: 'What random rules and events have shown.', groups: [first, ...others] }),
  );
/** A run in which somebody took no part shows nothing of him. */
const expected = {
  events: {
    from: 100_000,
    outcomes: [
      ...runnersFor('single').map(({ name }) => `${name} compared`),
      ...['match', 'js'].map((name) => `${name} timelines`),
    ],
  },
  proofs: {
    from: 2000,
    outcomes: [
      ...RUN_HERE.map((target) => `${target}, exact: equal`),
      ...['equal', 'narrower', 'broader', 'overlap', 'disjoint'].map((relation) => `two rules: ${relation}`),
      ...runnersFor('single').map(({ name }) => `witnesses: ${name}`),
    ],
  },
}[of];
const missing = wanted < expected.from ? [] : expected.outcomes.filter((outcome) => !tally.has(outcome));
for (const outcome of missing) process.stdout.write(`never counted: ${outcome}\n`);
const seconds = Math.round((performance.now() - before) / 1000);
process.stdout.write(
  `${comparisons} comparisons in ${rounds} rounds from seed ${seed} in ${seconds} s: ${differing === 0 ? 'no difference' : `${differing} rounds with differences`}\n`,
);
process.exitCode = differing > 0 || comparisons < wanted || missing.length > 0 ? 1 : 0;
