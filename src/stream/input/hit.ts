import type { Event, Json } from '../../event/index.ts';
import { isObject } from './is-object.ts';

/** An event as a search answers with it: within a hit, which says where the document is. */
export interface Hit {
  /** The member that holds the event. */
  readonly inside: '_source' | 'fields';
  readonly event: Event;
  readonly index: string | null;
  readonly id: string | null;
}

/** Members of a hit beside the event. An object with others is a hit only when it has a `_source`, which no document can have. */
const BESIDE_FIELDS: ReadonlySet<string> = new Set([
  'fields',
  'sort',
  'highlight',
  'inner_hits',
  'matched_queries',
  'ignored_field_values',
]);

/** The hit that an object is; null: it is an event itself. `missing`: an event that an EQL sequence wants to be absent. */
export function hitOf(value: Event): Hit | 'missing' | null {
  const source = own(value, '_source');
  const fields = own(value, 'fields');
  if (!isObject(source) && !isObject(fields)) return null;
  if (isObject(source) && own(value, 'missing') === true && own(value, '_id') === '') return 'missing';
  const place = { index: text(own(value, '_index')), id: text(own(value, '_id')) };
  // `_source: false` beside fields gives none, or an empty one.
  if (isObject(source) && (!isObject(fields) || Object.keys(source).length > 0))
    return { inside: '_source', event: source, ...place };
  return isObject(fields) && isHit(value, fields) ? { inside: 'fields', event: fields, ...place } : null;
}

/** An event of its own may have a field named `fields`; the `fields` of a hit hold lists only. */
function isHit(value: Event, fields: Event): boolean {
  return (
    Object.keys(value).every((key) => key.startsWith('_') || BESIDE_FIELDS.has(key)) && Object.values(fields).every(Array.isArray)
  );
}

function own(value: Event, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
