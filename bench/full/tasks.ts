/** What `bench:full` measures, as data: which rules over which events, who takes part, and what a run has to find before anything is timed. */

/** How the events are made: for each public EQL rule about single events so many of its own, in turn, of every kind that the corpus knows. */
export const EVENTS = { ofEachRule: 15, seed: 1 } as const;

/** What a set of rules is called. */
export type RuleSet = 'built-in' | 'single' | 'all' | 'sigma';

export interface Task {
  readonly name: string;
  readonly title: string;
  readonly rules: RuleSet;
  /** The events that are made: so many of the first, each so often, with another time; null: all of them. */
  readonly events: { readonly first: number | null; readonly times: number };
  /** As behind `--peer`. */
  readonly peers: readonly string[];
  /** Ourselves in other ways than over all rules as by default. */
  readonly ours: readonly Ours[];
  /** Also how throughput grows and falls, over so many of the events; null: not. */
  readonly sweptEvents: number | null;
}

/** A run of our own command line. */
interface Ours {
  readonly name: string;
  /** So many of the rules, evenly; null: all. */
  readonly rules: number | null;
  /** Further words behind `match`; `{folder}` is one of the run's own. */
  readonly words: readonly string[];
}

const ours = (name: string, rules: number | null, ...words: readonly string[]): Ours => ({ name, rules, words });

/** What our runs are called. */
export const ONE_THREAD = 'eqlibrium, one thread';
export const TWO_THREADS = 'eqlibrium, two threads';
export const A_TENTH = 'eqlibrium, a tenth of the rules, one thread';
export const NO_CACHE = 'eqlibrium, no cache';
export const FROM_CACHE = 'eqlibrium, from its cache';

/** Contests of whole processes. */
export const TASKS = [
  {
    name: 'one',
    title: 'The built-in rule over a large file',
    rules: 'built-in',
    events: { first: null, times: 20 },
    peers: ['module', 'ripgrep', 'rsigma'],
    ours: [ours(ONE_THREAD, null, '--threads', '1')],
    sweptEvents: null,
  },
  {
    name: 'set',
    title: 'All public EQL rules about single events at once, over a large file',
    rules: 'single',
    events: { first: null, times: 10 },
    peers: [],
    ours: [ours(A_TENTH, 66, '--threads', '1'), ours(ONE_THREAD, null, '--threads', '1')],
    sweptEvents: null,
  },
  {
    name: 'threads',
    title: 'The same rules over a file that is worth threads',
    rules: 'single',
    events: { first: null, times: 40 },
    peers: [],
    ours: [ours(ONE_THREAD, null, '--threads', '1'), ours(TWO_THREADS, null, '--threads', '2')],
    sweptEvents: null,
  },
  {
    name: 'peers',
    title: 'The same rules beside others',
    rules: 'single',
    events: { first: null, times: 1 },
    peers: ['module', 'rsigma-routed'],
    ours: [],
    sweptEvents: 3000,
  },
  {
    name: 'sigma',
    title: 'The public Sigma rules',
    rules: 'sigma',
    events: { first: 1000, times: 1 },
    peers: [],
    ours: [],
    sweptEvents: null,
  },
  {
    name: 'start',
    title: 'All public EQL rules over hardly any events: reading the rules',
    rules: 'all',
    events: { first: 10, times: 1 },
    peers: [],
    ours: [ours(NO_CACHE, null, '--no-cache'), ours(FROM_CACHE, null, '--cache', '{folder}')],
    sweptEvents: null,
  },
] as const satisfies readonly Task[];

export type TaskName = (typeof TASKS)[number]['name'];

/** Sequences, matched in one process over events that are made as it goes: bench/sequences.ts. */
export const SEQUENCES = { starts: 'one', events: 1_000_000, rules: 100, liveKeys: 120_000 } as const;

/** What the rules beside the checkout and the events made of them have to amount to; with other rules the goals say nothing. */
export const EXPECTED: {
  readonly [Name in TaskName]: { readonly rules: number; readonly events: number; readonly matches: number };
} = {
  one: { rules: 1, events: 197_000, matches: 80 },
  set: { rules: 657, events: 98_500, matches: 34_370 },
  threads: { rules: 657, events: 394_000, matches: 137_480 },
  peers: { rules: 657, events: 9850, matches: 3437 },
  sigma: { rules: 1502, events: 1000, matches: 228 },
  start: { rules: 828, events: 10, matches: 16 },
};
