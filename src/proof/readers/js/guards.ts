import type { RegexNode } from '../../../pattern/index.ts';
import { type AnyNode, nameOf, numberOf, textOf } from './syntax.ts';
import { hasAt, unitsOf } from './units.ts';

/** A condition that is held against what the others let through: nothing more can be said of it alone. */
type Guard = (rest: RegexNode) => boolean;

/** Lengths and single letters of `value` that a condition asks for to save time; null: it asks for something else. */
export function guardOf(node: AnyNode, value: string): Guard | null {
  const length = lengthAsked(node, value);
  if (length !== null) return (rest) => length.least <= unitsOf(rest).least && length.most >= unitsOf(rest).most;
  const letters = lettersAsked(node, value);
  if (letters !== null) return (rest) => hasAt(rest, letters.place, letters.codes);
  return null;
}

/** `value.length >= 5` and its like. */
function lengthAsked(node: AnyNode, value: string): { readonly least: number; readonly most: number } | null {
  if (node.type !== 'BinaryExpression' || node.left.type !== 'MemberExpression') return null;
  const { object, property, computed } = node.left;
  const bound = numberOf(node.right);
  if (computed || nameOf(object) !== value || nameOf(property) !== 'length' || bound === null || !Number.isInteger(bound))
    return null;
  switch (node.operator) {
    case '===':
      return { least: bound, most: bound };
    case '>=':
      return { least: bound, most: Number.POSITIVE_INFINITY };
    case '>':
      return { least: bound + 1, most: Number.POSITIVE_INFINITY };
    case '<=':
      return { least: 0, most: bound };
    case '<':
      return { least: 0, most: bound - 1 };
    default:
      return null;
  }
}

/** `value[3] === 'a' || value[3] === 'A'`. */
function lettersAsked(node: AnyNode, value: string): { readonly place: number; readonly codes: ReadonlySet<number> } | null {
  if (node.type === 'LogicalExpression' && node.operator === '||') {
    const [left, right] = [lettersAsked(node.left, value), lettersAsked(node.right, value)];
    return left === null || right === null || left.place !== right.place
      ? null
      : { place: left.place, codes: new Set([...left.codes, ...right.codes]) };
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '===' || node.left.type !== 'MemberExpression' || !node.left.computed)
    return null;
  const [place, letter] = [numberOf(node.left.property), textOf(node.right)];
  if (nameOf(node.left.object) !== value || place === null || letter?.length !== 1) return null;
  return { place, codes: new Set([letter.charCodeAt(0)]) };
}
