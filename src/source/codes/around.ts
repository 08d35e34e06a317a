import type { CodeRow } from './row.ts';

/** What stands around a query, in a rule or a request, and how it comes through. */
export const aroundCodes = {
  'look-back-shorter': {
    title: 'a look-back shorter than maxspan',
    meaning:
      'A run sees the events of its time range only, and every event of a sequence has to lie in it. Sequences that take longer than the look-back are found by no run, though maxspan allows them.',
    kind: 'note',
  },
  'schedule-not-printed': {
    title: 'the time range is not in the output',
    meaning:
      'Which stretch of time is looked at, and by which field, is a matter of the schedule that a rule runs on. A query has a time range; a condition on single events, or on a file, has none.',
    kind: 'note',
  },
} as const satisfies Record<string, CodeRow>;
