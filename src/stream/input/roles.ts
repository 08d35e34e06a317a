/**
 * What a container is on the way to events. Responses of Elasticsearch, and what tools make of them, hold events in lists at
 * known places; everything else is an event or a part of one.
 */
export const OTHER = 0;
/** An object that is an event, unless a list of events is found in it. */
export const ELEMENT = 1;
/** A list of events. */
export const LIST = 2;
/** The `hits` of a response. */
const HITS = 3;
/** The `hits.sequences` of an EQL response, and one of them. */
export const SEQUENCES = 4;
export const SEQUENCE = 5;
/** The `responses` of several searches. */
export const RESPONSES = 6;
/** A response within something else: one of `responses`, or what an asynchronous search or Kibana wraps. */
const RESPONSE = 7;

/** Keys longer than this lead nowhere. */
export const LONGEST_KEY = 11;

/** Whether the keys of such a container matter. */
export function readsKeys(role: number): boolean {
  return role === ELEMENT || role === HITS || role === SEQUENCE || role === RESPONSE;
}

/** The role of a container that stands in another one (null: in none) under this key. */
export function roleOf(parent: number | null, key: string, isObject: boolean): number {
  switch (parent) {
    case null:
      return isObject ? ELEMENT : LIST;
    case LIST:
      return isObject ? ELEMENT : OTHER;
    case ELEMENT:
      if (isObject && (key === 'response' || key === 'rawResponse')) return RESPONSE;
      if (!isObject && key === 'responses') return RESPONSES;
      return isObject && key === 'hits' ? HITS : OTHER;
    case RESPONSE:
      return isObject && key === 'hits' ? HITS : OTHER;
    case HITS:
      if (isObject) return OTHER;
      return key === 'hits' || key === 'events' ? LIST : key === 'sequences' ? SEQUENCES : OTHER;
    case SEQUENCES:
      return isObject ? SEQUENCE : OTHER;
    case SEQUENCE:
      return !isObject && key === 'events' ? LIST : OTHER;
    case RESPONSES:
      return isObject ? RESPONSE : OTHER;
    default:
      return OTHER;
  }
}
