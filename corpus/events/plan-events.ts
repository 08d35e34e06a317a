import type { Event, Scalar, Schema } from '../../src/event/index.ts';
import {
  type BackgroundOptions,
  type BackgroundSource,
  backgroundSource,
  refresh,
  touches,
} from '../background/background-source.ts';
import { carriersFor } from '../conditions/anywhere.ts';
import { categoryFormula, formulaOf } from '../conditions/conditions.ts';
import { type Formula, fieldsOf, leavesOf } from '../conditions/formula.ts';
import { placeOf, type Reading } from '../conditions/reading.ts';
import { flatten, toDottedKeys, valuesAt } from '../edit.ts';
import type { EventName } from '../near-misses/index.ts';
import type { EventQuestion } from '../questions/index.ts';
import type { Recipe } from '../recipe.ts';
import type { SearchContext } from '../solve/choose-values.ts';
import { isolateCondition } from '../solve/isolate-condition.ts';
import { labelOfArm, someLoneArms } from '../solve/lone-arms.ts';
import { type Goal, solve } from '../solve/solve.ts';
import { conflictingConditions, type Gap, type Requirement, requirementsOf } from '../solve/unsatisfiable.ts';
import { inTurn } from '../values/text-edges.ts';
import { makeConsistent } from './consistent-fields.ts';
import type { Work } from './variants.ts';
import { type Made, varyLeaf, withoutNeedless } from './vary.ts';
import { writeValues } from './write-values.ts';

/** Recipes for a rule, each remaking one event that was worked out beforehand; the most telling come first. */
interface EventPlan {
  readonly matching: readonly Recipe[];
  readonly nearMisses: readonly Recipe[];
  readonly background: readonly Recipe[];
  /** Conditions that no event fails alone. */
  readonly gaps: readonly Gap[];
  /** Why no event matches; empty when some do. */
  readonly obstacles: readonly Gap[];
}

interface EventPlanOptions extends BackgroundOptions {
  readonly schema: Schema;
  readonly folding: 'ascii' | 'unicode';
  readonly functionWildcards: 'engine' | 'documented' | null;
  readonly eventCategoryField: string;
}

/** Bounds on what one rule is given: all of it fits into some 4,000 events, and the start is without a wait. */
const MATCHES = 24;
const MATCHING = 1000;
const NEAR_MISSES = 1200;
const LEAVES = 80;
/** The most events that vary one condition, on each side of its edge. */
const VARIED = 320;
const BACKGROUND = 120;
/** Arms of groups that are shown alone, each beside one neighbour of its group. */
const ARMS = 120;
/** A rule of very many conditions gets fewer of each, as every event costs a look at all of them. */
const CONDITIONS = 40_000;
/** All the work that one rule is allowed, in steps of about a character compared; the dearest public rule needs a third. */
const WORK = 300_000_000;
/** Of that, what one lone arm is allowed: most that take more are contradictions, and a group of many arms beside many neighbours has hundreds. */
const ARM_WORK = 250_000;
/** And all of them together: what tells most is found with the first. */
const ARMS_WORK = 10_000_000;
const ATTEMPTS = 4;

/** Works out events for a rule over single events. */
export function planEvents(question: EventQuestion, options: EventPlanOptions): EventPlan {
  const { schema, folding, functionWildcards } = options;
  const reading: Reading = { schema, folding, functionWildcards, carriers: carriersFor(question, schema) };
  const category = categoryFormula(question.category, placeOf(options.schema, options.eventCategoryField).field);
  const root: Formula = { kind: 'and', operands: [category, formulaOf(question.condition, reading)] };
  const leaves = leavesOf(root);
  const source = backgroundSource(question, leaves, options);
  const work: Work = { left: WORK };
  const fields = new Set(leaves.flatMap(fieldsOf));
  const recipe: MakeRecipe = (name, expected, nearMiss, event, background) => {
    // Most recipes of a small corpus are never used.
    let told: Event | null = null;
    const make: Recipe['make'] = (time) => {
      told ??= makeConsistent(event, (field) => touches(fields, field), background);
      return refresh(told, time, options.random, fields);
    };
    return { name, expected, nearMiss, make };
  };
  const gaps: Gap[] = [];
  const obstacles: Gap[] = [];
  const plain = matches(root, fields, source, options, work, recipe);
  if (plain.length === 0) {
    const constraints: readonly Requirement[] = [
      { span: question.category?.span ?? question.span, formula: () => category, because: null },
      ...requirementsOf(question.condition),
    ];
    const reasons = conflictingConditions(constraints, { reading, random: options.random, background: source.event });
    obstacles.push(
      ...(reasons.length > 0 ? reasons : [{ span: question.span, reason: 'no event that certainly matches was found' }]),
    );
  }

  const room = Math.max(4, Math.min(LEAVES, Math.floor(CONDITIONS / Math.max(1, leaves.length))));
  const chosen = leaves.length <= room ? leaves : options.random.shuffle(leaves).slice(0, room);
  const held: (readonly Recipe[])[] = [];
  const failed: (readonly Recipe[])[] = [];
  for (const leaf of chosen) {
    const edge = isolateCondition(root, leaf);
    if (edge === null) continue;
    for (const expected of [true, false]) {
      // What the others leave unused may go to this one, so that few conditions are varied more.
      const quota = Math.ceil((2 * (expected ? MATCHING : NEAR_MISSES)) / chosen.length);
      const goal: Goal = { formula: { kind: 'leaf', leaf }, truth: edge.polarity === expected };
      const made = attempt([goal, ...edge.others], source, options, work);
      if (made === null) {
        if (!expected && plain.length > 0)
          gaps.push({ span: leaf.span, reason: `no event that fails ${leaf.label} alone was found` });
        continue;
      }
      const side = expected ? 'held' : 'failed';
      const varied = varyLeaf(leaf, made, { schema: options.schema, random: options.random, work }, Math.min(VARIED, quota));
      const all = [{ name: 'alone' as const, event: made.event }, ...varied];
      const told = all.map(({ name, event }) => recipe(`${side}-${name}`, expected, leaf.label, event, made.background));
      (expected ? held : failed).push(told);
    }
  }
  const ordinary = background(root, fields, source, options, work, Math.min(BACKGROUND, room * 4));
  const lone = loneArmsOf(root, source, options, work, Math.min(ARMS, room * 4), recipe);
  return {
    matching: inTurn([plain, ...held, lone.filter(({ expected }) => expected)]).slice(0, MATCHING),
    nearMisses: inTurn([...failed, lone.filter(({ expected }) => !expected)]).slice(0, NEAR_MISSES),
    background: ordinary,
    gaps,
    obstacles,
  };
}

/** `background` is the ordinary event that `event` was before the rule's values were written. */
type MakeRecipe = (name: EventName, expected: boolean, nearMiss: string | null, event: Event, background: Event) => Recipe;

/** Matching events as the rule and chance will, in several shapes, and without what they need not have. */
function matches(
  root: Formula,
  fields: ReadonlySet<string>,
  source: BackgroundSource,
  options: EventPlanOptions,
  work: Work,
  recipe: MakeRecipe,
): readonly Recipe[] {
  const found: Recipe[] = [];
  for (let round = 0; round < MATCHES; round++) {
    const made = attempt([{ formula: root, truth: true }], source, options, work);
    if (made === null) {
      if (found.length === 0 && round >= ATTEMPTS) break;
      continue;
    }
    found.push(recipe('match', true, null, made.event, made.background));
    if (round % 6 === 0)
      for (const { name, event } of withoutNeedless(made, options.schema))
        found.push(recipe(`match-${name}`, true, 'absence', event, made.background));
    if (round % 3 === 1)
      found.push(
        recipe('match-with-dotted-keys', true, 'document shape', toDottedKeys(made.event, [...fields]), made.background),
      );
    if (round % 3 === 2) found.push(recipe('match-flattened', true, 'document shape', flatten(made.event), made.background));
  }
  return found;
}

/** Events that show where a group begins and ends. */
function loneArmsOf(
  root: Formula,
  source: BackgroundSource,
  options: EventPlanOptions,
  work: Work,
  most: number,
  recipe: MakeRecipe,
): readonly Recipe[] {
  let left = ARMS_WORK;
  return someLoneArms(root, options.random, most).flatMap((arm) => {
    const allowed = Math.min(work.left, left, ARM_WORK);
    if (allowed <= 0) return [];
    const own: Work = { left: allowed };
    const made = attempt(arm.goals, source, options, own);
    const spent = allowed - Math.max(0, own.left);
    work.left -= spent;
    left -= spent;
    if (made === null) return [];
    const side = arm.expected ? 'held' : 'failed';
    return [recipe(`${side}-lone-arm`, arm.expected, labelOfArm(arm), made.event, made.background)];
  });
}

function attempt(goals: readonly Goal[], source: BackgroundSource, options: EventPlanOptions, work: Work): Made | null {
  for (let round = 0; round < ATTEMPTS; round++) {
    const background = source.event();
    const solution = solve(goals, searchContext(background, options, work, false));
    const event = solution === null ? null : writeValues(background, solution.values, new Map());
    if (solution !== null && event !== null) return { event, background, solution };
  }
  return null;
}

function searchContext(background: Event, options: EventPlanOptions, work: Work, frozen: boolean): SearchContext {
  const known = new Map<string, readonly Scalar[]>();
  const present = (field: string): readonly Scalar[] => {
    const values = known.get(field) ?? valuesAt(background, field);
    known.set(field, values);
    return values;
  };
  return { random: options.random, schema: options.schema, present, frozen, work };
}

/**
 * Ordinary events as they are, those that certainly do not match. Each time another is drawn; where it is not certain of that one, it is
 * the one that was found beforehand.
 */
function background(
  root: Formula,
  fields: ReadonlySet<string>,
  source: BackgroundSource,
  options: EventPlanOptions,
  work: Work,
  wanted: number,
): readonly Recipe[] {
  const found: Recipe[] = [];
  const isOrdinary = (event: Event): boolean =>
    solve([{ formula: root, truth: false }], searchContext(event, options, work, true)) !== null;
  for (let count = 0; count < wanted * 2 && found.length < wanted; count++) {
    const same = count % 3 !== 0;
    const draw = () => (same ? source.event() : source.other());
    const first = draw();
    if (!isOrdinary(first)) continue;
    const make: Recipe['make'] = (time) => {
      const fresh = draw();
      return refresh(isOrdinary(fresh) ? fresh : first, time, options.random, fields);
    };
    found.push({ name: same ? 'ordinary' : 'ordinary-other', expected: false, nearMiss: null, make });
  }
  return found;
}
