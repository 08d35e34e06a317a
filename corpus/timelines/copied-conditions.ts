import type { Expression, FieldReference, Item } from '../../src/languages/eql/ast.ts';
import { printExpression, walk } from '../../src/languages/eql/index.ts';
import { askedAlways } from './asked-always.ts';

/** A condition that speaks of keys of its item and of nothing else, with the places of these keys. */
interface KeyCondition {
  readonly condition: Expression;
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Conditions on keys alone that the other items pass on to an item, said of its own keys. An event that must be missing neither passes
 * on nor is passed any (eql-semantics 2.1, 2.4).
 */
export function conditionsCopiedTo(item: Item, items: readonly Item[], shared: readonly FieldReference[]): readonly Expression[] {
  if (item.missing) return [];
  const own = [...shared, ...item.by];
  return items
    .filter((other) => other !== item && !other.missing)
    .flatMap((other) => keyConditions(other, [...shared, ...other.by]))
    .map(({ condition, places }) => withFields(condition, ({ name }) => own[places.get(name) ?? -1] ?? null));
}

function keyConditions(item: Item, keys: readonly FieldReference[]): readonly KeyCondition[] {
  const places = new Map<string, number>();
  for (const [place, { name }] of keys.entries()) if (!places.has(name)) places.set(name, place);
  return askedAlways(item.condition).flatMap((condition): readonly KeyCondition[] => {
    const named = new Set<string>();
    walk(condition, (node) => {
      if (node.kind === 'field') named.add(node.name);
      return true;
    });
    const keysAlone = named.size > 0 && [...named].every((name) => places.has(name));
    return keysAlone && !hasOr(condition) ? [{ condition, places }] : [];
  });
}

/**
 * True where an `or` is written, or a list that is one: patterns, and `in~`. An `or` of plain equalities of one thing is an `in`
 * (eql-semantics 2.1).
 */
function hasOr(condition: Expression): boolean {
  let found = false;
  walk(condition, (node) => {
    if (node.kind === 'or') found ||= !isOneIn(node);
    if (node.kind === 'match' && node.patterns.length > 1 && !node.operator.startsWith('regex')) found ||= !isOneIn(node);
    if (node.kind === 'membership' && node.operator === 'in~' && node.elements.length > 1) found = true;
    return !found;
  });
  return found;
}

function isOneIn(node: Expression): boolean {
  const [first = null, ...others] = equalled(node);
  return first !== null && others.every((other) => other === first);
}

/** What the parts of a condition set equal to constants, as text, once for each part; null for a part that says anything else. */
function equalled(node: Expression): readonly (string | null)[] {
  switch (node.kind) {
    case 'or':
      return node.operands.flatMap(equalled);
    case 'comparison': {
      const [fixed, other] = fieldless(node.right) ? [node.right, node.left] : [node.left, node.right];
      const plain = node.operator === '==' && fieldless(fixed) && fixed.kind !== 'null' && !fieldless(other);
      return [plain ? printExpression(other) : null];
    }
    case 'membership':
      return [node.operator === 'in' && !node.negated ? printExpression(node.subject) : null];
    case 'match': {
      const plain =
        node.operator === 'like' && node.patterns.every((pattern) => pattern.kind === 'string' && !/[*?\\]/.test(pattern.value));
      return [plain ? printExpression(node.subject) : null];
    }
    default:
      return [null];
  }
}

function fieldless(node: Expression): boolean {
  let found = false;
  walk(node, ({ kind }) => {
    found ||= kind === 'field';
    return !found;
  });
  return !found;
}

/** The expression with other fields in the place of its own, where there are any. */
function withFields(node: Expression, other: (field: FieldReference) => FieldReference | null): Expression {
  const again = (inner: Expression): Expression => withFields(inner, other);
  switch (node.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return node;
    case 'field':
      return other(node) ?? node;
    case 'call':
      return { ...node, arguments: node.arguments.map(again) };
    case 'comparison':
    case 'arithmetic':
      return { ...node, left: again(node.left), right: again(node.right) };
    case 'membership': {
      const [first, ...more] = node.elements;
      return { ...node, subject: again(node.subject), elements: [again(first), ...more.map(again)] };
    }
    case 'match':
      return { ...node, subject: again(node.subject) };
    case 'and':
    case 'or': {
      const [first, second, ...more] = node.operands;
      return { ...node, operands: [again(first), again(second), ...more.map(again)] };
    }
    case 'not':
    case 'sign':
      return { ...node, operand: again(node.operand) };
  }
}
