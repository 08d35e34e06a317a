/** A JSON value as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One event: a JSON object. Field names may be nested objects, dotted keys or a mixture. */
export type Event = { readonly [key: string]: Json };

/** A single value of a field, or a constant of a rule. */
export type Scalar = string | number | boolean;

/** The place of an event in the list it was loaded from, counted from 0. */
export type EventId = number;
