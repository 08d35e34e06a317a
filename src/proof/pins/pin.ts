import type { Event } from '../../event/index.ts';

/** An event that holds a part of a meaning in its place: were the part another, so would be the answer. */
export interface Pin {
  readonly event: Event;
  readonly matches: boolean;
  /** What it is for, in plain words. */
  readonly reason: string;
}
