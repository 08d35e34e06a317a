import type { Scalar } from '../../../event/index.ts';
import type { Field, Relation, Term, Test } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { isNonEmpty } from '../../../source/index.ts';
import { isComputedWith, isFloating } from '../number-types.ts';
import { constantNode, isGlobal, type Names } from './names.ts';
import { isAddress, type Parts, termOf } from './script-term.ts';
import { type AnyNode, callOf, constantOf, listOf, methodOf, nameOf, refuse } from './syntax.ts';

interface Asked {
  readonly term: Term;
  readonly test: Test;
}

/** What is asked of a value that is computed of one value of each field, each of which has a part in it. */
export function scriptTestOf(node: AnyNode, fields: ReadonlyMap<string, Field>, names: Names): Asked {
  const parts: Parts = { fields: new Map(fields), names };
  const asked = askedOf(node, parts);
  return parts.fields.size === 0 ? asked : refuse(node, 'a value that nothing is asked of');
}

function askedOf(node: AnyNode, parts: Parts): Asked {
  if (node.type !== 'BinaryExpression') return listed(node, parts);
  if (node.left.type === 'PrivateIdentifier') return refuse(node, 'a condition that is not read');
  const other = constantOf(node.right);
  if (other === true && node.operator === '===')
    return compared(node.left, parts) ?? { term: termOf(node.left, parts), test: { kind: 'is-true' } };
  if (other !== null || (node.operator !== '===' && node.operator !== '!==')) return refuse(node, 'a condition that is not read');
  return { term: termOf(node.left, parts), test: { kind: node.operator === '===' ? 'is-null' : 'not-null' } };
}

const RELATIONS = { equal: ['eq', 'eq'], less: ['gt', 'lt'], lessOrEqual: ['ge', 'le'] } as const satisfies {
  readonly [name: string]: readonly [constantFirst: Relation, constantLast: Relation];
};

/** `less(5, length(value)) === true`: a comparison with a number that is of no type, for it is only compared; null: another. */
function compared(node: AnyNode, parts: Parts): Asked | null {
  const called = callOf(node);
  const known = called === null ? null : parts.names.known(called.name);
  if (known !== 'equal' && known !== 'less' && known !== 'lessOrEqual') return null;
  const [left, right] = called?.given ?? [];
  if (left === undefined || right === undefined || called?.given.length !== 2) return null;
  const [first, last] = [constantOf(left), constantOf(right)];
  const isFirst = first !== undefined;
  const constant = isFirst ? first : last;
  if (isFirst === (last !== undefined) || constant == null || typeof constant === 'bigint') return null;
  const term = termOf(isFirst ? right : left, parts);
  if (isAddress(term)) return refuse(node, 'addresses as texts');
  return { term, test: { kind: 'compare', relation: RELATIONS[known][isFirst ? 0 : 1], value: constant } };
}

/** `isOneOf(length(value), VALUES)`, and `passes(substring(value, 1n, null), (text) => VALUES.has(foldJava(text)))`. */
function listed(node: AnyNode, parts: Parts): Asked {
  const called = callOf(node);
  const known = called === null ? null : parts.names.known(called.name);
  const [computed, list] = called?.given ?? [];
  if (called?.given.length !== 2 || computed === undefined || list === undefined)
    return refuse(node, 'a condition that is not read');
  const values =
    known === 'isOneOf'
      ? valuesOf(constantNode(parts.names, nameOf(list)), node)
      : known === 'passes'
        ? foldedValues(list, parts.names)
        : refuse(node, 'a condition that is not read');
  const term = termOf(computed, parts);
  if (isAddress(term) || !isNonEmpty(values)) return refuse(node, 'no list of values, or addresses as texts');
  return { term, test: { kind: 'one-of', values, letters: known === 'passes' ? 'fold' : 'exact' } };
}

function valuesOf(node: AnyNode | null, place: AnyNode): readonly Scalar[] {
  const values = listOf(node)?.map((each) => constantOf(each) ?? null);
  return (values ?? refuse(place, 'a list that is not read')).map((value) =>
    value === null || typeof value === 'bigint' ? refuse(place, 'a list that is not read') : value,
  );
}

/** The texts of `new Set(['a'].map(foldJava))`, which a value is looked up in as it is folded there. */
function foldedValues(test: AnyNode, names: Names): readonly string[] {
  const [parameter] = test.type === 'ArrowFunctionExpression' && test.params.length === 1 ? test.params.map(nameOf) : [];
  const looked = test.type === 'ArrowFunctionExpression' && !test.async ? methodOf(test.body) : null;
  const [folded] = looked?.given ?? [];
  const set = constantNode(names, nameOf(looked?.object));
  const [given] =
    set?.type === 'NewExpression' && isGlobal(names, set.callee, 'Set') && set.arguments.length === 1 ? set.arguments : [];
  if (parameter == null || names.declared.has(parameter) || looked?.name !== 'has' || looked.given.length !== 1)
    return refuse(test, 'a condition on a computed text that is not read');
  if (folded === undefined || given === undefined || !isFolding(folded, names))
    return refuse(test, 'a condition on a computed text that is not read');
  if (nameOf(callOf(folded)?.given[0]) !== parameter) return refuse(test, 'a condition on something else');
  const mapped = methodOf(given);
  const change = nameOf(mapped?.given[0]);
  if (mapped?.name !== 'map' || mapped.given.length !== 1 || change === null || names.known(change) !== 'foldJava')
    return refuse(given, 'a list that is not read');
  return valuesOf(mapped.object, given).map((value) => (typeof value === 'string' ? value : refuse(given, 'no text')));
}

function isFolding(node: AnyNode, names: Names): boolean {
  const called = callOf(node);
  return called !== null && called.given.length === 1 && names.known(called.name) === 'foldJava';
}

/** The field of a list that a condition is given a value of: `readK(event)`, whole numbers as bigints, addresses as texts. */
export function scriptField(field: Field, change: 'bigints' | 'addressText' | null, node: AnyNode): Field {
  const family = familyOf(field.type);
  const wanted = family === 'ip' ? 'addressText' : family === 'number' && !isFloating(field.type) ? 'bigints' : null;
  return isComputedWith(field.type) && change === wanted
    ? field
    : refuse(node, `values of type ${field.type} for a computed value`);
}

/** Names of functions around what a field gives, for a condition that computes: `bigints(...)` or `(...).map(addressText)`. */
export function changedList(
  node: AnyNode,
  names: Names,
): { readonly inner: AnyNode; readonly change: 'bigints' | 'addressText' | null } {
  const called = callOf(node);
  const [first] = called?.given ?? [];
  if (called !== null && first !== undefined && called.given.length === 1 && names.known(called.name) === 'bigints')
    return { inner: first, change: 'bigints' };
  const method = methodOf(node);
  const mapped = nameOf(method?.given[0]);
  if (method?.name === 'map' && method.given.length === 1 && mapped !== null && names.known(mapped) === 'addressText')
    return { inner: method.object, change: 'addressText' };
  return { inner: node, change: null };
}
