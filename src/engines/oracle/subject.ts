import type { Event } from '../../event/index.ts';

/** A count of steps shared by all the work on one event. When none is left the answer is void, and the run says so. */
export interface Budget {
  left: number;
}

/** The event that is judged, and the work that may still be spent on it. */
export interface Subject {
  readonly event: Event;
  readonly budget: Budget;
}
