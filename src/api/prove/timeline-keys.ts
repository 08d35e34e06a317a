import type { Event, Scalar } from '../../event/index.ts';
import { allOf, type Field, type Predicate, type Step } from '../../ir/index.ts';

/** A value for each place of the keys; null: none is fixed. */
export type KeyValues = readonly (Scalar | null)[];

/**
 * A value for each place of the keys, the same in every item: any, or one that an item asks for itself. A field that is at two places of an item has
 * one value.
 */
export function keyValues(steps: readonly Step[], taken: (step: Step, values: KeyValues) => Event | null): KeyValues {
  const [first] = steps;
  const values: (Scalar | null)[] = [];
  for (const [place, field] of (first?.keys ?? []).entries()) {
    const same = values.findIndex((_, before) => steps.some(({ keys }) => keys[before]?.name === keys[place]?.name));
    values.push(same < 0 ? keyValueAt(steps, field, place, taken) : (values[same] ?? null));
  }
  return values;
}

function keyValueAt(
  steps: readonly Step[],
  field: Field,
  place: number,
  taken: (step: Step, values: KeyValues) => Event | null,
): Scalar | null {
  const alone = (value: Scalar | null): KeyValues => [...Array.from({ length: place }, () => null), value];
  const fits = (value: Scalar | null): boolean => steps.every((step) => taken(step, alone(value)) !== null);
  const any = keyValue(field, place);
  if (fits(any)) return any;
  const asked = steps.flatMap((step) => {
    const value = taken(step, [])?.[step.keys[place]?.name ?? ''];
    return value === undefined || value === null || typeof value === 'object' ? [] : [value];
  });
  return asked.find(fits) ?? any;
}

/** A value that any item may have for a key; null: none is fixed. */
function keyValue({ type }: Field, at: number): Scalar | null {
  switch (type) {
    case 'keyword':
    case 'wildcard':
      return `key-${at + 1}`;
    case 'long':
    case 'integer':
    case 'short':
    case 'byte':
    case 'unsigned_long':
    case 'double':
      return at + 1;
    case 'ip':
      return `192.0.2.${at + 1}`;
    case 'boolean':
      return true;
    // Of these the text of a value is not the only one of its value, or there is no exact one.
    case 'float':
    case 'half_float':
    case 'scaled_float':
    case 'date':
    case 'date_nanos':
    case 'constant_keyword':
    case 'version':
    case 'text':
    case 'match_only_text':
    case 'flattened':
    case 'nested':
    case 'object':
    case 'geo_point':
      return null;
  }
}

/** What an item asks of one event when the keys have these values. */
export function withKeys(step: Step, values: KeyValues): Predicate {
  const asked = keysAsked(step, values);
  return asked.length === 0 ? step.where : allOf([step.where, ...asked], step.origin);
}

/** That the keys of an item have these values. */
export function keysAsked({ keys, origin }: Step, values: KeyValues): readonly Predicate[] {
  return keys.flatMap((field, at): readonly Predicate[] => {
    const value = values[at] ?? null;
    return value === null ? [] : [{ kind: 'one-of', field, values: [value], letters: 'exact', origin }];
  });
}
