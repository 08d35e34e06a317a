import type { Expression, FieldReference } from '../ast.ts';
import { OPERATORS, PATTERN_LISTS } from '../operators.ts';
import { printExpression } from '../print.ts';
import { AS_WRITTEN, foldExpression, someNode, walk } from '../walk.ts';
import { factorsOf } from './factors.ts';

/** An item of a sequence or sample: its join keys, and what it asks for as a list of conditions. */
export interface KeyedItem {
  readonly keys: readonly FieldReference[];
  readonly conditions: readonly Expression[];
}

/** A condition on join keys and nothing else, to be asked of the other items too. */
export interface KeyCondition {
  readonly condition: Expression;
  /** Where the keys stand that it names. */
  readonly positions: ReadonlyMap<string, number>;
  /** What it says of the keys by their positions, as text: equal for conditions that say the same. */
  readonly said: string;
}

/**
 * The conditions of an item that the other items are asked too: such as name join keys of the item alone and hold no `or`.
 * A condition that names any other field stays where it is. (eql-semantics 2.4)
 */
export function keyConditionsOf({ keys, conditions }: KeyedItem): readonly KeyCondition[] {
  const positions = positionsOf(keys);
  return conditions.flatMap(factorsOf).flatMap((condition) => {
    if (!isOnKeys(condition, positions) || hasAlternatives(condition)) return [];
    const said = printExpression(replaceFields(condition, (field) => atPosition(field, positions.get(field.name) ?? 0)));
    return [{ condition, positions, said }];
  });
}

/** Conditions that say the same of the keys, once each: items that share their keys often repeat them. */
export function distinctConditions(conditions: readonly KeyCondition[]): readonly KeyCondition[] {
  return [...new Map(conditions.map((condition) => [condition.said, condition])).values()];
}

/** The condition with every key in it replaced by the key of another item at the same position. (eql-semantics 2.4) */
export function movedTo({ keys }: KeyedItem, { condition, positions }: KeyCondition): Expression {
  return replaceFields(condition, (field) => {
    const key = keys[positions.get(field.name) ?? -1];
    return key === undefined || key.name === field.name ? field : key;
  });
}

/** Where each key stands; a field that is a key twice stands for the first. */
function positionsOf(keys: readonly FieldReference[]): ReadonlyMap<string, number> {
  return new Map(keys.map(({ name }, position) => [name, position] as const).toReversed());
}

function isOnKeys(condition: Expression, positions: ReadonlyMap<string, number>): boolean {
  let [some, all] = [false, true];
  walk(condition, (node) => {
    if (node.kind !== 'field') return all;
    some = true;
    all &&= positions.has(node.name);
    return all;
  });
  return some && all;
}

function atPosition(field: FieldReference, position: number): FieldReference {
  const name = String(position);
  return { ...field, path: [name], name, optional: false };
}

/**
 * Lists of patterns and insensitive lists are alternatives too: the engine reads them as `or`. Alternatives that only equate one
 * term with constants are none: they have become one `in` by then. (eql-semantics 2.1; E/optimizer/Optimizer.java)
 */
function hasAlternatives(condition: Expression): boolean {
  return someNode(condition, (node) => {
    switch (node.kind) {
      case 'or':
        return equatedTerm(node) === null;
      case 'match':
        return (
          node.patterns.length > 1 && PATTERN_LISTS[OPERATORS[node.operator].patterns] === 'each' && equatedTerm(node) === null
        );
      case 'membership':
        return node.elements.length > 1 && OPERATORS[node.operator].letters === 'fold';
      default:
        return false;
    }
  });
}

/** The term that a condition equates with some constants and does nothing more, as it is written; null: it does another thing. */
function equatedTerm(condition: Expression): string | null {
  switch (condition.kind) {
    case 'comparison': {
      const { operator, left, right } = condition;
      if (operator !== '==' || isConstant(left) === isConstant(right)) return null;
      const [term, constant] = isConstant(right) ? [left, right] : [right, left];
      return constant.kind === 'null' ? null : printExpression(term);
    }
    case 'membership':
      return OPERATORS[condition.operator].letters === 'exact' && !condition.negated ? printExpression(condition.subject) : null;
    case 'match': {
      const exact = condition.patterns.every((pattern) => pattern.kind === 'string' && !/[*?\\]/.test(pattern.value));
      const { patterns, letters } = OPERATORS[condition.operator];
      return patterns === 'wildcards' && letters === 'exact' && exact ? printExpression(condition.subject) : null;
    }
    case 'or': {
      const [first = null, ...others] = condition.operands.map(equatedTerm);
      return others.every((other) => other === first) ? first : null;
    }
    default:
      return null;
  }
}

function isConstant(expression: Expression): boolean {
  return !someNode(expression, ({ kind }) => kind === 'field');
}

/** All fields at once: two keys may trade places. */
function replaceFields(expression: Expression, by: (field: FieldReference) => FieldReference): Expression {
  return foldExpression(expression, { ...AS_WRITTEN, field: by });
}
