import type { NonEmpty } from '../source/index.ts';

/**
 * How the dates of a field are written, where its mapping says so: the text of the mapping's `format`, and what it means, one
 * layout after the other. The first layout that reads a text tells what it says.
 */
export interface DateFormat {
  readonly text: string;
  readonly layouts: NonEmpty<DateLayout>;
}

/** A regular expression over a whole text, linear to run, and what each of its capturing groups holds; a group may be missing. */
export interface DateLayout {
  readonly pattern: string;
  readonly parts: readonly DatePart[];
}

/**
 * `year-of-era` is written `y`, and then no weekday is held against the date. `half` is AM or PM, `half-hour` counts from 1 to
 * 12, `half-hour-zero` from 0 to 11. Week years and weeks are those of ISO 8601. `fraction` is of the second. `zone` is `Z` or
 * a distance from UTC. `none` says nothing.
 */
export type DatePart =
  | 'year'
  | 'year-of-era'
  | 'short-year'
  | 'month'
  | 'month-name'
  | 'day'
  | 'day-of-year'
  | 'week-year'
  | 'week'
  | 'weekday'
  | 'weekday-name'
  | 'hour'
  | 'half-hour'
  | 'half-hour-zero'
  | 'half'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'nanosecond'
  | 'zone'
  | 'epoch-seconds'
  | 'epoch-milliseconds'
  | 'none';
