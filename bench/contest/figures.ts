import { type Spread, spreadOf } from '../measure.ts';
import type { ContestRow } from './record.ts';

/** What a table says of a contestant that was timed. All seconds are of the processor, or of the clock where the system does not tell. */
interface Figures {
  /** The whole process. */
  readonly whole: Spread;
  /** Over no events: starting and reading the rules. */
  readonly start: Spread;
  /** The whole less the start of the same round. */
  readonly matching: Spread;
  /** The whole, over that of `JSON.parse` in the same round. */
  readonly ratio: Spread | null;
  /** The most memory that a run held, in bytes. */
  readonly peakBytes: number | null;
}

const FLOOR = 'JSON.parse';

export function figuresOf(row: ContestRow, rows: readonly ContestRow[]): Figures | null {
  if (row.costs === null || row.starts === null || row.costs.length === 0) return null;
  const [whole, start] = [row.costs.map(secondsOf), row.starts.map(secondsOf)];
  const base = rows.find(({ name }) => name === FLOOR)?.costs?.map(secondsOf) ?? [];
  const peaks = row.costs.flatMap(({ peakBytes }) => peakBytes ?? []);
  return {
    whole: spreadOf(whole),
    start: spreadOf(start),
    matching: spreadOf(whole.map((seconds, round) => Math.max(0, seconds - (start[round] ?? 0)))),
    ratio: base.length === whole.length ? spreadOf(whole.map((seconds, round) => seconds / (base[round] ?? Number.NaN))) : null,
    peakBytes: peaks.length === 0 ? null : Math.max(...peaks),
  };
}

export function secondsOf({
  processorSeconds,
  seconds,
}: {
  readonly processorSeconds: number | null;
  readonly seconds: number;
}): number {
  return processorSeconds ?? seconds;
}
