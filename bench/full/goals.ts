import { secondsOf } from '../contest/figures.ts';
import type { ContestRecord } from '../contest/index.ts';
import type { FullRecord } from './record.ts';
import { A_TENTH, FROM_CACHE, NO_CACHE, ONE_THREAD, type TaskName, TWO_THREADS } from './tasks.ts';

/** What a run is to show, a row each. */
export interface Goal {
  readonly said: string;
  /** The unit of values, behind a number. */
  readonly unit: string;
  /** The least, or the most, that the median is to be; neither: it is told and no more. */
  readonly least?: number;
  readonly most?: number;
  /** The values, a round each; null: somebody was not there, or answers otherwise. */
  readonly of: (record: FullRecord) => readonly number[] | null;
}

const MODULE = 'JSON.parse, then the module';
const RIPGREP = 'ripgrep';
const ROUTED = 'rsigma, log sources routed';

/** The table of README: whole processes, seconds of the processor, ratios round by round. */
export const GOALS: readonly Goal[] = [
  {
    said: 'The built-in rule over 400 MB of events: times as fast as `JSON.parse` of every line and then a predicate',
    unit: '×',
    least: 8,
    of: ratio('one', MODULE, ONE_THREAD, whole),
  },
  {
    said: 'of the speed of ripgrep at counting the literal',
    unit: '×',
    least: 0.25,
    of: ratio('one', RIPGREP, ONE_THREAD, whole),
  },
  {
    said: 'times as fast as rsigma, an optimised build, over the Sigma that is printed',
    unit: '×',
    least: 10,
    of: ratio('one', 'rsigma', ONE_THREAD, whole),
  },
  {
    said: 'All 657 public rules about single events: the time of `JSON.parse` of every line alone, starts left out',
    unit: '×',
    most: 1,
    of: ratio('set', ONE_THREAD, 'JSON.parse', matching),
  },
  {
    said: 'the time of a tenth of these rules',
    unit: '×',
    most: 1.5,
    of: ratio('set', ONE_THREAD, A_TENTH, matching),
  },
  {
    said: 'times as fast as rsigma with its log sources routed, over the rules that it takes',
    unit: '×',
    least: 20,
    of: ratio('peers', ROUTED, `eqlibrium, the rules of ${ROUTED}`, matching),
  },
  {
    said: 'with two threads: times as fast as with one, by the clock, over 830 MB',
    unit: '×',
    least: 1.8,
    of: ratio('threads', ONE_THREAD, TWO_THREADS, wall),
  },
  { said: 'The public Sigma rules over 1,000 events, without the start', unit: 's', of: seconds('sigma', 'eqlibrium', matching) },
  {
    said: 'Reading all 828 public EQL rules, as a whole process',
    unit: 's',
    most: 3,
    of: seconds('start', NO_CACHE, whole),
  },
  { said: 'the same from the cache', unit: 's', most: 0.8, of: seconds('start', FROM_CACHE, whole) },
  {
    said: '100 sequences, 1,000,000 events, 100,000 keys alive: events a second of the processor',
    unit: '',
    least: 150_000,
    of: ({ sequences }) => rightRounds(sequences)?.map(({ eventsPerSecond }) => eventsPerSecond) ?? null,
  },
  {
    said: 'the most memory of that process',
    unit: 'MB',
    most: 512,
    of: ({ sequences }) => rightRounds(sequences)?.map(({ peakMegabytes }) => peakMegabytes) ?? null,
  },
];

/** Whether the median is what it is to be; null: there is no goal. */
export function isMet({ least, most }: Goal, median: number): boolean | null {
  if (least === undefined && most === undefined) return null;
  return median >= (least ?? Number.NEGATIVE_INFINITY) && median <= (most ?? Number.POSITIVE_INFINITY);
}

/** A wrong count has no speed. */
function rightRounds(sequences: FullRecord['sequences']) {
  if (sequences === null) return null;
  return sequences.rounds.every(({ found, evictions }) => found === sequences.expected && evictions === 0)
    ? sequences.rounds
    : null;
}

type Costs = (row: ContestRecord['rows'][number]) => readonly number[] | null;

/** Seconds of one contestant over those of another, round by round. */
function ratio(task: TaskName, over: string, under: string, of: Costs): Goal['of'] {
  return (record) => {
    const [above, below] = [seconds(task, over, of)(record), seconds(task, under, of)(record)];
    // Over hardly any events a difference of two runs may be nothing, or less: that is no ratio.
    if (above === null || below === null || [...above, ...below].some((value) => value <= 0)) return null;
    return above.map((value, round) => value / (below[round] ?? Number.NaN));
  };
}

function seconds(task: TaskName, name: string, of: Costs): Goal['of'] {
  return ({ contests }) => {
    const row = contests[task]?.rows.find((one) => one.name === name);
    return row === undefined ? null : of(row);
  };
}

/** The whole process, seconds of the processor. */
function whole({ costs }: Parameters<Costs>[0]): readonly number[] | null {
  return costs?.map(secondsOf) ?? null;
}

/** The same without the start of the same round. */
function matching({ costs, starts }: Parameters<Costs>[0]): readonly number[] | null {
  return costs?.map((cost, round) => secondsOf(cost) - (starts?.[round] === undefined ? 0 : secondsOf(starts[round]))) ?? null;
}

/** By the clock on the wall, without the start. */
function wall({ costs, starts }: Parameters<Costs>[0]): readonly number[] | null {
  return costs?.map(({ seconds: all }, round) => all - (starts?.[round]?.seconds ?? 0)) ?? null;
}
