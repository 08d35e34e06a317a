import type { FieldSigns } from './field-signs.ts';

/** Where a key leads: to the values of a field, and on to longer names. */
interface Place {
  field: FieldSigns | null;
  /** By every key that leads on: the next segment of a name, or several with dots. */
  readonly keys: Map<string, Place>;
}

/** Shows an index the values of an event. */
export type Walk = (event: unknown) => void;

/**
 * Prepares the walk over events: each member is looked up once, by its key and where it stands, and members under names that
 * nobody asks for are passed over whole. Dotted keys lead where nested ones do, lists are their values, one after the other (eql-semantics 9.3).
 * `anything` looks at all values of whatever field.
 */
export function createWalk(fields: ReadonlyMap<string, FieldSigns>, anything: FieldSigns | null): Walk {
  const root = newPlace();
  for (const [name, field] of fields) placeOf(root, name.split('.')).field = field;
  /** Where names lead that nobody asks for, but for values of whatever field. */
  const elsewhere: Place | undefined = anything === null ? undefined : newPlace();
  /** Lists and members that are still to be looked at, where nesting is deeper than names are long. */
  const waiting: { readonly value: object; readonly place: Place }[] = [];

  function visit(value: unknown, place: Place): void {
    if (typeof value !== 'object') {
      place.field?.look(value);
      anything?.look(value);
    } else if (value === null) return;
    else if (Array.isArray(value)) {
      for (const each of value) {
        if (Array.isArray(each)) waiting.push({ value: each, place });
        else visit(each, place);
      }
    } else if (place === elsewhere) waiting.push({ value, place });
    else members(value, place);
  }

  function members(value: object, place: Place): void {
    const { keys } = place;
    if (keys.size === 0 && elsewhere === undefined) return;
    for (const key in value) {
      const next = keys.get(key) ?? elsewhere;
      if (next !== undefined) visit((value as { readonly [key: string]: unknown })[key], next);
    }
  }

  return (event) => {
    if (typeof event !== 'object' || event === null || Array.isArray(event)) return;
    members(event, root);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (Array.isArray(next.value)) visit(next.value, next.place);
      else members(next.value, next.place);
    }
  };
}

function newPlace(): Place {
  return { field: null, keys: new Map() };
}

/** The place of a name below another place, made with all places on the way and every dotted key that leads to them. */
function placeOf(from: Place, segments: readonly string[]): Place {
  let [first = '', ...rest] = segments;
  let place = from.keys.get(first);
  if (place === undefined) {
    place = newPlace();
    from.keys.set(first, place);
  }
  if (rest.length === 0) return place;
  const found = placeOf(place, rest);
  let next: Place | undefined = place;
  for (const segment of rest) {
    first = `${first}.${segment}`;
    next = next?.keys.get(segment);
    if (next !== undefined) from.keys.set(first, next);
  }
  return found;
}
