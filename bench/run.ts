import { cpus } from 'node:os';
import groupBy from 'lodash/groupBy.js';
import { VERSION } from '../src/version.ts';
import { defineBenchmarks, defineShapes } from './definitions.ts';
import { type Measured, measureGroup } from './measure.ts';

/** A recorded run: what `bench --json` writes. */
export interface BenchRecord {
  readonly eqlibrium: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly date: string;
  readonly events: number;
  readonly seed: number;
  readonly bytes: number;
  readonly rounds: number;
  readonly millisecondsARound: number;
  readonly benchmarks: readonly Measured[];
}

interface BenchOptions {
  readonly quick: boolean;
  /** Predicates of other rules than the built-in one, too. */
  readonly shapes: boolean;
  readonly clock: () => number;
  readonly note: (line: string) => void;
}

/** Runs all benchmarks, group by group. Full: 20,000 events, 9 rounds; quick: 5,000 events, 5 short rounds. */
export async function runBenchmarks({ quick, shapes, clock, note }: BenchOptions): Promise<BenchRecord> {
  const [events, rounds, time] = quick ? [5_000, 5, 60] : [20_000, 9, 400];
  const seed = 1;
  const { benchmarks, bytes } = defineBenchmarks({ events, seed });
  const all = [...benchmarks, ...(shapes ? defineShapes({ events, seed }) : [])];
  const measured: Measured[] = [];
  for (const [group, members] of Object.entries(groupBy(all, 'group'))) {
    note(`measuring: ${group}`);
    measured.push(...measureGroup(members, { rounds, time, clock }));
  }
  return {
    eqlibrium: VERSION,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    date: new Date().toISOString().slice(0, 10),
    events,
    seed,
    bytes,
    rounds,
    millisecondsARound: time,
    benchmarks: measured,
  };
}
