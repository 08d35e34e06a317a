import sortBy from 'lodash/sortBy.js';
import type { Event, Scalar, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import { eventOfCategory } from '../background/by-category.ts';
import type { Host, HostInventory, Os } from '../background/host-inventory.ts';
import { systemsSuiting } from '../background/operating-systems.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import type { Formula, SomeLeaf } from '../conditions/formula.ts';
import { factsOf } from '../conditions/reading.ts';
import { at, drop, put, valuesAt } from '../edit.ts';
import type { EventContext } from '../event-context.ts';
import { makeConsistent } from '../events/consistent-fields.ts';
import { type Writing, writeValues } from '../events/write-values.ts';
import type { Random } from '../random.ts';
import { fits } from '../solve/constraints.ts';
import { type Goal, type Solution, solve } from '../solve/solve.ts';
import { type Correlation, type Criterion, fieldsRead } from './correlation.ts';
import { decide } from './evaluate.ts';

/** The values of the key fields of a criterion, by place: none for a field left out, several for a list. */
export type KeyValues = readonly (readonly Scalar[])[];

/** What generating an event draws on. */
export interface TimelineContext {
  /** What events are made for. */
  readonly correlation: Correlation;
  /** What they are labelled by: the same, unless the rule as it works has no match at all. */
  readonly labelledBy: Correlation;
  readonly schema: Schema;
  readonly random: Random;
  readonly inventory: HostInventory;
  readonly time: number;
  /** Fields that tell the time. */
  readonly reserved: readonly string[];
  /** What remains of the work allowed. */
  readonly work: { left: number };
}

/** An event with how it was worked out. */
export interface GeneratedEvent {
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

/** An ordinary event of the criterion's category on a machine. */
export function backgroundEventFor(criterion: Criterion, host: Host, context: TimelineContext): Event {
  const { random, inventory, time } = context;
  const eventContext: EventContext = { random, inventory, host, sensor: 'defend', time };
  const category =
    criterion.category === null ? random.pick(['process', 'file', 'network', 'authentication']) : criterion.category.name;
  return eventOfCategory(eventContext, category);
}

/**
 * An event on a machine that certainly meets the goals beside meeting the criterion (or, with `mustMeet` false, not meeting it), under
 * these keys; where it can be, one that meets no other criterion. Null when none was found.
 */
export function generateEvent(
  criterion: Criterion,
  keys: KeyValues,
  host: Host,
  context: TimelineContext,
  goals: readonly Goal[],
  mustMeet: boolean,
): GeneratedEvent | null {
  const others = context.correlation.criteria.filter((other) => other !== criterion);
  const alone = others.map((other): Goal => ({ formula: other.formula, truth: false }));
  for (let round = 0; round < 2 * ATTEMPTS; round++) {
    const background = backgroundEventFor(criterion, host, context);
    // A condition on a key may ask for a value beside the one that is shared.
    const found = attempt(criterion, keys, background, context, goals, round >= ATTEMPTS);
    const certain = found !== null && decide(criterion.formula, found.event, context.schema) === mustMeet;
    if (certain && others.every((other) => decide(other.formula, found.event, context.schema) === false)) return found;
    const strict = attempt(criterion, keys, background, context, [...goals, ...alone], false);
    if (strict !== null && decide(criterion.formula, strict.event, context.schema) === mustMeet) return strict;
    if (certain && others.every((other) => decide(other.formula, found.event, context.schema) !== null)) return found;
  }
  return null;
}

function attempt(
  criterion: Criterion,
  keys: KeyValues,
  background: Event,
  context: TimelineContext,
  goals: readonly Goal[],
  listed: boolean,
): GeneratedEvent | null {
  const read = [...context.correlation.criteria.flatMap(fieldsRead), ...context.reserved];
  const wanted = criterion.keys.flatMap(({ name }, place): readonly Goal[] =>
    touches(read, name) ? keyGoals(name, keys[place] ?? [], listed) : [],
  );
  const solution = solve([...goals, ...wanted], searchContext(background, context));
  if (solution === null) return null;
  const event = finish(criterion, keys, background, writeValues(background, solution.values, new Map()), context, listed);
  return event === null ? null : { event, background, solution };
}

/** The event again with one field written in another way, or null when that is no event of the criterion. */
export function rewritten(
  criterion: Criterion,
  keys: KeyValues,
  made: GeneratedEvent,
  field: string,
  writing: Writing,
  context: TimelineContext,
): Event | null {
  return finish(
    criterion,
    keys,
    made.background,
    writeValues(made.background, made.solution.values, new Map([[field, writing]])),
    context,
  );
}

/** Puts the keys in and lets the rest follow; with `listed` key fields may hold other values beside. */
function finish(
  criterion: Criterion,
  keys: KeyValues,
  background: Event,
  assembled: Event | null,
  context: TimelineContext,
  listed = false,
): Event | null {
  if (assembled === null) return null;
  const read = [...context.correlation.criteria.flatMap(fieldsRead), ...context.reserved];
  let event = assembled;
  for (const [place, { name }] of criterion.keys.entries()) {
    const values = keys[place] ?? [];
    if (!touches(read, name)) {
      const [first] = values;
      event = first === undefined ? drop(event, name) : put(event, name, values.length > 1 ? [...values] : first);
    }
  }
  const fixed = [...read, ...context.correlation.criteria.flatMap(({ keys: own }) => own.map(({ name }) => name))];
  event = makeConsistent(event, (field) => touches(fixed, field), background);
  const joins = ({ name }: Criterion['keys'][number], place: number): boolean => {
    const [values, wanted] = [valuesAt(event, name), keys[place] ?? []];
    return sameSet(values, wanted) || (listed && wanted.length > 0 && wanted.every((value) => values.includes(value)));
  };
  return criterion.keys.every(joins) ? event : null;
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

function searchContext(background: Event, context: TimelineContext): Parameters<typeof solve>[1] {
  return {
    random: context.random,
    schema: context.schema,
    present: (field) => valuesAt(background, field),
    frozen: false,
    work: context.work,
  };
}

/** The systems whose events suit every criterion. */
export function systemsOf({ criteria }: Correlation, random: Random): NonEmpty<Os> {
  const leaves = criteria.map((criterion) => criterion.leaves);
  const categories = criteria.map(({ category }) => category?.name ?? null);
  return systemsSuiting(leaves, categories, random);
}

/**
 * One value for each key field that every step can carry, other than those to avoid; null when none were found. Fields that
 * conditions speak of get their value from an event that meets them, the others from an ordinary one.
 */
export function drawKeyValues(host: Host, context: TimelineContext, avoid: KeyValues | null): KeyValues | null {
  const { correlation, random } = context;
  const read = [...correlation.criteria.flatMap(fieldsRead), ...context.reserved];
  const places = [...correlation.steps[0].keys.keys()];
  const starters = [...new Set([...correlation.steps, ...correlation.absences.map(({ criterion }) => criterion)])];
  // For a rule as it is written, a key is wanted that not every item asks for.
  for (const starter of correlation === context.labelledBy ? starters : sortBy(starters, asksOfKeys)) {
    for (let round = 0; round < ATTEMPTS; round++) {
      const background = backgroundEventFor(starter, host, context);
      const wanted = starter.keys.flatMap(({ name }, place): readonly Goal[] =>
        touches(read, name) ? freshGoals(name, avoid?.[place] ?? []) : [],
      );
      const solution =
        solve([{ formula: starter.formula, truth: true }, ...wanted], searchContext(background, context)) ??
        solve(
          [{ formula: starter.formula, truth: true }, ...starter.keys.flatMap(({ name }) => freshGoals(name, []))],
          searchContext(background, context),
        );
      if (solution === null) continue;
      const keys = places.map((place): readonly Scalar[] => {
        const name = starter.keys[place]?.name ?? '';
        const given = solution.values.get(name) ?? valuesAt(background, name);
        const only = given[random.int(0, Math.max(0, given.length - 1))];
        const usable = only !== undefined && (given.length === 1 || touches(read, name)) && fits(context.schema, name, only);
        const fresh = usable && avoid?.[place]?.includes(only) !== true;
        if (usable && (fresh || touches(read, name))) return [only];
        return [freshValue(name, random, context.schema)];
      });
      const differs = avoid === null || keys.some(([value], place) => value !== avoid[place]?.[0]);
      const usable = (criterion: Criterion): boolean =>
        generateEvent(criterion, keys, host, context, [{ formula: criterion.formula, truth: true }], true) !== null;
      if (differs && [...new Set(correlation.steps)].every(usable)) return keys;
    }
  }
  return null;
}

/** How many fields a criterion reads that are keys of it. */
function asksOfKeys(criterion: Criterion): number {
  const names = criterion.keys.map(({ name }) => name);
  return fieldsRead(criterion).filter((field) => touches(names, field)).length;
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
export function placed(
  event: Event,
  instant: number,
  place: readonly (readonly [string, Scalar])[],
  context: TimelineContext,
): Event {
  const fixed = context.correlation.criteria.flatMap((criterion) => [
    ...fieldsRead(criterion),
    ...criterion.keys.map(({ name }) => name),
  ]);
  const own = [
    ['event.created', new Date(instant).toISOString()],
    ['event.id', context.random.token(22)],
  ] as const;
  const free = own.filter(([path]) => at(event, path) !== undefined && !touches(fixed, path));
  return [...free, ...place].reduce((fresh, [path, value]) => put(fresh, path, value), event);
}
