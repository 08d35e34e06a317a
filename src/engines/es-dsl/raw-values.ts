import type { Event, Json } from '../../event/index.ts';

/** A value under a field before its type is applied; null only where the source says null. */
export type RawValue = string | number | boolean | null;

/**
 * Every value an event has under a dotted name. Nested objects, dotted keys and mixtures address the same field and are
 * pooled; arrays are flattened, objects in them fan out, an object in the place of a value is none. Only own properties
 * are read. (eql-semantics 4, 9.3)
 */
export function rawValues(event: Event, segments: readonly string[]): RawValue[] {
  const found: RawValue[] = [];
  // A worklist instead of recursion: events may nest arbitrarily deep.
  const pending: { readonly json: Json; readonly from: number }[] = [{ json: event, from: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { json, from } = next;
    if (Array.isArray(json)) {
      for (let i = json.length - 1; i >= 0; i--) pending.push({ json: json[i] ?? null, from });
    } else if (json !== null && typeof json === 'object') {
      pushMembers(pending, json, segments, from);
    } else if (from === segments.length) {
      if (typeof json !== 'object') found.push(json);
      else found.push(null);
    }
  }
  return found;
}

function pushMembers(
  pending: { readonly json: Json; readonly from: number }[],
  object: object,
  segments: readonly string[],
  from: number,
): void {
  let key = '';
  for (let to = from; to < segments.length; to++) {
    key = to === from ? (segments[to] ?? '') : `${key}.${segments[to]}`;
    const own = Object.getOwnPropertyDescriptor(object, key);
    if (own !== undefined) pending.push({ json: own.value, from: to + 1 });
  }
}
