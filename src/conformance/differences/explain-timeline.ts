import type { Event } from '../../event/index.ts';
import type { KnownDifference } from './known.ts';
import { KNOWN_DIFFERENCES } from './table.ts';

/** Whether both sides say of a timeline that there is a match; null: one of them gave no answer. */
type Agrees = (timeline: readonly Event[]) => Promise<boolean | null>;

/** The known difference of an engine, or several together, without whose cause both sides agree on a timeline; null: unexplained. */
export async function explainTimeline(
  engine: string,
  timeline: readonly Event[],
  timestampField: string,
  agrees: Agrees,
): Promise<string | null> {
  const times = timeline.map((event) => Date.parse(String(event[timestampField])));
  if (times.some(Number.isNaN)) return null;
  const known = KNOWN_DIFFERENCES.filter((one) => one.engine === engine && one.retimed !== undefined);
  for (const trial of known.length > 1 ? [...known.map((one) => [one]), known] : known.map((one) => [one])) {
    const retimed = retime(trial, times);
    if (retimed.every((time, at) => time === times[at])) continue;
    const changed = timeline.map((event, at) => ({ ...event, [timestampField]: new Date(retimed[at] ?? 0).toISOString() }));
    if ((await agrees(changed)) === true) return trial.map(({ code }) => code).join(' + ');
  }
  return null;
}

function retime(trial: readonly KnownDifference[], times: readonly number[]): readonly number[] {
  return trial.reduce((rest, { retimed }) => retimed?.(rest) ?? rest, times);
}
