import type { Event, Json } from '../../event/index.ts';

/** Whether a value of JSON may be an event: an object, neither null nor a list. */
export function isObject(value: Json | undefined): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
