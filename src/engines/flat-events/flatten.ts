import type { Event, FieldFacts, Json, Scalar, Schema } from '../../event/index.ts';
import { heldValue } from './held-value.ts';

/** An event as one record: full dotted names, and under each the value or the values that an index would hold. */
export type FlatEvent = { readonly [field: string]: Scalar | readonly Scalar[] };

/** No field has a longer name; what nests deeper is out of reach of any rule. */
const LONGEST_NAME = 4096;

/**
 * An event for programs that know no mapping. What an index does to it is done before they see it: nested objects, dotted
 * keys and arrays come to the same; null, empty lists and what the mapping does not index are not there; numbers in keyword
 * fields are texts. (eql-semantics 9) Programs that read JSON differ on these shapes, and a rule says nothing of them.
 */
export function flattenEvent(event: Event, schema: Schema): FlatEvent {
  const values = new Map<string, Scalar[]>();
  const open: { readonly name: string; readonly value: Json }[] = [{ name: '', value: event }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, value } = next;
    if (isList(value)) {
      for (const item of value.toReversed()) open.push({ name, value: item });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, below] of Object.entries(value).reverse()) {
        const longer = name === '' ? key : `${name}.${key}`;
        if (longer.length <= LONGEST_NAME) open.push({ name: longer, value: below });
      }
    } else {
      const held = holdValue(value, factsOf(schema, name));
      if (held === null) continue;
      const before = values.get(name);
      if (before === undefined) values.set(name, [held]);
      else before.push(held);
    }
  }
  for (const [name, { constant, path }] of schema.fields) {
    if (constant !== undefined && path === undefined) values.set(name, [constant]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, single(all)]));
}

function single(values: readonly Scalar[]): Scalar | readonly Scalar[] {
  const [first, ...others] = values;
  return first === undefined || others.length > 0 ? values : first;
}

function holdValue(value: Scalar | null, facts: FieldFacts | undefined): Scalar | null {
  // Half a surrogate pair has no place in UTF-8, which is what other programs read.
  const text = typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
  const given = text ?? facts?.nullValue ?? null;
  return given === null || facts === undefined ? given : heldValue(given, facts);
}

/** Of a text field its exact sub-field is what rules ask. */
function factsOf({ fields }: Schema, name: string): FieldFacts | undefined {
  const facts = fields.get(name);
  const exact = facts?.exactSubfield ?? null;
  return exact === null ? facts : (fields.get(`${name}.${exact}`) ?? facts);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
