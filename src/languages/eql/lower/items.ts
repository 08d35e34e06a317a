import type { Predicate, Step } from '../../../ir/index.ts';
import { isNonEmpty, type NonEmpty } from '../../../source/index.ts';
import type { Expression, FieldReference, Item, SampleQuery, SequenceQuery } from '../ast.ts';
import { printExpression } from '../print.ts';
import { walk } from '../walk.ts';
import { conjuncts } from './category.ts';
import { lowerCondition } from './condition.ts';
import { type LowerContext, refuse } from './context.ts';
import { hasKnownValues, resolveField, useField } from './fields.ts';
import { allOf } from './leaves.ts';

/** An item with all its keys, and its conditions as one list. */
interface Draft {
  readonly item: Item;
  readonly keys: readonly FieldReference[];
  readonly conditions: readonly Expression[];
}

/** A condition about a join key, to be asked of the other items too. */
interface Constraint {
  readonly from: Draft;
  readonly position: number;
  readonly condition: Expression;
}

/** Copying conditions multiplies them by the items; no rule written by a person comes near this. */
const COPY_LIMIT = 20_000;

/**
 * Lowers the items of a sequence or sample. Every key that is mandatory somewhere must exist in each item, and what one
 * item asks of a key is asked of that key in all others. (eql-semantics 2.1, 2.4)
 */
export function lowerItems(context: LowerContext, body: SequenceQuery | SampleQuery, categoryField: string): NonEmpty<Step> {
  const drafts = body.items.map((item) => draftOf(item, body.by, categoryField));
  const constraints = drafts.flatMap(constraintsOf);
  if (constraints.length * drafts.length > COPY_LIMIT) {
    const message = `${constraints.length} conditions on join keys would be copied to ${drafts.length} items`;
    refuse(context, 'too-many-key-conditions', message, body.span);
    constraints.length = 0;
  }
  const mandatory = (drafts[0]?.keys ?? []).map((_, position) => drafts.some(({ keys }) => keys[position]?.optional === false));
  const steps = drafts.map((draft) => {
    const copied = constraints.filter(({ from }) => from !== draft).map((constraint) => movedTo(draft, constraint));
    return lowerDraft(context, draft, copied, mandatory);
  });
  if (!isNonEmpty(steps)) throw new Error('a sequence without items');
  return steps;
}

/** Joins only by keys whose values are known; shared keys are looked at once. */
export function checkKeys(context: LowerContext, body: SequenceQuery | SampleQuery): void {
  const items = body.kind === 'sequence' && body.until !== null ? [...body.items, body.until] : body.items;
  for (const key of [...body.by, ...items.flatMap((item) => item.by)]) hasKnownValues(context, resolveField(context.schema, key));
}

/** Lowers the `until` item: neither existence of keys nor conditions of others are asked of it. (eql-semantics 2.1) */
export function lowerUntil(context: LowerContext, item: Item, by: readonly FieldReference[], categoryField: string): Step {
  return lowerDraft(context, draftOf(item, by, categoryField), [], []);
}

function draftOf(item: Item, by: readonly FieldReference[], categoryField: string): Draft {
  return { item, keys: [...by, ...item.by], conditions: conjuncts(item.category, item.condition, categoryField) };
}

function lowerDraft(
  context: LowerContext,
  { item, keys, conditions }: Draft,
  copied: readonly Expression[],
  mandatory: readonly boolean[],
): Step {
  const used = keys.map((key) => useField(context, key));
  const present = used.flatMap((key, position): readonly Predicate[] =>
    key !== null && mandatory[position] === true ? [{ kind: 'present', field: key.field, origin: key.field.origin }] : [],
  );
  const asked = [...conditions, ...copied].map((condition) => lowerCondition(context, condition));
  return {
    where: allOf([...asked, ...present], item.span),
    keys: used.flatMap((key) => (key === null ? [] : [key.field])),
    missing: item.missing,
    runs: item.runs ?? 1,
    origin: item.span,
  };
}

/**
 * The conditions of an item, its category among them, that mention a key and hold no `or`. The first key in the order of the
 * condition counts: the engine looks for it in this order, and the description does not say. (eql-semantics 2.1)
 */
function constraintsOf(draft: Draft): readonly Constraint[] {
  return draft.conditions.flatMap((condition) => {
    const position = firstKey(condition, draft.keys);
    return position === null || hasAlternatives(condition) ? [] : [{ from: draft, position, condition }];
  });
}

function firstKey(condition: Expression, keys: readonly FieldReference[]): number | null {
  let found: number | null = null;
  walk(condition, (node) => {
    if (found === null && node.kind === 'field') {
      const position = keys.findIndex((key) => key.name === node.name);
      if (position >= 0) found = position;
    }
    return found === null;
  });
  return found;
}

/**
 * Lists of patterns and insensitive lists are alternatives too: the engine reads them as `or`. Alternatives that only equate one
 * term with constants are none: they have become one `in` by then. (eql-semantics 2.1; E/optimizer/Optimizer.java)
 */
function hasAlternatives(condition: Expression): boolean {
  let found = false;
  walk(condition, (node) => {
    if (node.kind === 'or' || (node.kind === 'match' && node.patterns.length > 1 && !node.operator.startsWith('regex')))
      found ||= equatedTerm(node) === null;
    found ||= node.kind === 'membership' && node.elements.length > 1 && node.operator === 'in~';
    return !found;
  });
  return found;
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
      return condition.operator === 'in' && !condition.negated ? printExpression(condition.subject) : null;
    case 'match': {
      const exact = condition.patterns.every((pattern) => pattern.kind === 'string' && !/[*?\\]/.test(pattern.value));
      return condition.operator === 'like' && exact ? printExpression(condition.subject) : null;
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
  let constant = true;
  walk(expression, (node) => {
    constant &&= node.kind !== 'field';
    return constant;
  });
  return constant;
}

/** The condition with the key it is about replaced by the other item's key at the same position. */
function movedTo(draft: Draft, { from, position, condition }: Constraint): Expression {
  const [old, key] = [from.keys[position], draft.keys[position]];
  return old === undefined || key === undefined || old.name === key.name ? condition : replaceField(condition, old.name, key);
}

function replaceField(expression: Expression, name: string, by: FieldReference): Expression {
  const replace = (operand: Expression): Expression => replaceField(operand, name, by);
  switch (expression.kind) {
    case 'field':
      return expression.name === name ? by : expression;
    case 'comparison':
    case 'arithmetic':
      return { ...expression, left: replace(expression.left), right: replace(expression.right) };
    case 'membership':
    case 'match':
      return { ...expression, subject: replace(expression.subject) };
    case 'not':
    case 'sign':
      return { ...expression, operand: replace(expression.operand) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(replace) };
    case 'and':
    case 'or': {
      const [first, second, ...rest] = expression.operands;
      return { ...expression, operands: [replace(first), replace(second), ...rest.map(replace)] };
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return expression;
  }
}
