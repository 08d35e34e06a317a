import fc from 'fast-check';
import { cases, NULL_KEY, settingsFor } from '../src/stream/sequence/random.ts';
import { sorted } from '../support/printed-matches.ts';
import { askOracle, runnersFor, understand } from './ask.ts';
import type { Finding, Round } from './finding.ts';

const TIMELINES = 250;

/** Random sequences, samples and single events with pipes over random timelines: every matcher against the oracle. */
export async function seriesRound(seed: number): Promise<Round> {
  const tally = new Map<string, number>();
  const count = (outcome: string): void => void tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const findings: Finding[] = [];
  let comparisons = 0;
  for (const one of fc.sample(cases, { seed, numRuns: TIMELINES })) {
    const settings = settingsFor(one);
    const { query, events } = one;
    const understood = understand(query, settings);
    if (!('rule' in understood)) {
      for (const code of understood.codes) count(`not analysed: ${code}`);
      continue;
    }
    const truth = await askOracle(query, events, settings);
    if (truth === NULL_KEY) {
      // Elasticsearch fails such a search; what matchers leave out then is told by examples of its own.
      count('the search fails');
      continue;
    }
    if (typeof truth === 'string') {
      findings.push({ seed, engine: 'oracle', query, settings, events, expected: [], answered: truth });
      continue;
    }
    count(truth.matches.length === 0 ? 'timelines without a match' : 'timelines with matches');
    for (const runner of runnersFor(understood.rule.plan.kind)) {
      const prepared = runner.prepare(understood.rule);
      if ('refused' in prepared) {
        for (const code of prepared.refused) count(`refused: ${code}`);
        continue;
      }
      const said = await prepared.run(events, settings);
      count(`${runner.name} timelines`);
      comparisons++;
      if (typeof said !== 'string' && sorted(said.matches) === sorted(truth.matches)) continue;
      const answered = typeof said === 'string' ? said : said.matches;
      findings.push({ seed, engine: runner.name, query, settings, events, expected: truth.matches, answered });
    }
  }
  return { comparisons, findings, tally: Object.fromEntries(tally) };
}
