import type { Scalar } from '../../src/event/index.ts';
import { type Answer, anyOf } from '../conditions/answer.ts';
import type { Formula, Leaf } from '../conditions/formula.ts';
import { hintedNumbers, hintedTexts } from '../values/hints.ts';
import { candidateValues, chooseValues, plainValues, type SearchContext } from './choose-values.ts';
import {
  type Assignment,
  type Constraints,
  type FieldConstraint,
  fits,
  meets,
  NO_CONSTRAINTS,
  type ScriptConstraint,
} from './constraints.ts';
import { reconcile } from './reconcile.ts';

/** That a formula have a truth value. */
export interface Goal {
  readonly formula: Formula;
  readonly truth: boolean;
}

/** Demands that make every goal hold, and values that meet them. */
export interface Solution {
  readonly constraints: Constraints;
  readonly values: Assignment;
}

/** How many choices one search may try before it gives up. */
const CHOICES = 300;

/** Searches for values that make all goals hold; null when the search, which is bounded, finds none. */
export function solve(goals: readonly Goal[], around: SearchContext): Solution | null {
  const budget = { left: CHOICES };
  const found = search(goals, [], NO_CONSTRAINTS, new Map(), around, budget);
  if (found === null || around.frozen) return found;
  return { constraints: found.constraints, values: reconcile(found.values, found.constraints, around) };
}

function search(
  goals: readonly Goal[],
  waiting: readonly Goal[],
  constraints: Constraints,
  values: Assignment,
  around: SearchContext,
  budget: { left: number },
): Solution | null {
  around.work.left -= 4 * (values.size + constraints.fields.size) + goals.length;
  if (around.work.left <= 0) return null;
  const expanded = expand(goals, constraints);
  if (expanded === null) return null;
  const chosen = new Map(values);
  for (const field of expanded.touched.keys()) {
    const wanted = expanded.constraints.fields.get(field) ?? [];
    const old = chosen.get(field);
    if (old !== undefined && meets(wanted, old)) continue;
    const found = chooseValues(field, wanted, around);
    if (found === null) return null;
    chosen.set(field, found);
  }
  const [choice, ...others] = [...waiting, ...expanded.choices];
  if (choice === undefined) return withScripts(expanded.constraints, chosen, around);
  if (choice.formula.kind !== 'and' && choice.formula.kind !== 'or') return null;
  const operands = around.random.shuffle(choice.formula.operands);
  // What holds as it is costs nothing and contradicts nothing.
  const easy = operands.filter((operand) => holds(operand, chosen, around) === choice.truth);
  for (const operand of [...easy, ...operands.filter((other) => !easy.includes(other))]) {
    if (budget.left-- <= 0) return null;
    const found = search([{ formula: operand, truth: choice.truth }], others, expanded.constraints, chosen, around, budget);
    if (found !== null) return found;
  }
  return null;
}

/** What a formula says of the values that fields have so far; null where that is open. */
function holds(formula: Formula, values: Assignment, around: SearchContext): Answer {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'not': {
      const answer = holds(formula.operand, values, around);
      return answer === null ? null : !answer;
    }
    case 'or':
      return anyOf(formula.operands, (operand) => holds(operand, values, around));
    case 'and': {
      const fails = anyOf(formula.operands, (operand) => {
        const answer = holds(operand, values, around);
        return answer === null ? null : !answer;
      });
      return fails === null ? null : !fails;
    }
    case 'leaf':
      return leafHolds(formula.leaf, values, around);
  }
}

function leafHolds(leaf: Leaf, values: Assignment, around: SearchContext): Answer {
  const given = (field: string): readonly Scalar[] => values.get(field) ?? around.present(field);
  switch (leaf.kind) {
    case 'some':
      around.work.left -= leaf.cost;
      return anyOf(given(leaf.field), leaf.test);
    case 'missing':
      return given(leaf.field).length === 0;
    case 'script':
      around.work.left -= 50;
      return leaf.holds(new Map(leaf.fields.map((field) => [field, given(field)])));
    case 'opaque':
      return null;
  }
}

interface Expanded {
  readonly constraints: Constraints;
  readonly choices: readonly Goal[];
  /** The fields that new demands speak of. */
  readonly touched: ReadonlyMap<string, unknown>;
}

/** Follows goals as far as they leave no choice: to demands on leaves, and to the choices that remain. Null for a contradiction. */
function expand(goals: readonly Goal[], before: Constraints): Expanded | null {
  const fields = new Map(before.fields);
  const added = new Map<string, FieldConstraint[]>();
  const scripts: ScriptConstraint[] = [...before.scripts];
  const choices: Goal[] = [];
  const rest = [...goals].reverse();
  for (let goal = rest.pop(); goal !== undefined; goal = rest.pop()) {
    const { formula, truth } = goal;
    switch (formula.kind) {
      case 'constant':
        if (formula.value !== truth) return null;
        break;
      case 'not':
        rest.push({ formula: formula.operand, truth: !truth });
        break;
      case 'and':
      case 'or':
        if ((formula.kind === 'and') === truth) for (const operand of formula.operands) rest.push({ formula: operand, truth });
        else choices.push(goal);
        break;
      case 'leaf':
        if (formula.leaf.kind === 'opaque') return null;
        if (formula.leaf.kind === 'script') scripts.push({ leaf: formula.leaf, truth });
        else {
          const list = added.get(formula.leaf.field) ?? [];
          list.push({ leaf: formula.leaf, truth });
          added.set(formula.leaf.field, list);
        }
    }
  }
  for (const [field, list] of added) {
    const demands = (fields.get(field) ?? []).concat(list);
    if (contradict(demands)) return null;
    fields.set(field, demands);
  }
  return { constraints: { fields, scripts }, choices, touched: added };
}

/** Whether one test has to hold and to fail, which no value can do. */
function contradict(demands: readonly FieldConstraint[]): boolean {
  const truths = new Map<string, boolean>();
  return demands.some(({ leaf, truth }) => {
    const asks = leaf.kind === 'missing' ? '' : leaf.asks;
    if (asks === undefined) return false;
    const before = truths.get(asks);
    truths.set(asks, truth);
    return before !== undefined && before !== truth;
  });
}

/** True when values certainly meet the demands of scripts. */
export function meetsScripts(scripts: readonly ScriptConstraint[], values: Assignment): boolean {
  return scripts.every(({ leaf, truth }) => leaf.holds(values) === truth);
}

const COMBINATIONS = 3000;

/** Gives the fields of script leaves values that meet the scripts too, by trying combinations of what each field alone allows. */
function withScripts(constraints: Constraints, values: Assignment, around: SearchContext): Solution | null {
  if (constraints.scripts.length === 0) return { constraints, values };
  if (around.frozen) return withPresent(constraints, values, around);
  const proposed = withProposals(constraints, values, around);
  if (proposed !== null) return { constraints, values: proposed };
  const fields = [...new Set(constraints.scripts.flatMap(({ leaf }) => leaf.fields))];
  const hints = constraints.scripts.flatMap(({ leaf }) => leaf.hints);
  const shared = fields.flatMap((field) => [
    ...(values.get(field) ?? []),
    ...around.present(field),
    ...plainValues(around, field).slice(0, 2),
  ]);
  const options = fields.map((field) => {
    const wanted: readonly FieldConstraint[] = constraints.fields.get(field) ?? [];
    const own = [...(values.get(field) ?? []), ...candidateValues(field, wanted, around, false).slice(0, 6)];
    const derived = shared
      .filter((value) => typeof value === 'string')
      .slice(0, 8)
      .flatMap((text) => relatives(text));
    const lists = [...own, ...shared, ...derived, ...hintedTexts(around.random, hints), ...hintedNumbers(hints)].filter((value) =>
      fits(around.schema, field, value),
    );
    const unique = [...new Set(lists)].map((value): readonly Scalar[] => [value]);
    // Two values of one field may do together what neither does alone.
    const pairs = unique.slice(0, 8).flatMap((one) => unique.slice(0, 8).map((other) => [...one, ...other]));
    const alone = [[], ...unique].filter((list) => meets(wanted, list)).slice(0, 32);
    return alone.concat(
      around.random.some(
        pairs.filter((list) => list[0] !== list[1] && meets(wanted, list)),
        8,
      ),
    );
  });
  for (let round = 0; round < COMBINATIONS; round++) {
    around.work.left -= 4 * values.size + 50 * constraints.scripts.length;
    if (around.work.left <= 0) return null;
    const tried = new Map(values);
    fields.forEach((field, place) => {
      const list = options[place] ?? [];
      tried.set(field, list[around.random.int(0, Math.max(0, list.length - 1))] ?? []);
    });
    if (
      meetsScripts(constraints.scripts, tried) &&
      fields.every((field) => meets(constraints.fields.get(field) ?? [], tried.get(field) ?? []))
    ) {
      return { constraints, values: tried };
    }
  }
  return null;
}

/** Proposals of one script that are tried. */
const PROPOSALS = 60;

/** Meets the scripts one after the other, each by values worked out from it. */
function withProposals({ fields, scripts }: Constraints, values: Assignment, around: SearchContext): Assignment | null {
  const start = new Map(values);
  for (const field of scripts.flatMap(({ leaf }) => leaf.fields))
    if (!start.has(field))
      start.set(
        field,
        around.present(field).filter((value) => fits(around.schema, field, value)),
      );
  const meet = (tried: Assignment, rest: readonly ScriptConstraint[]): Assignment | null => {
    const [next, ...others] = rest;
    if (next === undefined) {
      const all = [...tried].every(([field, list]) => meets(fields.get(field) ?? [], list));
      return all && meetsScripts(scripts, tried) ? tried : null;
    }
    const { leaf, truth } = next;
    if (leaf.holds(tried) === truth) {
      const found = meet(tried, others);
      if (found !== null) return found;
    }
    for (const proposal of around.random.some(leaf.proposals(around.random, truth, tried), PROPOSALS)) {
      around.work.left -= 4 * proposal.size + 50;
      if (around.work.left <= 0) return null;
      const fitting = [...proposal].every(
        ([field, list]) => list.every((value) => fits(around.schema, field, value)) && meets(fields.get(field) ?? [], list),
      );
      const merged = new Map([...tried, ...proposal]);
      if (!fitting || leaf.holds(merged) !== truth) continue;
      const found = meet(merged, others);
      if (found !== null) return found;
    }
    return null;
  };
  return meet(start, scripts);
}

function withPresent(constraints: Constraints, values: Assignment, around: SearchContext): Solution | null {
  const all = new Map(values);
  for (const field of constraints.scripts.flatMap(({ leaf }) => leaf.fields)) {
    const present = around.present(field);
    if (!present.every((value) => fits(around.schema, field, value))) return null;
    all.set(field, present);
  }
  return meetsScripts(constraints.scripts, all) ? { constraints, values: all } : null;
}

/** Texts related to another field's value, as two-field conditions relate them. */
function relatives(text: string): readonly string[] {
  const directory = text.slice(0, Math.max(0, Math.max(text.lastIndexOf('\\'), text.lastIndexOf('/'))));
  return [
    `${text}$`,
    `${text}.local`,
    `sub.${text}`,
    `${directory}\\x.dll`,
    directory,
    text.slice(0, -1),
    text.slice(1),
    text.toUpperCase(),
  ].filter((made) => made !== '');
}
