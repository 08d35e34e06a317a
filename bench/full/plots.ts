import { type ContestRecord, contestPage } from '../contest/index.ts';
import type { Sweep } from '../contest/sweeps.ts';
import { spreadOf } from '../measure.ts';
import type { FullRecord } from './record.ts';
import { ONE_THREAD, TWO_THREADS } from './tasks.ts';

/** The page with the plots of a full run: rounds of everybody, throughput by rules, size, share of matches and threads; null: it has none. */
export function plotsPage({ contests }: FullRecord): string | null {
  const { peers, threads: contest } = contests;
  if (peers === undefined) return null;
  const threads = contest === undefined ? null : threadsSweep(contest);
  return contestPage({ ...peers, sweeps: threads === null ? peers.sweeps : [...peers.sweeps, threads] }, null);
}

/** By the clock on the wall, the start left out, as the processor's seconds do not sink with more threads; null: not all ran. */
export function threadsSweep({ events, rows }: ContestRecord): Sweep | null {
  const [one, two, parse] = [ONE_THREAD, TWO_THREADS, 'JSON.parse'].map((name) => wallOf(rows.find((row) => row.name === name)));
  if (one == null || two == null || parse == null) return null;
  const point = (at: number, match: number) => ({ at, events: events.count, bytes: events.bytes, match, parse });
  return { title: 'Throughput by threads, by the clock', by: 'threads', points: [point(1, one), point(2, two)] };
}

function wallOf(row: ContestRecord['rows'][number] | undefined): number | null {
  const { costs = null, starts = null } = row ?? {};
  if (costs === null || costs.length === 0) return null;
  return spreadOf(costs.map(({ seconds }, round) => seconds - (starts?.[round]?.seconds ?? 0))).median;
}
