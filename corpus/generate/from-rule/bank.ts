import type { Event, Scalar, Schema } from '../../../src/event/index.ts';
import type { EventQuery } from '../../../src/languages/eql/ast.ts';
import { isNonEmpty, type NonEmpty, type Span } from '../../../src/source/index.ts';
import { eventOfCategory } from '../categories.ts';
import { at, flatten, put, toDottedKey, valuesAt } from '../edit.ts';
import type { Random } from '../random.ts';
import type { Recipe } from '../recipe.ts';
import type { Scene, Shape } from '../scene.ts';
import type { Os, World } from '../world.ts';
import type { Surroundings } from './choose-values.ts';
import { cohere } from './cohere.ts';
import { categoryFormula, formulaOf } from './conditions.ts';
import { type Formula, type Leaf, leavesOf } from './formula.ts';
import type { Reading } from './reading.ts';
import { sensitise } from './sensitise.ts';
import { type Goal, type Solution, solve } from './solve.ts';
import { assemble, type Writing } from './specimen.ts';
import { variants } from './variants.ts';

/** A condition for which no event could be made whose label is certain. */
export interface Gap {
  readonly span: Span;
  readonly reason: string;
}

/** Recipes for a rule, each remaking one event that was worked out beforehand. */
export interface Bank {
  readonly matching: readonly Recipe[];
  readonly nearMisses: readonly Recipe[];
  readonly fillers: readonly Recipe[];
  readonly gaps: readonly Gap[];
}

export interface BankOptions {
  readonly schema: Schema;
  readonly folding: 'ascii' | 'unicode';
  readonly random: Random;
  readonly world: World;
  /** Shapes to draw from. */
  readonly shapes: NonEmpty<Shape>;
  readonly time: number;
}

/** Bounds on what one rule is given: enough for variety, little enough for a start without a wait. */
const MATCHES = 24;
const NEAR_MISSES = 240;
const LEAVES = 80;
const FILLERS = 120;
/** A rule of very many conditions gets fewer of each, as every event costs a look at all of them. */
const CONDITIONS = 40_000;
/** All the work that one rule is allowed, in steps of about a character compared; the dearest public rule needs a third. */
const WORK = 300_000_000;
const ATTEMPTS = 4;

/** Works out events for a rule over single events. */
export function buildBank(query: EventQuery, options: BankOptions): Bank {
  const reading: Reading = { schema: options.schema, folding: options.folding };
  const root: Formula = { kind: 'and', operands: [categoryFormula(query.category), formulaOf(query.condition, reading)] };
  const leaves = leavesOf(root);
  const drawing = drawer(query, leaves, options);
  const work = { left: WORK };
  const fields = new Set(leaves.flatMap(fieldsOf));
  const recipe = (name: string, expected: boolean, nearMiss: string | null, event: Event): Recipe => {
    const told = cohere(event, (field) => touches(fields, field));
    return { name, expected, nearMiss, make: (scene) => refresh(told, scene, fields) };
  };
  const matching: Recipe[] = [];
  const nearMisses: Recipe[] = [];
  const gaps: Gap[] = [];

  for (let round = 0; round < MATCHES; round++) {
    const made = attempt([{ formula: root, truth: true }], drawing, options, work);
    if (made === null) {
      if (round === 0) gaps.push({ span: query.span, reason: 'no event that certainly matches was found' });
      if (matching.length === 0 && round >= ATTEMPTS) break;
      continue;
    }
    matching.push(recipe('match', true, null, made.event));
    if (round % 3 === 1)
      matching.push(recipe('match-with-dotted-keys', true, 'document shape', [...fields].reduce(toDottedKey, made.event)));
    if (round % 3 === 2) matching.push(recipe('match-flattened', true, 'document shape', flatten(made.event)));
  }

  const room = Math.max(4, Math.min(LEAVES, Math.floor(CONDITIONS / Math.max(1, leaves.length))));
  const chosen = leaves.length <= room ? leaves : options.random.shuffle(leaves).slice(0, room);
  const quota = Math.max(3, Math.floor(NEAR_MISSES / Math.max(1, chosen.length)));
  for (const leaf of chosen) {
    const edge = sensitise(root, leaf);
    if (edge === null) continue;
    for (const expected of [true, false]) {
      const goal: Goal = { formula: { kind: 'leaf', leaf }, truth: edge.polarity === expected };
      const made = attempt([goal, ...edge.others], drawing, options, work);
      if (made === null) {
        if (!expected) gaps.push({ span: leaf.span, reason: `no event that fails ${leaf.label} alone was found` });
        continue;
      }
      const list = expected ? matching : nearMisses;
      list.push(recipe(`${expected ? 'held' : 'failed'}-alone`, expected, leaf.label, made.event));
      const varied = varyLeaf(leaf, made, options).slice(0, expected ? 3 : quota);
      list.push(
        ...varied.map(({ name, event }) => recipe(`${expected ? 'held' : 'failed'}-${name}`, expected, leaf.label, event)),
      );
    }
  }
  return { matching, nearMisses, fillers: fillers(root, drawing, options, work, recipe, Math.min(FILLERS, room * 4)), gaps };
}

function fieldsOf(leaf: Leaf): readonly string[] {
  switch (leaf.kind) {
    case 'some':
    case 'missing':
      return [leaf.field];
    case 'script':
      return leaf.fields;
    case 'opaque':
      return [];
  }
}

interface Made {
  readonly event: Event;
  readonly background: Event;
  readonly solution: Solution;
}

function attempt(goals: readonly Goal[], drawing: Drawing, options: BankOptions, work: { left: number }): Made | null {
  for (let round = 0; round < ATTEMPTS; round++) {
    const background = drawing.event();
    const solution = solve(goals, surroundings(background, options, work, false));
    const event = solution === null ? null : assemble(background, solution.values, new Map());
    if (solution !== null && event !== null) return { event, background, solution };
  }
  return null;
}

function surroundings(background: Event, options: BankOptions, work: { left: number }, frozen: boolean): Surroundings {
  const known = new Map<string, readonly Scalar[]>();
  const present = (field: string): readonly Scalar[] => {
    const values = known.get(field) ?? valuesAt(background, field);
    known.set(field, values);
    return values;
  };
  return { random: options.random, schema: options.schema, present, frozen, work };
}

/** The event again with the leaf's field written in other ways that leave the label as it is. */
function varyLeaf(leaf: Leaf, made: Made, options: BankOptions): readonly { readonly name: string; readonly event: Event }[] {
  if (leaf.kind !== 'some' || made.solution.demands.scripts.some((script) => script.leaf.fields.includes(leaf.field))) return [];
  const demands = made.solution.demands.fields.get(leaf.field) ?? [];
  const chosen = made.solution.values.get(leaf.field) ?? [];
  const found = variants(leaf, demands, chosen, options.schema, options.random).flatMap((variant) => {
    const writing: Writing = variant;
    const event = assemble(made.background, made.solution.values, new Map([[leaf.field, writing]]));
    return event === null ? [] : [{ name: variant.name, event }];
  });
  return options.random.shuffle(found);
}

interface Drawing {
  /** An ordinary event of the rule's category. */
  event(): Event;
  /** An ordinary event of any category. */
  other(): Event;
}

function drawer(query: EventQuery, leaves: readonly Leaf[], options: BankOptions): Drawing {
  const systems = systemsOf(leaves, query);
  const { random, world } = options;
  const scene = (): Scene => {
    const host = random.pick(world.hosts(random.pick(systems)));
    return { random, world, host, shape: random.pick(options.shapes), time: options.time, limit: null };
  };
  const others = ['process', 'file', 'network', 'authentication'] as const;
  const category = query.category.name;
  return {
    event: () => eventOfCategory(scene(), query.category.any ? random.pick(others) : category),
    other: () => eventOfCategory(scene(), random.pick(others)),
  };
}

/** The systems whose events suit the rule: those it names, or the one whose paths it writes. */
function systemsOf(leaves: readonly Leaf[], query: EventQuery): NonEmpty<Os> {
  const named = leaves.find((leaf) => leaf.kind === 'some' && leaf.field === 'host.os.type');
  const all: NonEmpty<Os> = ['linux', 'windows', 'macos'];
  const fitting = named?.kind === 'some' ? all.filter((os) => named.test(os) === true) : [];
  if (isNonEmpty(fitting)) return fitting;
  return query.category.name === 'registry' || query.category.name === 'driver' ? ['windows'] : ['linux', 'windows'];
}

type MakeRecipe = (name: string, expected: boolean, nearMiss: string | null, event: Event) => Recipe;

/** Ordinary events as they are, those that certainly do not match. */
function fillers(
  root: Formula,
  drawing: Drawing,
  options: BankOptions,
  work: { left: number },
  recipe: MakeRecipe,
  wanted: number,
): readonly Recipe[] {
  const found: Recipe[] = [];
  for (let count = 0; count < wanted * 2 && found.length < wanted; count++) {
    const same = count % 3 !== 0;
    const event = same ? drawing.event() : drawing.other();
    const solution = solve([{ formula: root, truth: false }], surroundings(event, options, work, true));
    if (solution !== null) found.push(recipe(same ? 'ordinary' : 'ordinary-other', false, null, event));
  }
  return found;
}

/** What differs from one event to the next even when the same thing happens again. */
const VOLATILE = ['@timestamp', 'event.created', 'event.id', 'process.entity_id', 'process.pid'] as const;

/** The event as if it happened now, with nothing changed that the rule reads. */
function refresh(event: Event, scene: Scene, read: ReadonlySet<string>): Event {
  let fresh = event;
  for (const path of VOLATILE) {
    if (at(event, path) === undefined || touches(read, path)) continue;
    fresh = put(fresh, path, volatileValue(path, scene));
  }
  return fresh;
}

function volatileValue(path: (typeof VOLATILE)[number], scene: Scene): string | number {
  switch (path) {
    case '@timestamp':
    case 'event.created':
      return new Date(scene.time).toISOString();
    case 'event.id':
      return scene.random.token(22);
    case 'process.entity_id':
      return scene.random.token(32);
    case 'process.pid':
      return scene.random.int(300, 4_194_304);
  }
}

function touches(read: ReadonlySet<string>, path: string): boolean {
  return [...read].some((field) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`));
}
