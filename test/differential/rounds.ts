import type { Finding, Round } from './finding.ts';
import { seriesRound } from './series.ts';
import { shrinkFinding } from './shrink-finding.ts';
import { singlesRound } from './singles.ts';

/** Every so-many-th round is of timelines. */
const SERIES = 5;

/** One round, of a kind that its seed decides. */
export function roundOf(seed: number): Promise<Round> {
  return seed % SERIES === 0 ? seriesRound(seed) : singlesRound(seed);
}

/** Differences of a round that are made small; a fault shows many times, and the first tell what it is. */
const SHRUNK = 3;

/** The findings of a round, one for each engine first, each as small as it gets. */
export async function tell({ findings }: Round): Promise<readonly Finding[]> {
  const firsts = findings.filter((one, at) => findings.findIndex(({ engine }) => engine === one.engine) === at);
  return await Promise.all(firsts.slice(0, SHRUNK).map((one) => shrinkFinding(one)));
}
