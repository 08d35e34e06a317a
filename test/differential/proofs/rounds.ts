import fc from 'fast-check';
import { settingsOf } from '../../../src/api/run-settings.ts';
import type { RunSettings } from '../../../src/contract/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS, type Semantics } from '../../../src/ir/index.ts';
import { printExpression } from '../../../src/languages/eql/index.ts';
import { cases, settingsFor } from '../../src/stream/sequence/random.ts';
import { randomCondition } from '../../support/differential/conditions.ts';
import { randomEvent } from '../../support/differential/events.ts';
import { SCHEMA } from '../../support/differential/mapping.ts';
import { type Random, randomOf } from '../../support/differential/random.ts';
import { askOracle } from '../ask.ts';
import { artifactComplaints } from './artifacts.ts';
import { changedQuery } from './changed.ts';
import { type Complaint, subjectOf } from './complaint.ts';
import { type Answers, pairComplaints } from './pairs.ts';
import { shrinkQueries } from './small.ts';

/** What a round of proofs has to tell. */
export interface ProofRound {
  /** Proofs that were held against engines. */
  readonly comparisons: number;
  /** What is wrong, ready to be read. */
  readonly told: readonly string[];
  readonly tally: { readonly [outcome: string]: number };
}

/** All readings that versions and settings of Elasticsearch differ in. */
const SEMANTICS: readonly Semantics[] = [
  DEFAULT_SEMANTICS,
  { folding: 'unicode', functionWildcards: 'documented' },
  { folding: 'unicode', functionWildcards: 'engine' },
  { folding: 'ascii', functionWildcards: 'documented' },
];

const CONDITIONS = 12;
const EVENTS = 80;
const TIMELINES = 4;
/** Every so-many-th round is of timelines. */
const SERIES = 20;

/** One round, of a kind that its seed decides. */
export async function proofRound(seed: number): Promise<ProofRound> {
  return seed % SERIES === 0 ? await seriesRound(seed) : await singlesRound(seed);
}

async function singlesRound(seed: number): Promise<ProofRound> {
  const random = randomOf(seed);
  const semantics = SEMANTICS[random.below(SEMANTICS.length)] ?? DEFAULT_SEMANTICS;
  const settings = settingsWith(semantics);
  const events = Array.from({ length: EVENTS }, () => randomEvent(random));
  const query = (): string => `${random.pick(['any', 'any', 'process'])} where ${printExpression(randomCondition(random))}`;
  return await roundOf(seed, random, Array.from({ length: CONDITIONS }, query), settings, [events]);
}

async function seriesRound(seed: number): Promise<ProofRound> {
  const random = randomOf(seed);
  const [first, ...rest] = fc.sample(cases, { seed, numRuns: TIMELINES });
  const settings = settingsFor(first ?? { nanoseconds: false, tiebreaker: false });
  const all = [first, ...rest].flatMap((one) => one ?? []);
  return await roundOf(
    seed,
    random,
    all.map(({ query }) => query),
    settings,
    // More timelines than rules, so that an equality is held against several.
    fc.sample(cases, { seed: seed + 1, numRuns: 20 }).map(({ events }) => events),
  );
}

/** Every rule with its artifacts, and beside a changed one. */
async function roundOf(
  seed: number,
  random: Random,
  queries: readonly string[],
  settings: RunSettings,
  timelines: readonly (readonly Event[])[],
): Promise<ProofRound> {
  const tally = new Map<string, number>();
  const count = (outcome: string): void => void tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const told: string[] = [];
  let comparisons = 0;
  const tell = async (asked: readonly string[], complaints: readonly Complaint[], again: typeof look): Promise<void> => {
    const [complaint] = complaints;
    if (complaint !== undefined) told.push(toldOf(seed, settings, await shrinkQueries(asked, complaint, again)));
  };
  const look = async (
    [first = '', second]: readonly string[],
    counting = (_: string): void => {},
  ): Promise<readonly Complaint[]> => {
    const one = subjectOf(first, settings);
    const other = second === undefined ? null : subjectOf(second, settings);
    if (one === null || (second !== undefined && other === null)) return [];
    if (other === null) return await artifactComplaints(one, counting);
    return await pairComplaints(
      one,
      other,
      await answersOf(first, second ?? '', timelines, settingsOf(one.rule, one.schema)),
      counting,
    );
  };
  for (const query of queries) {
    for (const asked of [[query], [query, changedQuery(query, random)]]) {
      const before = tally.size === 0 ? 0 : sum(tally);
      const complaints = await look(asked, count);
      const proofs = sum(tally) - before;
      if (proofs === 0) count('not understood');
      comparisons += proofs;
      await tell(asked, complaints, (others) => look(others));
    }
  }
  return { comparisons, told, tally: Object.fromEntries(tally) };

  /** Proofs that were counted, whatever else was. */
  function sum(counts: ReadonlyMap<string, number>): number {
    return [...counts].reduce((all, [name, number]) => all + (/^(\w+(-\w+)?, |two rules)/.test(name) ? number : 0), 0);
  }
}

async function answersOf(
  first: string,
  second: string,
  timelines: readonly (readonly Event[])[],
  settings: RunSettings,
): Promise<readonly Answers[]> {
  const answers: Answers[] = [];
  for (const events of timelines) {
    const [one, other] = [await askOracle(first, events, settings), await askOracle(second, events, settings)];
    if (typeof one === 'string' || typeof other === 'string') continue;
    answers.push({ events, first: one.matches, second: other.matches, open: new Set([...one.open, ...other.open]) });
  }
  return answers;
}

function settingsWith(semantics: Semantics): RunSettings {
  return { schema: SCHEMA, semantics, now: 0, eventCategoryField: 'event.category', timestampField: '@timestamp' };
}

function toldOf(
  seed: number,
  { semantics }: RunSettings,
  { queries, complaint }: { readonly queries: readonly string[]; readonly complaint: Complaint },
): string {
  return [
    `${complaint.words}`,
    ...queries.map((query) => `  ${query.replaceAll(/\s+/g, ' ')}`),
    ...complaint.events.map((event) => `  ${JSON.stringify(event)}`),
    `  ${semantics.folding}, ${semantics.functionWildcards}; npm run differential -- --of proofs --seed ${seed} --comparisons 1 --jobs 1`,
  ].join('\n');
}
