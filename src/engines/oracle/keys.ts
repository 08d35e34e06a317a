import type { FieldType } from '../../event/index.ts';
import type { FieldReference } from '../../languages/eql/ast.ts';
import { readValues } from './fields.ts';
import { compareValues } from './order.ts';
import type { Placed } from './placed.ts';
import { factsFor, type Scope } from './scope.ts';
import type { Trouble } from './trouble.ts';
import { javaText, type Value } from './value.ts';

/** What an event joins by: one value, or null, for each key field of an item. `name` is the same for equal keys only. */
export interface Key {
  readonly name: string;
  readonly values: readonly (Value | null)[];
}

/** Every key under which an event joins; none when a mandatory key field has no value. */
export type KeyReader = (placed: Placed, trouble: Trouble) => readonly Key[];

const MOST_KEYS = 100_000;

/** How an item is asked for its keys. */
interface KeyRules {
  /** No value is no key, unless the field is optional. */
  readonly mandatory: boolean;
  /**
   * Of a missing item: the keys of the items that it is missing beside. It is looked for by queries for their values, which convert
   * numbers; null: keys are compared as they come (eql-semantics 10.5).
   */
  readonly lookedUpBy: readonly FieldReference[] | null;
}

/**
 * Reads the keys of an item. An array gives one key for each of its elements and several arrays their product; an optional
 * field without values gives null, which equals null (eql-semantics 10.3). `until` asks for no field to exist.
 */
export function readKeys(fields: readonly FieldReference[], scope: Scope, { mandatory, lookedUpBy }: KeyRules): KeyReader {
  const columns = fields.map((field, place) => {
    const facts = factsFor(field, scope);
    const sought = lookedUpBy?.[place];
    return { field, facts, type: sought === undefined ? facts.type : factsFor(sought, scope).type };
  });
  return ({ event, id }, trouble) => {
    let keys: readonly (Value | null)[][] = [[]];
    for (const { field, facts } of columns) {
      const values: readonly (Value | null)[] = distinct(readValues(event, field.name, facts));
      const parts = values.length === 0 && (field.optional || !mandatory) ? [null] : values;
      if (keys.length * parts.length > MOST_KEYS) {
        trouble.say(`event ${id} joins under more keys than are tried`);
        return [];
      }
      keys = keys.flatMap((key) => parts.map((part) => [...key, part]));
    }
    return keys.map((values) => ({
      name: JSON.stringify(values.map((value, place) => nameOf(value, columns[place]?.type))),
      values,
    }));
  };
}

function distinct(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [nameOf(value, undefined), value])).values()];
}

/** Equal values have equal names. Numbers of two types are never equal; instants go by their text (eql-semantics 10.3). */
function nameOf(value: Value | null, type: FieldType | undefined): string | null {
  if (value === null) return null;
  if (value.kind === 'integer' || value.kind === 'double') return `${type ?? 'number'} ${value.value}`;
  return `${value.kind} ${javaText(value)}`;
}

/** The order of keys: null first, then by value, field by field. */
export function compareKeys(left: Key, right: Key): number {
  for (const [index, mine] of left.values.entries()) {
    const theirs = right.values[index] ?? null;
    const order =
      mine === null || theirs === null ? Number(mine !== null) - Number(theirs !== null) : compareValues(mine, theirs);
    if (order !== 0) return order;
  }
  return 0;
}
