import type { Category, Expression, FieldReference, Item } from '../../languages/eql/ast.ts';
import { readCategory } from './category.ts';
import { readCondition } from './condition.ts';
import { simplified } from './factors.ts';
import { type Key, type KeyReader, readKeys } from './keys.ts';
import { IS_JOINED, LISTS, MATCHES } from './operators.ts';
import { instantOf, type Placed } from './placed.ts';
import { type Check, presence } from './query-leaf.ts';
import type { Scope } from './scope.ts';
import { isConstant } from './term.ts';
import { anyWithin, fieldsWithin, withParts } from './tree.ts';
import type { Trouble } from './trouble.ts';

/** One item of a sequence or a sample: which events it takes and under which keys they join. */
export interface Step {
  readonly takes: Check;
  readonly keys: KeyReader;
  readonly missing: boolean;
  /** The place of its item in the rule; -1 for `until`. */
  readonly item: number;
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

/** What each item asks for, with the conditions on join keys copied among those that must happen (eql-semantics 2.1, 2.4). */
export function askedOfItems(
  items: readonly Item[],
  shared: readonly FieldReference[],
  { settings: { eventCategoryField } }: Scope,
): readonly Asked[] {
  const asked = items.map((item): Asked => {
    const keys = [...shared, ...item.by];
    const written = conjuncts(item.condition).map((expression): AskedCondition => ({ kind: 'written', expression }));
    const exist = keys.filter((key) => !key.optional).map((field): AskedCondition => ({ kind: 'key exists', field }));
    return { item, category: item.category, keys, conditions: [...written, ...exist] };
  });
  return asked.map((mine) => {
    if (mine.item.missing) return mine;
    const others = asked.filter((other) => other !== mine && !other.item.missing);
    const copied = others.flatMap((other) => copies(other, mine.keys, eventCategoryField));
    return { ...mine, conditions: [...mine.conditions, ...copied] };
  });
}

/** Reads the items, and each `runs` written out (eql-semantics 10.4). */
export function readSteps(items: readonly Item[], shared: readonly FieldReference[], scope: Scope): readonly Step[] {
  const asked = askedOfItems(items, shared, scope);
  const positive = asked.find(({ item }) => !item.missing);
  return asked.flatMap(({ item, category, keys, conditions }, index) => {
    const checks = conditions.map((condition) => readAsked(condition, scope));
    const fits = readCategory(category, scope.settings);
    const step: Step = {
      takes: (subject) => fits(subject) && checks.every((check) => check(subject)),
      keys: readKeys(keys, scope, { mandatory: true, lookedUpBy: item.missing ? (positive?.keys ?? null) : null }),
      missing: item.missing,
      item: index,
    };
    return Array.from({ length: item.missing ? 1 : (item.runs ?? 1) }, () => step);
  });
}

/** The item after `until`: no condition is copied to it and no key has to exist (eql-semantics 2.1, 10.2). */
export function readUntil(item: Item, shared: readonly FieldReference[], scope: Scope): Step {
  const category = readCategory(item.category, scope.settings);
  const holds = readCondition(item.condition, scope);
  return {
    takes: (subject) => category(subject) && holds(subject) === true,
    keys: readKeys([...shared, ...item.by], scope, { mandatory: false, lookedUpBy: null }),
    missing: false,
    item: -1,
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
  if (condition.kind === 'key exists') return presence(condition.field, scope);
  const holds = readCondition(condition.expression, scope);
  return (subject) => holds(subject) === true;
}

function conjuncts(expression: Expression): readonly Expression[] {
  return expression.kind === 'and' ? expression.operands.flatMap(conjuncts) : [expression];
}

/** What an item asks of its keys alone, said of another item's keys: its conditions, its category, and that keys have values. */
function copies(from: Asked, keys: readonly FieldReference[], categoryField: string): readonly AskedCondition[] {
  const conditions = from.conditions.flatMap((condition) =>
    condition.kind === 'written' ? simplified(condition.expression) : [],
  );
  const written = [...categoryTest(from.category, categoryField), ...conditions].flatMap((expression): AskedCondition[] => {
    if (!speaksOfKeysAlone(expression, from.keys) || hasOr(expression)) return [];
    return [{ kind: 'written', expression: saidOf(keys, expression, from.keys) }];
  });
  const exist = from.keys.flatMap((key, place): AskedCondition[] => {
    const theirs = keys[place];
    return key.optional || theirs === undefined ? [] : [{ kind: 'key exists', field: theirs }];
  });
  return [...written, ...exist];
}

/** The category is compared with `==` like any other field (eql-semantics 1.3), which matters when it is a key. */
function categoryTest({ any, name, span }: Category, categoryField: string): readonly Expression[] {
  if (any) return [];
  const left: Expression = { kind: 'field', path: [categoryField], name: categoryField, optional: false, span };
  const right: Expression = { kind: 'string', value: name, form: 'plain', span };
  return [{ kind: 'comparison', operator: '==', operatorSpan: span, left, right, span }];
}

/** Whether an expression names a field and every field in it is a key (eql-semantics 2.4). */
function speaksOfKeysAlone(expression: Expression, keys: readonly FieldReference[]): boolean {
  const named = fieldsWithin(expression);
  return named.length > 0 && named.every(({ name }) => keys.some((key) => key.name === name));
}

/**
 * Lists of patterns and of `in~` are the `or` of their elements. An `or` that compares one expression with constants by `==` alone
 * is an `in` by the time conditions are copied (eql-semantics 2.1; E/optimizer/Optimizer.java).
 */
function hasOr(expression: Expression): boolean {
  return anyWithin(
    expression,
    (node) =>
      (node.kind === 'or' && comparedAlone(node) === null) ||
      (node.kind === 'match' &&
        !IS_JOINED[MATCHES[node.operator].patterns] &&
        node.patterns.length > 1 &&
        comparedAlone(node) === null) ||
      (node.kind === 'membership' && LISTS[node.operator].insensitive && node.elements.length > 1),
  );
}

/** What stands before `==`, `in` or a `like` without wildcards, the same in every branch of an `or`; null where there is more. */
function comparedAlone(node: Expression): string | null {
  if (node.kind === 'or') {
    const compared = new Set(node.operands.map(comparedAlone));
    const [only = null] = compared;
    return compared.size === 1 ? only : null;
  }
  if (node.kind === 'membership') return !LISTS[node.operator].insensitive && !node.negated ? spell(node.subject) : null;
  if (node.kind === 'match') {
    const wild = node.patterns.some((pattern) => pattern.kind !== 'string' || /[*?\\]/.test(pattern.value));
    const { patterns, insensitive } = MATCHES[node.operator];
    return patterns === 'wildcards' && !insensitive && !wild ? spell(node.subject) : null;
  }
  if (node.kind !== 'comparison' || node.operator !== '==') return null;
  // Constants go to the right before anything else; a test for null is no comparison.
  const sides = [node.left, node.right].filter((side) => !isConstant(side));
  const [side] = sides;
  if (side === undefined || sides.length > 1 || node.left.kind === 'null' || node.right.kind === 'null') return null;
  return spell(side);
}

/** The same for expressions that differ in their places only. */
function spell(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (/span$/i.test(key) ? undefined : value));
}

/** The expression with each key in it replaced by the one that stands at the same place among other keys (eql-semantics 2.4). */
function saidOf(keys: readonly FieldReference[], expression: Expression, old: readonly FieldReference[]): Expression {
  if (expression.kind === 'field') return keys[old.findIndex(({ name }) => name === expression.name)] ?? expression;
  return withParts(expression, (part) => saidOf(keys, part, old));
}
