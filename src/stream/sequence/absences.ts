import { float64Column, int16Column } from './columns.ts';

/**
 * What unfinished sequences know of events that must be missing, as columns beside the others; a rule without missing
 * events keeps none. All moments are milliseconds: absences are judged in these alone. (eql-semantics 10.5)
 */
interface Absences {
  begin(partial: number, leadMs: number): void;
  /** An event that must be missing after the one at `lastMs`. The first that is truly later decides. */
  note(partial: number, lastMs: number, ms: number): void;
  /** The next event came at `ms`: an unwanted event strictly before it spoils the sequence. */
  extend(partial: number, ms: number): void;
  spoilt(partial: number): boolean;
  lead(partial: number): number;
}

export function createAbsences(kept: boolean): Absences {
  if (!kept) {
    return { begin: () => {}, note: () => {}, extend: () => {}, spoilt: () => false, lead: () => -Infinity };
  }
  const lead = float64Column();
  const unwanted = float64Column();
  const spoilt = int16Column();
  return {
    begin(partial, leadMs) {
      lead.set(partial, leadMs);
      unwanted.set(partial, Infinity);
      spoilt.set(partial, 0);
    },
    note(partial, lastMs, ms) {
      if (ms > lastMs && ms < unwanted.get(partial)) unwanted.set(partial, ms);
    },
    extend(partial, ms) {
      if (unwanted.get(partial) < ms) spoilt.set(partial, 1);
      unwanted.set(partial, Infinity);
    },
    spoilt: (partial) => spoilt.get(partial) === 1,
    lead: lead.get,
  };
}
