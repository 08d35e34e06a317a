import sortBy from 'lodash/sortBy.js';
import type { Event, Scalar, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import { eventOfCategory } from '../background/by-category.ts';
import type { Host, Os, World } from '../background/host-inventory.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import type { Formula, SomeLeaf } from '../conditions/formula.ts';
import { factsOf } from '../conditions/reading.ts';
import { at, drop, put, valuesAt } from '../edit.ts';
import type { Scene } from '../event-context.ts';
import { cohere } from '../events/consistent-fields.ts';
import { assemble, type Writing } from '../events/write-values.ts';
import type { Random } from '../random.ts';
import { fits } from '../solve/constraints.ts';
import { type Goal, type Solution, solve } from '../solve/solve.ts';
import { fieldsRead, type Plot, type Role } from './correlation.ts';
import { decide } from './evaluate.ts';

/** The values of the key fields of a role, by place: none for a field left out, several for a list. */
export type KeyValues = readonly (readonly Scalar[])[];

/** What casting draws on. */
export interface Stage {
  /** What events are made for. */
  readonly plot: Plot;
  /** What they are labelled by: the same, unless the rule as it works has no match at all. */
  readonly judged: Plot;
  readonly schema: Schema;
  readonly random: Random;
  readonly world: World;
  readonly time: number;
  /** Fields that tell the time. */
  readonly reserved: readonly string[];
  /** What remains of the work allowed. */
  readonly work: { left: number };
}

/** An event with how it was worked out. */
export interface Cast {
  readonly event: Event;
  readonly background: Event;
  readonly solution: Solution;
}

const ATTEMPTS = 3;

/** True when a field lies in, on or around one of these. */
export function touches(fields: Iterable<string>, path: string): boolean {
  for (const field of fields) if (field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`)) return true;
  return false;
}

/** An ordinary event of the role's category on a machine. */
export function ordinary(role: Role, host: Host, stage: Stage): Event {
  const { random, world, time } = stage;
  const scene: Scene = { random, world, host, shape: 'defend', time, limit: null };
  const category = role.category.any ? random.pick(['process', 'file', 'network', 'authentication']) : role.category.name;
  return eventOfCategory(scene, category);
}

/**
 * An event on a machine that certainly meets the goals beside playing the role (or, with `plays` false, not playing it), under
 * these keys; where it can be, one that plays no other role. Null when none was found.
 */
export function cast(role: Role, keys: KeyValues, host: Host, stage: Stage, goals: readonly Goal[], plays: boolean): Cast | null {
  const others = stage.plot.roles.filter((other) => other !== role);
  const alone = others.map((other): Goal => ({ formula: other.formula, truth: false }));
  for (let round = 0; round < 2 * ATTEMPTS; round++) {
    const background = ordinary(role, host, stage);
    // A condition on a key may ask for a value beside the one that is shared.
    const found = attempt(role, keys, background, stage, goals, round >= ATTEMPTS);
    const certain = found !== null && decide(role.formula, found.event, stage.schema) === plays;
    if (certain && others.every((other) => decide(other.formula, found.event, stage.schema) === false)) return found;
    const strict = attempt(role, keys, background, stage, [...goals, ...alone], false);
    if (strict !== null && decide(role.formula, strict.event, stage.schema) === plays) return strict;
    if (certain && others.every((other) => decide(other.formula, found.event, stage.schema) !== null)) return found;
  }
  return null;
}

function attempt(
  role: Role,
  keys: KeyValues,
  background: Event,
  stage: Stage,
  goals: readonly Goal[],
  listed: boolean,
): Cast | null {
  const read = [...stage.plot.roles.flatMap(fieldsRead), ...stage.reserved];
  const wanted = role.keys.flatMap(({ name }, place): readonly Goal[] =>
    touches(read, name) ? keyGoals(name, keys[place] ?? [], listed) : [],
  );
  const solution = solve([...goals, ...wanted], surroundings(background, stage));
  if (solution === null) return null;
  const event = finish(role, keys, assemble(background, solution.values, new Map()), stage, listed);
  return event === null ? null : { event, background, solution };
}

/** The event again with one field written in another way, or null when that is no event of the role. */
export function rewritten(role: Role, keys: KeyValues, made: Cast, field: string, writing: Writing, stage: Stage): Event | null {
  return finish(role, keys, assemble(made.background, made.solution.values, new Map([[field, writing]])), stage);
}

/** Puts the keys in and lets the rest follow; with `listed` key fields may hold other values beside. */
function finish(role: Role, keys: KeyValues, assembled: Event | null, stage: Stage, listed = false): Event | null {
  if (assembled === null) return null;
  const read = [...stage.plot.roles.flatMap(fieldsRead), ...stage.reserved];
  let event = assembled;
  for (const [place, { name }] of role.keys.entries()) {
    const values = keys[place] ?? [];
    if (!touches(read, name)) {
      const [first] = values;
      event = first === undefined ? drop(event, name) : put(event, name, values.length > 1 ? [...values] : first);
    }
  }
  const fixed = [...read, ...stage.plot.roles.flatMap(({ keys: own }) => own.map(({ name }) => name))];
  event = cohere(event, (field) => touches(fixed, field));
  const joins = ({ name }: Role['keys'][number], place: number): boolean => {
    const [values, wanted] = [valuesAt(event, name), keys[place] ?? []];
    return sameSet(values, wanted) || (listed && wanted.length > 0 && wanted.every((value) => values.includes(value)));
  };
  return role.keys.every(joins) ? event : null;
}

function sameSet(left: readonly Scalar[], right: readonly Scalar[]): boolean {
  return new Set(left).size === new Set([...left, ...right]).size && left.every((value) => right.includes(value));
}

/** That a field have exactly this value, or none; with `listed` it may have others beside. */
function keyGoals(field: string, values: readonly Scalar[], listed: boolean): readonly Goal[] {
  const span = { start: 0, end: 0 };
  const label = `${field} as key`;
  const [value] = values;
  if (value === undefined) return [{ formula: { kind: 'leaf', leaf: { kind: 'missing', span, label, field } }, truth: true }];
  const leaf = (test: SomeLeaf['test']): Formula => ({
    kind: 'leaf',
    leaf: { kind: 'some', span, label, field, test, cost: 1, samples: () => values, edges: () => [] },
  });
  const has: Goal = { formula: leaf((other) => other === value), truth: true };
  return listed ? [has] : [has, { formula: leaf((other) => !values.includes(other)), truth: false }];
}

function surroundings(background: Event, stage: Stage): Parameters<typeof solve>[1] {
  return {
    random: stage.random,
    schema: stage.schema,
    present: (field) => valuesAt(background, field),
    frozen: false,
    work: stage.work,
  };
}

/** The systems whose events suit every role. */
export function systemsOf(plot: Plot): NonEmpty<Os> {
  const all: NonEmpty<Os> = ['linux', 'windows', 'macos'];
  const named = plot.roles.flatMap(({ leaves }) =>
    leaves.filter((leaf) => leaf.kind === 'some' && leaf.field === 'host.os.type').slice(0, 1),
  );
  const fitting = all.filter((os) => named.every((leaf) => leaf.kind !== 'some' || leaf.test(os) === true));
  if (named.length > 0 && isNonEmpty(fitting)) return fitting;
  const windows = plot.roles.some(({ category }) => category.name === 'registry' || category.name === 'driver');
  return windows ? ['windows'] : ['linux', 'windows'];
}

/**
 * One value for each key field that every step can carry, other than those to avoid; null when none were found. Fields that
 * conditions speak of get their value from an event that meets them, the others from an ordinary one.
 */
export function drawKeys(host: Host, stage: Stage, avoid: KeyValues | null): KeyValues | null {
  const { plot, random } = stage;
  const read = [...plot.roles.flatMap(fieldsRead), ...stage.reserved];
  const places = [...plot.steps[0].keys.keys()];
  const starters = [...new Set([...plot.steps, ...plot.absences.map(({ role }) => role)])];
  // For a rule as it is written, a key is wanted that not every item asks for.
  for (const starter of plot === stage.judged ? starters : sortBy(starters, asksOfKeys)) {
    for (let round = 0; round < ATTEMPTS; round++) {
      const background = ordinary(starter, host, stage);
      const wanted = starter.keys.flatMap(({ name }, place): readonly Goal[] =>
        touches(read, name) ? freshGoals(name, avoid?.[place] ?? []) : [],
      );
      const solution =
        solve([{ formula: starter.formula, truth: true }, ...wanted], surroundings(background, stage)) ??
        solve(
          [{ formula: starter.formula, truth: true }, ...starter.keys.flatMap(({ name }) => freshGoals(name, []))],
          surroundings(background, stage),
        );
      if (solution === null) continue;
      const keys = places.map((place): readonly Scalar[] => {
        const name = starter.keys[place]?.name ?? '';
        const given = solution.values.get(name) ?? valuesAt(background, name);
        const only = given[random.int(0, Math.max(0, given.length - 1))];
        const usable = only !== undefined && (given.length === 1 || touches(read, name)) && fits(stage.schema, name, only);
        const fresh = usable && avoid?.[place]?.includes(only) !== true;
        if (usable && (fresh || touches(read, name))) return [only];
        return [freshValue(name, random, stage.schema)];
      });
      const differs = avoid === null || keys.some(([value], place) => value !== avoid[place]?.[0]);
      const usable = (role: Role): boolean =>
        cast(role, keys, host, stage, [{ formula: role.formula, truth: true }], true) !== null;
      if (differs && [...new Set(plot.steps)].every(usable)) return keys;
    }
  }
  return null;
}

/** How many fields a role reads that are keys of it. */
function asksOfKeys(role: Role): number {
  const names = role.keys.map(({ name }) => name);
  return fieldsRead(role).filter((field) => touches(names, field)).length;
}

/** That a field have a value, one only, and none of these. */
function freshGoals(field: string, avoid: readonly Scalar[]): readonly Goal[] {
  const span = { start: 0, end: 0 };
  const label = `${field} as key`;
  const missing: Goal = { formula: { kind: 'leaf', leaf: { kind: 'missing', span, label, field } }, truth: false };
  if (avoid.length === 0) return [missing];
  const test: SomeLeaf['test'] = (value) => avoid.includes(value);
  const leaf: SomeLeaf = { kind: 'some', span, label, field, test, cost: 1, samples: () => avoid, edges: () => [] };
  return [missing, { formula: { kind: 'leaf', leaf }, truth: false }];
}

function freshValue(field: string, random: Random, schema: Schema): Scalar {
  const last = field.slice(field.lastIndexOf('.') + 1);
  const facts = factsOf(schema, field);
  switch (familyOf(facts.type)) {
    case 'ip':
      return `10.${random.int(1, 250)}.${random.int(0, 250)}.${random.int(2, 250)}`;
    case 'number':
      return random.int(300, 30_000);
    case 'boolean':
      return random.chance(0.5);
    case 'date':
    case 'unsupported': {
      const instant = 1_700_000_000_000 + random.int(0, 1_000_000_000);
      return spellingOf(facts.dateFormat)?.write(instant) ?? new Date(instant).toISOString();
    }
    case 'string':
    case 'text':
      // A longer one would count as missing (eql-semantics 9.1).
      return (last === 'name' || last === 'hostname' ? `${random.word()}-${random.int(1, 99)}` : random.token(20)).slice(
        0,
        facts.ignoreAbove ?? undefined,
      );
  }
}

/** The event as another of its kind: its own id, its own place in time. Fields that the rule reads or joins by stay. */
export function placed(event: Event, instant: number, place: readonly (readonly [string, Scalar])[], stage: Stage): Event {
  const fixed = stage.plot.roles.flatMap((role) => [...fieldsRead(role), ...role.keys.map(({ name }) => name)]);
  const own = [
    ['event.created', new Date(instant).toISOString()],
    ['event.id', stage.random.token(22)],
  ] as const;
  const free = own.filter(([path]) => at(event, path) !== undefined && !touches(fixed, path));
  return [...free, ...place].reduce((fresh, [path, value]) => put(fresh, path, value), event);
}
