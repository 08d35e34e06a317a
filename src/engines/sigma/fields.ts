import type { Event, Json, Scalar, Schema, SchemaField } from '../../event/index.ts';
import { indexedValue } from './indexed.ts';

/**
 * The values of a field in one event, as a Sigma engine on an Elasticsearch index sees them. Empty: the field is missing. `whole` is for the test
 * of that: a text field is missing where there is no text, whatever its exact sub-field keeps. (eql-semantics 9.1)
 */
export type ReadField = (name: string, whole?: boolean) => readonly Scalar[];

/**
 * Reads the fields of an event after normalising them as the index would: nested objects, dotted keys and arrays come to
 * the same; null and values that the mapping does not index are missing. (eql-semantics 9; sigma-target 3.3)
 */
export function readerOf(event: Event, schema: Schema): ReadField {
  const seen = new Map<string, readonly Scalar[]>();
  return (name, whole = false) => {
    const id = `${whole} ${name}`;
    const known = seen.get(id);
    if (known !== undefined) return known;
    const values = collect(event, name.split('.'), whole ? schema.fields.get(name) : factsOf(schema, name));
    seen.set(id, values);
    return values;
  };
}

/** A text field is asked for its exact values, so what its exact sub-field keeps is what counts. */
function factsOf({ fields }: Schema, name: string): SchemaField | undefined {
  const facts = fields.get(name);
  const exact = facts?.exactSubfield ?? null;
  return exact === null ? facts : (fields.get(`${name}.${exact}`) ?? facts);
}

/** All values under a dotted name in their order, every way to cut it at its dots. Keeps its own stack, since events may nest as deeply as they like. */
function collect(event: Event, path: readonly string[], facts: SchemaField | undefined): readonly Scalar[] {
  if (facts?.constant !== undefined) return [facts.constant];
  const values: Scalar[] = [];
  const open: { readonly value: Json; readonly from: number }[] = [{ value: event, from: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, from } = next;
    if (isList(value)) {
      for (let at = value.length - 1; at >= 0; at--) open.push({ value: value[at] ?? null, from });
    } else if (from === path.length) {
      const scalar = value === null ? (facts?.nullValue ?? null) : value;
      const indexed = typeof scalar === 'object' ? null : facts === undefined ? scalar : indexedValue(scalar, facts);
      if (indexed !== null) values.push(indexed);
    } else if (typeof value === 'object' && value !== null) {
      for (let to = path.length; to > from; to--) {
        const key = path.slice(from, to).join('.');
        if (Object.hasOwn(value, key)) open.push({ value: value[key] ?? null, from: to });
      }
    }
  }
  return values;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
