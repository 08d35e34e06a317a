import { parentPort, workerData } from 'node:worker_threads';
import type { CaseGroup } from '../../src/conformance/index.ts';
import { asCase } from './as-case.ts';
import { roundOf, tell } from './rounds.ts';

/** What a thread is given, and what it says of each round. */
export interface ThreadTask {
  readonly first: number;
  readonly step: number;
}
export interface ThreadRound {
  readonly seed: number;
  readonly comparisons: number;
  readonly tally: { readonly [outcome: string]: number };
  readonly findings: number;
  readonly cases: readonly CaseGroup[];
}

/** Rounds without end: the seeds from the first on, so many apart. Whoever started the thread ends it. */
const { first, step }: ThreadTask = workerData;
for (let seed = first; ; seed += step) {
  const round = await roundOf(seed);
  const cases = (await tell(round)).map(asCase);
  const said: ThreadRound = { seed, comparisons: round.comparisons, tally: round.tally, findings: round.findings.length, cases };
  parentPort?.postMessage(said);
  // Lets the message go, and the order to end come in.
  await new Promise(setImmediate);
}
