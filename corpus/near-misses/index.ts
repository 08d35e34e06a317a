import type { Family, NamesOf } from './family.ts';
import { REGEX } from './regex.ts';
import { ARRIVAL, INSTANTS, NO_SPAN, ORDER, REPETITION, RUN_COUNTS, SPAN, STEPS, TIEBREAKERS, UNRELATED } from './sequences.ts';
import { DISTANCE, ITEMS, KEY_VALUES, KEYS, LATE, MISSING, PIPES, TIMESTAMPS, UNTIL } from './series.ts';
import { TEXT, WILDCARDS, WORDS } from './text.ts';
import { ADDRESSES, CHOICES, DATES, FUNCTIONS, NANOSECONDS, NUMBERS, VERSIONS } from './values.ts';
import { FIELD_VALUES, GROUPS, NEEDLESS, SHAPES } from './writing.ts';

/** Near misses of one condition: what is done to the value of its field. */
export const CONDITION_FAMILIES = {
  text: TEXT,
  wildcards: WILDCARDS,
  words: WORDS,
  regex: REGEX,
  numbers: NUMBERS,
  addresses: ADDRESSES,
  dates: DATES,
  nanoseconds: NANOSECONDS,
  versions: VERSIONS,
  choices: CHOICES,
  functions: FUNCTIONS,
  values: FIELD_VALUES,
  groups: GROUPS,
} as const satisfies Readonly<Record<string, Family>>;

/** Ways to write an event that matches. */
export const SHAPE_FAMILIES = { shapes: SHAPES, needless: NEEDLESS } as const satisfies Readonly<Record<string, Family>>;

/** Near misses of what relates several events. */
export const TIMELINE_FAMILIES = {
  order: ORDER,
  steps: STEPS,
  span: SPAN,
  noSpan: NO_SPAN,
  runs: RUN_COUNTS,
  repetition: REPETITION,
  keys: KEYS,
  keyValues: KEY_VALUES,
  until: UNTIL,
  missing: MISSING,
  items: ITEMS,
  distance: DISTANCE,
  pipes: PIPES,
  instants: INSTANTS,
  tiebreakers: TIEBREAKERS,
  arrival: ARRIVAL,
  unrelated: UNRELATED,
  late: LATE,
  timestamps: TIMESTAMPS,
} as const satisfies Readonly<Record<string, Family>>;

export type ConditionNearMiss = NamesOf<typeof CONDITION_FAMILIES>;
export type ShapeNearMiss = NamesOf<typeof SHAPE_FAMILIES>;
type TimelineNearMiss = NamesOf<typeof TIMELINE_FAMILIES>;

/** A near miss on either side of its edge: the condition fails, or just holds. */
type EventNearMiss = `${'failed' | 'held'}-${ConditionNearMiss}`;

/** What an event of a rule over single events is called, as `recipe` in labels. */
export type EventName = 'match' | 'ordinary' | 'ordinary-other' | EventNearMiss | `match-${ShapeNearMiss}`;

/** What a timeline is called; `matches-N` with its count. */
export type TimelineName =
  | 'match'
  | 'match-flattened'
  | 'match-epoch-timestamps'
  | 'ordinary'
  | EventNearMiss
  | Exclude<TimelineNearMiss, 'matches-N'>
  | `matches-${number}`;
