import type { ContestRecord } from '../contest/index.ts';
import type { TaskName } from './tasks.ts';

/** Of which kind a record is, and in which version of its form. */
export const FULL_FORMAT = 'eqlibrium-full-1';

/** A run of everything, as `npm run bench:full` records it. */
export interface FullRecord {
  readonly format: typeof FULL_FORMAT;
  /** The day, in UTC. */
  readonly date: string;
  readonly rounds: number;
  /** Fewer rounds or events than the goals are about: a try, which is not recorded. */
  readonly partial: boolean;
  /** The contests by name; absent: left out of a partial run. */
  readonly contests: { readonly [Name in TaskName]?: ContestRecord };
  readonly sequences: SequencesRecord | null;
}

/** Each round a process. */
export interface SequencesRecord {
  readonly rules: number;
  readonly events: number;
  readonly liveKeys: number;
  /** Known from how the events are made. */
  readonly expected: number;
  readonly rounds: readonly {
    readonly found: number;
    readonly evictions: number;
    /** Of the processor, parsing included, the making of the events not. */
    readonly eventsPerSecond: number;
    readonly peakMegabytes: number;
  }[];
}
