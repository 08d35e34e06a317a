import type { Event, FieldFacts, Json, Schema, SchemaField } from '../../event/index.ts';
import { coerce } from './coerce.ts';
import type { Value } from './value.ts';

/** What the oracle knows of a field; `path` is where events carry its values, when that is another name. */
export type KnownField = FieldFacts & Pick<SchemaField, 'path' | 'dateFormat' | 'constant' | 'normalizer'>;

/** What is assumed of a field that the schema does not name. */
const UNMAPPED: KnownField = { type: 'keyword', ignoreAbove: 1024, nullValue: null, exactSubfield: null };

/**
 * What the mapping says of a field. For a text field it is what is said of its exact sub-field, which stands in for it and
 * has the same values (eql-semantics 1.6).
 */
export function factsOf(schema: Schema, name: string): KnownField {
  const facts = schema.fields.get(name) ?? UNMAPPED;
  const exact = facts.exactSubfield === null ? undefined : schema.fields.get(`${name}.${facts.exactSubfield}`);
  return exact === undefined ? facts : { ...exact, path: exact.path ?? facts.path ?? name };
}

/** What the mapping says of a field itself, also of a text field, whose own index null tests ask (eql-semantics 9.1). */
export function wholeFactsOf(schema: Schema, name: string): KnownField {
  return schema.fields.get(name) ?? UNMAPPED;
}

/**
 * All values of a field in an event. A constant of the index is the value of every event, whatever it carries (eql-semantics 9.1). Nested objects, dotted keys and mixtures of them address the same field; their
 * values are pooled. Arrays are flattened, arrays of objects fan out; nulls and objects are no values
 * (eql-semantics 4, 9.3).
 */
export function readValues(event: Event, name: string, facts: KnownField): readonly Value[] {
  if (facts.constant !== undefined) return [{ kind: 'string', text: facts.constant }];
  const found: Value[] = [];
  for (const json of under(event, facts.path ?? name)) {
    const value = coerce(json === null ? facts.nullValue : json, facts);
    if (value !== null) found.push(value);
  }
  return found;
}

/**
 * What stands under a dotted name: scalars, nulls and objects, arrays opened. Keeps its own stack, since events may be
 * nested as deeply as they like.
 */
export function under(event: Event, name: string): readonly Json[] {
  const found: Json[] = [];
  const open: { readonly json: Json; readonly rest: string | null }[] = [{ json: event, rest: name }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { json, rest } = next;
    if (isArray(json)) {
      for (let index = json.length - 1; index >= 0; index--) open.push({ json: json[index] ?? null, rest });
    } else if (rest === null) {
      found.push(json);
    } else if (json !== null && typeof json === 'object') {
      open.push(...children(json, rest));
    }
  }
  return found;
}

/** The members of an object that can begin the rest of a name, each with what then remains; null: nothing remains. */
function children(object: Event, rest: string): { readonly json: Json; readonly rest: string | null }[] {
  const found: { readonly json: Json; readonly rest: string | null }[] = [];
  const add = (key: string, remaining: string | null): void => {
    if (Object.hasOwn(object, key)) found.push({ json: object[key] ?? null, rest: remaining });
  };
  for (let dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) add(rest.slice(0, dot), rest.slice(dot + 1));
  add(rest, null);
  return found.reverse();
}

function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}
