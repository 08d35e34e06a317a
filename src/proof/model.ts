import type { Event, Json } from '../event/index.ts';
import type { Condition, OpenLeaf, SetLeaf } from './condition.ts';
import { type Effort, spend } from './effort.ts';
import { groupsOf, nameIn, type Readable } from './field-groups.ts';
import { carries, type FieldValues, fieldValues } from './field-values.ts';
import { formulas } from './logic/formula.ts';
import { type Model as Assignment, type Literal, solver } from './logic/solver.ts';
import { presenceClauses } from './presence.ts';
import { conflicts, eventOf } from './wishes.ts';

/** An event on which conditions are as wanted, as far as is known; `open` says what is not. */
export interface Model {
  readonly event: Event;
  readonly open: readonly string[];
  /** Whether a condition holds, by its number. */
  readonly holds: (condition: number) => boolean;
}

/** What is known of conditions, and how events are found for them. */
export interface Models extends FieldValues {
  /**
   * Events on which each condition is as wanted (null: whatever it is), another one at each call; null: there is no other. `given`:
   * the values of some fields; `open`: what leaves that are not reasoned about are.
   */
  readonly find: (wanted: readonly (boolean | null)[], given?: Given, open?: OpenAnswers) => () => Model | null;
  /** Whether there is such an event, and how it answers the conditions, without the event itself; null: there is none. */
  readonly decide: (wanted: readonly (boolean | null)[]) => Pick<Model, 'holds'> | null;
  /** The leaves that are not reasoned about, each once. */
  readonly opens: readonly OpenLeaf[];
}

/** Whether leaves that are not reasoned about hold, by their keys. */
export type OpenAnswers = ReadonlyMap<OpenLeaf['key'], boolean>;

/** What an event carries in some fields, by their names; undefined: nothing. */
export type Given = ReadonlyMap<string, Json | undefined>;

const NONE_READABLE: Readable = new Map();

/**
 * Questions about these conditions. What cannot be together among the values of a field is learned when it is met, and stays known for the
 * next question. `scalar`: fields hold one value at most.
 */
export function modelsOf(
  conditions: readonly Condition[],
  scalar: boolean,
  effort: Effort,
  readable: Readable = NONE_READABLE,
): Models {
  const { variable, all, any, always, size, tell } = formulas();
  const leaves = leavesOf(conditions);
  const { groups, variables } = groupsOf(leaves.sets, variable, effort, readable);
  const opens = new Map<OpenLeaf['key'], { readonly literal: Literal; readonly leaf: OpenLeaf }>();
  for (const leaf of leaves.open) if (!opens.has(leaf.key)) opens.set(leaf.key, { literal: variable(), leaf });

  const literalOf = (condition: Condition): Literal => {
    switch (condition.kind) {
      case 'constant':
        return condition.value ? always : -always;
      case 'set': {
        const literal = numbered(variables.get(condition));
        return condition.negated ? -literal : literal;
      }
      case 'open': {
        const literal = numbered(opens.get(condition.key)?.literal);
        return condition.negated ? -literal : literal;
      }
      case 'and':
        return all(condition.operands.map(literalOf));
      case 'or':
        return any(condition.operands.map(literalOf));
    }
  };
  const literals = conditions.map(literalOf);
  const lessons: (readonly Literal[])[] = [...presenceClauses(groups)];
  const opensAll = [...opens.values()];
  const decided = [...groups.flatMap(({ numbers }) => [...numbers.keys()]), ...opensAll.map(({ literal }) => literal)];
  const open = opensAll.map(({ leaf }) => `${leaf.leaf.kind} is not reasoned about`);
  const started = (wanted: readonly (boolean | null)[], given: Given, answers: OpenAnswers) => {
    const goals = literals.flatMap((literal, side) => {
      const want = wanted[side] ?? null;
      return want === null ? [] : [want ? literal : -literal];
    });
    if (goals.includes(-always)) return null;
    // What is gone through for a question at all.
    spend(effort, size() + groups.length);
    const asked = groups.filter(({ field }) => !given.has(nameIn(field)));
    const search = solver(size(), effort);
    tell(search);
    for (const clause of lessons) search.add(clause);
    for (const goal of goals) search.add([goal]);
    for (const { literal, leaf } of opensAll) {
      const holds = answers.get(leaf.key);
      if (holds !== undefined) search.add([holds ? literal : -literal]);
    }
    for (const group of groups)
      if (given.has(nameIn(group.field)))
        for (const [literal, number] of group.numbers)
          search.add([carries(group, number, given.get(nameIn(group.field))) ? literal : -literal]);
    const next = (): Assignment | null => {
      for (;;) {
        const model = search.solve();
        if (model === null) return null;
        spend(effort, asked.length + decided.length / 8);
        const taught = asked.flatMap((group) => conflicts(group, model, scalar));
        for (const clause of taught) search.add(clause);
        lessons.push(...taught);
        if (taught.length === 0) return model;
      }
    };
    return { asked, next, exclude: (model: Assignment) => search.add(decided.map((one) => (model(one) ? -one : one))) };
  };
  const holdsIn =
    (model: Assignment) =>
    (condition: number): boolean => {
      const literal = numbered(literals[condition]);
      return literal > 0 ? model(literal) : !model(-literal);
    };
  const find: Models['find'] = (wanted, given = NOTHING_GIVEN, answers = NOTHING_ANSWERED) => {
    const search = started(wanted, given, answers);
    return () => {
      const model = search?.next() ?? null;
      if (search === null || model === null) return null;
      search.exclude(model);
      return { event: { ...eventOf(search.asked, model, scalar), ...carried(given) }, holds: holdsIn(model), open };
    };
  };
  const decide: Models['decide'] = (wanted) => {
    const model = started(wanted, NOTHING_GIVEN, NOTHING_ANSWERED)?.next() ?? null;
    return model === null ? null : { holds: holdsIn(model) };
  };
  return { find, decide, opens: opensAll.map(({ leaf }) => leaf), ...fieldValues(groups, variables) };
}

const NOTHING_GIVEN: Given = new Map();
const NOTHING_ANSWERED: OpenAnswers = new Map();

/** A condition that no variable stands for would hold always, and nobody would see it. */
function numbered(literal: Literal | undefined): Literal {
  if (literal === undefined) throw new Error('a condition without a variable');
  return literal;
}

function carried(given: Given): Event {
  return Object.fromEntries([...given].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function leavesOf(conditions: readonly Condition[]): { readonly sets: readonly SetLeaf[]; readonly open: readonly OpenLeaf[] } {
  const sets = new Set<SetLeaf>();
  const open = new Set<OpenLeaf>();
  const seen = new Set<Condition>();
  const walk = (condition: Condition): void => {
    if (seen.has(condition)) return;
    seen.add(condition);
    if (condition.kind === 'set') sets.add(condition);
    else if (condition.kind === 'open') open.add(condition);
    else if (condition.kind !== 'constant') condition.operands.forEach(walk);
  };
  conditions.forEach(walk);
  return { sets: [...sets], open: [...open] };
}
