import type { Event, Json } from '../../event/index.ts';
import { fieldsOf, valueAt, valuesOf, withField } from './event-fields.ts';
import { bothOf, directionOf, type Sides } from './sides.ts';

/** Values for some fields: what an event is given in place of its own. */
export type Repair = ReadonlyMap<string, readonly Json[]>;

/** The event with these values. */
export function repaired(event: Event, repair: Repair): Event {
  return [...repair].reduce((changed, [field, values]) => withField(changed, field, values), event);
}

/** Whether each event is one on which the difference is gone. */
export type Healed = (events: readonly Event[]) => Promise<readonly boolean[]>;

/** Where values are taken from: events on which both agree, and which of them an event is asked. */
export interface Donors {
  readonly events: readonly Event[];
  /** Fields that the rule or the port asks. */
  readonly asked: readonly string[];
  readonly healed: Healed;
}

/** Donors that are tried for one event, those most like it. */
const DONORS = 6;
/** Changed events that are tried for one event at most. */
const CANDIDATES = 300;

/**
 * The one field that decides a difference, with a value that takes the difference away; null: no single field does. Of several, one on
 * which the difference hangs: without its value there is none.
 */
export async function repairOfOne(event: Event, donors: Donors, sides: Sides): Promise<Repair | null> {
  const candidates = singles(event, donors);
  const healed = await donors.healed(candidates.map((repair) => repaired(event, repair)));
  const found = candidates.filter((_, at) => healed[at] === true);
  const fields = [...new Set(found.flatMap((repair) => [...repair.keys()]))];
  if (fields.length < 2) return found[0] ?? null;
  const without = await bothOf(
    sides,
    fields.map((field) => withField(event, field, [])),
  );
  const decisive = fields.filter(
    (field, at) => valuesOf(event, field).length > 0 && directionOf(without[at]?.rule, without[at]?.port) === null,
  );
  const [best = fields[0]] = decisive;
  return found.find((repair) => best !== undefined && repair.has(best)) ?? null;
}

/** A few fields that together take a difference away, none of which can be left as it is; null: no donor's do. */
export async function repairOfSeveral(event: Event, donors: Donors): Promise<Repair | null> {
  const spelt = new Map(
    [...fieldsOf(event)].filter((field) => isSpelt(event, field)).map((field) => [field, valuesOf(event, field)]),
  );
  if (spelt.size > 0) {
    const [heals] = await donors.healed([repaired(event, spelt)]);
    if (heals === true) return await fewest(event, spelt, donors.healed);
  }
  for (const donor of nearest(event, donors).slice(0, 3)) {
    for (const fields of [donors.asked, [...new Set([...fieldsOf(event), ...fieldsOf(donor)])]]) {
      const whole = new Map(different(event, donor, fields).map((field) => [field, valuesOf(donor, field)]));
      const [heals] = await donors.healed([repaired(event, whole)]);
      if (heals === true) return await fewest(event, whole, donors.healed);
    }
  }
  return null;
}

/** Takes fields out of a repair as long as it heals: all at once those that can go alone, where that works, and the rest one by one. */
async function fewest(event: Event, whole: Repair, healed: Healed): Promise<Repair> {
  const less = (repair: Repair, gone: readonly string[]): Repair =>
    new Map([...repair].filter(([field]) => !gone.includes(field)));
  const fields = [...whole.keys()];
  const alone = await healed(fields.map((field) => repaired(event, less(whole, [field]))));
  const idle = less(
    whole,
    fields.filter((_, at) => alone[at] === true),
  );
  const [together] = idle.size === 0 ? [false] : await healed([repaired(event, idle)]);
  let smallest = together === true ? idle : whole;
  for (const field of [...smallest.keys()]) {
    const next = less(smallest, [field]);
    if (next.size === 0) break;
    const [still] = await healed([repaired(event, next)]);
    if (still === true) smallest = next;
  }
  return smallest;
}

function singles(event: Event, donors: Donors): readonly Repair[] {
  const found = new Map<string, Repair>();
  const add = (field: string, values: readonly Json[]): void => {
    const key = JSON.stringify([field, values]);
    if (found.size < CANDIDATES && !found.has(key)) found.set(key, new Map([[field, values]]));
  };
  for (const field of donors.asked) {
    const values = valuesOf(event, field);
    if (isSpelt(event, field)) add(field, values);
    for (const near of neighbours(values, field, donors)) add(field, near);
  }
  for (const donor of nearest(event, donors))
    for (const field of different(event, donor, donors.asked)) {
      const values = valuesOf(donor, field);
      add(field, values);
      if (values.length > 1) for (const value of values.slice(0, 4)) add(field, [value]);
    }
  // One value says more than several.
  const size = (repair: Repair): number => [...repair.values()].reduce((sum, values) => sum + values.length, 0);
  return [...found.values()].sort((a, b) => size(a) - size(b));
}

/** Values one step away, which say most: the same text in other letters, the next number, one value of several. */
function neighbours(values: readonly Json[], field: string, { events }: Donors): readonly (readonly Json[])[] {
  const [value] = values;
  if (values.length > 1) return values.slice(0, 4).map((one) => [one]);
  if (typeof value === 'number') return [[value + 1], [value - 1]];
  if (typeof value !== 'string') return [];
  const folded = value.toLowerCase();
  const same = events
    .flatMap((event) => valuesOf(event, field))
    .find((other) => typeof other === 'string' && other !== value && other.toLowerCase() === folded);
  return same === undefined ? [] : [[same]];
}

/** The event with each field nested, and lists of one opened. */
export function inPlain(event: Event): Event {
  return [...fieldsOf(event)].reduce((plain, field) => withField(plain, field, valuesOf(event, field)), event);
}

/** Whether the field is there, and not as one value, nested: in a list, or under a dotted key. */
function isSpelt(event: Event, field: string): boolean {
  const values = valuesOf(event, field);
  if (values.length === 0) return false;
  return JSON.stringify(valueAt(event, field)) !== JSON.stringify(values.length === 1 ? values[0] : values);
}

function nearest(event: Event, { events, asked }: Donors): readonly Event[] {
  const ranked = events.map((donor) => ({ donor, distance: different(event, donor, asked).length }));
  return ranked
    .sort((a, b) => a.distance - b.distance)
    .slice(0, DONORS)
    .map(({ donor }) => donor);
}

function different(event: Event, donor: Event, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => JSON.stringify(valuesOf(event, field)) !== JSON.stringify(valuesOf(donor, field)));
}
