import type { Scalar } from '../../../event/index.ts';
import { anyOf, type Bound, type Field, type Predicate } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { isNonEmpty } from '../../../source/index.ts';
import { origin } from '../../origin.ts';
import { HALVES } from '../../values/floats.ts';
import { isFloating } from '../number-types.ts';
import { constantNode, isGlobal, type Names } from './names.ts';
import { type AnyNode, callOf, constantOf, listOf, methodOf, nameOf, refuse, textOf } from './syntax.ts';

/** The values of a field with numbers, addresses, instants or booleans on which a condition over `value` holds. */
export function placesOf(node: AnyNode, value: string, field: Field, names: Names): Predicate {
  const inner = (one: AnyNode): Predicate => placesOf(one, value, field, names);
  if (node.type === 'LogicalExpression' && node.operator === '||') {
    // Some value is one or another: some value is one, or some value is another.
    return anyOf([inner(node.left), inner(node.right)], origin);
  }
  if (node.type === 'LogicalExpression' && node.operator === '&&') return bothBounds(inner(node.left), inner(node.right), node);
  if (node.type === 'BinaryExpression') return comparison(node, value, field, names);
  const method = methodOf(node);
  const set = constantNode(names, nameOf(method?.object));
  if (method?.name === 'has' && set !== null && nameOf(method.given[0]) === value && method.given.length === 1)
    return oneOf(field, valuesInSet(set, field, names), node);
  if (method?.name === 'some' && set !== null && method.given.length === 1)
    return inNetworks(set, method.given[0], value, field, names);
  if (
    method?.name === 'is' &&
    isGlobal(names, method.object, 'Object') &&
    nameOf(method.given[0]) === value &&
    isFloating(field.type)
  ) {
    const zero = method.given.length === 2 && method.given[1] !== undefined ? constantOf(method.given[1]) : undefined;
    if (zero === 0) return oneOf(field, [zero], node);
  }
  return refuse(node, `a condition on a field of type ${field.type} that is not read`);
}

function oneOf(field: Field, values: readonly Scalar[], node: AnyNode): Predicate {
  if (!isNonEmpty(values)) return refuse(node, 'a list of nothing');
  if (field.type === 'half_float' && values.some((value) => HALVES.bound(value)?.from.off !== 0))
    return refuse(node, 'a number that no value of the field is');
  if (familyOf(field.type) === 'ip') {
    const [first, ...rest] = values;
    return { kind: 'in-network', field, networks: [String(first), ...rest.map(String)], origin };
  }
  return { kind: 'one-of', field, values, letters: 'exact', origin };
}

/** A lower and an upper bound of one value. */
function bothBounds(left: Predicate, right: Predicate, node: AnyNode): Predicate {
  if (left.kind !== 'range' || right.kind !== 'range') return refuse(node, 'several conditions on one value');
  const [lower, upper] = [left.lower ?? right.lower, left.upper ?? right.upper];
  const isOfBoth = (left.lower === null) !== (right.lower === null) && (left.upper === null) !== (right.upper === null);
  return isOfBoth ? { ...left, lower, upper } : refuse(node, 'two bounds on one side');
}

function comparison(
  node: Extract<AnyNode, { readonly type: 'BinaryExpression' }>,
  value: string,
  field: Field,
  names: Names,
): Predicate {
  const bound = boundOf(node.right, field, names);
  if (nameOf(node.left) !== value || bound === null) return refuse(node, `a comparison with a field of type ${field.type}`);
  // An index has minus zero before zero, where these signs take them for one.
  if (bound === 0 && isFloating(field.type)) return refuse(node, 'a comparison with zero');
  const limit = (inclusive: boolean): Bound => ({ value: typeof bound === 'boolean' ? Number(bound) : bound, inclusive });
  const range = (lower: Bound | null, upper: Bound | null): Predicate =>
    familyOf(field.type) === 'boolean' ? refuse(node, 'an order of booleans') : { kind: 'range', field, lower, upper, origin };
  switch (node.operator) {
    case '===':
      return oneOf(field, [bound], node);
    case '>':
      return range(limit(false), null);
    case '>=':
      return range(limit(true), null);
    case '<':
      return range(null, limit(false));
    case '<=':
      return range(null, limit(true));
    default:
      return refuse(node, `the operator ${node.operator}`);
  }
}

/** A constant of the type of the field. */
function boundOf(node: AnyNode, field: Field, names: Names): Scalar | null {
  const family = familyOf(field.type);
  if (family === 'ip') return addressOf(node, names);
  const constant = constantOf(node);
  if (family === 'boolean') return typeof constant === 'boolean' ? constant : null;
  if (typeof constant !== 'number' || !Number.isFinite(constant)) return null;
  // An index rounds what it is asked for, and these signs do not.
  const isKept = (field.type !== 'float' && field.type !== 'half_float') || Math.fround(constant) === constant;
  return isKept ? constant : refuse(node, `a number with more digits than a ${field.type} keeps`);
}

/** `address('10.0.0.1')`. */
function addressOf(node: AnyNode, names: Names): string | null {
  const called = callOf(node);
  return called !== null && called.given.length === 1 && names.known(called.name) === 'address' ? textOf(called.given[0]) : null;
}

/** `new Set([1, 2])`, and `new Set(['10.0.0.1'].map(address))` of addresses. */
function valuesInSet(node: AnyNode, field: Field, names: Names): readonly Scalar[] {
  const [given] = node.type === 'NewExpression' && isGlobal(names, node.callee, 'Set') ? node.arguments : [];
  if (given === undefined) return refuse(node, 'a list that is not read');
  if (familyOf(field.type) === 'ip') return textsMapped(given, 'address', names);
  const values = listOf(given)?.map((each) => boundOf(each, field, names));
  if (values === undefined || values.some((each) => each === null || (each === 0 && isFloating(field.type))))
    return refuse(node, 'a list that is not read');
  return values.flatMap((each) => each ?? []);
}

/** The texts of `['a', 'b'].map(helper)`. */
export function textsMapped(node: AnyNode, helper: 'address' | 'network', names: Names): readonly string[] {
  const method = methodOf(node);
  const change = nameOf(method?.given[0]);
  const texts = method === null ? null : listOf(method.object)?.map(textOf);
  if (method?.name !== 'map' || method.given.length !== 1 || change === null || names.known(change) !== helper || texts == null)
    return refuse(node, 'a list that is not read');
  return texts.map((text) => text ?? refuse(node, 'no text'));
}

/** `NETWORKS.some(([first, last]) => first <= value && value <= last)`. */
function inNetworks(networks: AnyNode, test: AnyNode | undefined, value: string, field: Field, names: Names): Predicate {
  if (familyOf(field.type) !== 'ip' || test?.type !== 'ArrowFunctionExpression' || test.params.length !== 1)
    return refuse(networks, 'networks of no addresses');
  const [pair] = test.params;
  const [first, last] = pair?.type === 'ArrayPattern' && pair.elements.length === 2 ? pair.elements.map(nameOf) : [];
  const { body } = test;
  const isWithin =
    body.type === 'LogicalExpression' &&
    body.operator === '&&' &&
    isAtMost(body.left, first, value) &&
    isAtMost(body.right, value, last) &&
    new Set([first, last, value]).size === 3;
  const texts = textsMapped(networks, 'network', names);
  if (!isWithin || !isNonEmpty(texts)) return refuse(test, 'networks that are asked otherwise');
  return { kind: 'in-network', field, networks: texts, origin };
}

function isAtMost(node: AnyNode, left: string | null | undefined, right: string | null | undefined): boolean {
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '<=' &&
    left != null &&
    right != null &&
    nameOf(node.left) === left &&
    nameOf(node.right) === right
  );
}
