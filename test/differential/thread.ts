import { parentPort, workerData } from 'node:worker_threads';
import type { CaseGroup } from '../../src/conformance/index.ts';
import { asCase } from './as-case.ts';
import { proofRound } from './proofs/rounds.ts';
import { roundOf, tell } from './rounds.ts';

/** What a thread is given, and what it says of each round. */
export interface ThreadTask {
  /** What is compared: what engines say of events, or what is proven. */
  readonly of: 'events' | 'proofs';
  readonly first: number;
  readonly step: number;
}
export interface ThreadRound {
  readonly seed: number;
  readonly comparisons: number;
  readonly tally: { readonly [outcome: string]: number };
  readonly findings: number;
  readonly cases: readonly CaseGroup[];
  /** What is wrong with proofs, in words. */
  readonly told: readonly string[];
}

/** Rounds without end: the seeds from the first on, so many apart. Whoever started the thread ends it. */
const { of, first, step }: ThreadTask = workerData;
const rounds = { events: ofEvents, proofs: ofProofs };
for (let seed = first; ; seed += step) {
  parentPort?.postMessage(await rounds[of](seed));
  // Lets the message go, and the order to end come in.
  await new Promise(setImmediate);
}

async function ofEvents(seed: number): Promise<ThreadRound> {
  const round = await roundOf(seed);
  const cases = (await tell(round)).map(asCase);
  return { seed, comparisons: round.comparisons, tally: round.tally, findings: round.findings.length, cases, told: [] };
}

async function ofProofs(seed: number): Promise<ThreadRound> {
  const { comparisons, tally, told } = await proofRound(seed);
  return { seed, comparisons, tally, findings: told.length, cases: [], told };
}
