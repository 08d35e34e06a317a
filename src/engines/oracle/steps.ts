import type { Category, Expression, FieldReference, Item } from '../../languages/eql/ast.ts';
import { readCategory } from './category.ts';
import { readCondition } from './condition.ts';
import { type Key, type KeyReader, readKeys } from './keys.ts';
import { instantOf, type Placed } from './placed.ts';
import { type Check, presence } from './query-leaf.ts';
import type { Scope } from './scope.ts';
import type { Trouble } from './trouble.ts';

/** One item of a sequence or a sample: which events it takes and under which keys they join. */
export interface Step {
  readonly takes: Check;
  readonly keys: KeyReader;
  readonly missing: boolean;
}

/** What an item asks for, before it is read. */
export interface Asked {
  readonly item: Item;
  readonly category: Category;
  readonly keys: readonly FieldReference[];
  readonly conditions: readonly AskedCondition[];
}

/** A condition of the rule, or that a key field has a value. */
export type AskedCondition =
  | { readonly kind: 'written'; readonly expression: Expression }
  | { readonly kind: 'key exists'; readonly field: FieldReference };

/** What each item asks for, with the conditions on join keys copied among them (eql-semantics 2.4). */
export function askedOfItems(items: readonly Item[], shared: readonly FieldReference[]): readonly Asked[] {
  const asked = items.map((item): Asked => {
    const keys = [...shared, ...item.by];
    const written = conjuncts(item.condition).map((expression): AskedCondition => ({ kind: 'written', expression }));
    const exist = keys.filter((key) => !key.optional).map((field): AskedCondition => ({ kind: 'key exists', field }));
    return { item, category: item.category, keys, conditions: [...written, ...exist] };
  });
  return asked.map((mine) => {
    const copied = asked.flatMap((other) => (other === mine ? [] : copies(other, mine.keys)));
    return { ...mine, conditions: [...mine.conditions, ...copied] };
  });
}

/** Reads the items, and each `runs` written out (eql-semantics 10.4). */
export function readSteps(items: readonly Item[], shared: readonly FieldReference[], scope: Scope): readonly Step[] {
  return askedOfItems(items, shared).flatMap(({ item, category, keys, conditions }) => {
    const checks = conditions.map((condition) => readAsked(condition, scope));
    const fits = readCategory(category, scope.settings);
    const step: Step = {
      takes: (subject) => fits(subject) && checks.every((check) => check(subject)),
      keys: readKeys(keys, scope, true),
      missing: item.missing,
    };
    return Array.from({ length: item.missing ? 1 : (item.runs ?? 1) }, () => step);
  });
}

/** The item after `until`: no condition is copied to it and no key has to exist (eql-semantics 2.1, 10.2). */
export function readUntil(item: Item, shared: readonly FieldReference[], scope: Scope): Step {
  const category = readCategory(item.category, scope.settings);
  const holds = readCondition(item.condition, scope);
  return {
    takes: (subject) => category(subject) && holds(subject),
    keys: readKeys([...shared, ...item.by], scope, false),
    missing: false,
  };
}

/** The keys under which a step of a sequence takes an event; none when it does not. */
export function keysTaken(step: Step, placed: Placed, trouble: Trouble): readonly Key[] {
  const taken = step.takes({ event: placed.event, budget: trouble.budget });
  if (trouble.budget.left < 0) trouble.say('the events take more work than is allowed');
  if (!taken || trouble.budget.left < 0) return [];
  instantOf(placed, trouble);
  return step.keys(placed, trouble);
}

function readAsked(condition: AskedCondition, scope: Scope): Check {
  return condition.kind === 'written' ? readCondition(condition.expression, scope) : presence(condition.field, scope);
}

function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === 'and' ? expression.operands.flatMap(conjuncts) : [expression];
}

/** An item's conditions on its keys, said of another item's keys. */
function copies(from: Asked, keys: readonly FieldReference[]): readonly AskedCondition[] {
  return from.conditions.flatMap((condition): AskedCondition[] => {
    const place = from.keys.findIndex((key) => mentions(condition, key.name));
    const [mine, theirs] = [from.keys[place], keys[place]];
    if (mine === undefined || theirs === undefined) return [];
    if (condition.kind === 'key exists') return [{ kind: 'key exists', field: theirs }];
    if (hasOr(condition.expression)) return [];
    return [{ kind: 'written', expression: renamed(condition.expression, mine.name, theirs) }];
  });
}

function mentions(condition: AskedCondition, name: string): boolean {
  if (condition.kind === 'key exists') return condition.field.name === name;
  return nodes(condition.expression).some((node) => node.kind === 'field' && node.name === name);
}

/** Lists of patterns and of `in~` are the `or` of their elements (eql-semantics 2.1). */
function hasOr(expression: Expression): boolean {
  return nodes(expression).some(
    (node) =>
      node.kind === 'or' ||
      (node.kind === 'match' && !node.operator.startsWith('regex') && node.patterns.length > 1) ||
      (node.kind === 'membership' && node.operator === 'in~' && node.elements.length > 1),
  );
}

/** The expression and everything inside it. */
function nodes(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(nodes)];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
      return [];
    case 'call':
      return expression.arguments;
    case 'comparison':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'membership':
      return [expression.subject, ...expression.elements];
    case 'match':
      return [expression.subject];
    case 'and':
    case 'or':
      return expression.operands;
    case 'not':
    case 'sign':
      return [expression.operand];
  }
}

/** The expression with another field in the place of one. */
function renamed(expression: Expression, name: string, field: FieldReference): Expression {
  const again = (inner: Expression): Expression => renamed(inner, name, field);
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return expression;
    case 'field':
      return expression.name === name ? field : expression;
    case 'call':
      return { ...expression, arguments: expression.arguments.map(again) };
    case 'comparison':
    case 'arithmetic':
      return { ...expression, left: again(expression.left), right: again(expression.right) };
    case 'membership':
    case 'match':
      return { ...expression, subject: again(expression.subject) };
    case 'and':
    case 'or': {
      const [first, second, ...more] = expression.operands;
      return { ...expression, operands: [again(first), again(second), ...more.map(again)] };
    }
    case 'not':
    case 'sign':
      return { ...expression, operand: again(expression.operand) };
  }
}
