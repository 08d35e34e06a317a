import type { AnyNode, Program } from 'acorn';
import { parse } from 'acorn';
import { placeAt, unread } from '../unread.ts';

export type { AnyNode, Program };

/** Parses a module; what is none is refused with the place where it ends being one. */
export function moduleOf(text: string): Program {
  try {
    return parse(text, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line = 1, column = 0 } = (error as { readonly loc?: { readonly line: number; readonly column: number } }).loc ?? {};
    return unread(placeAt(line, column + 1), 'no module of JavaScript');
  }
}

function placeOf({ loc }: AnyNode): string {
  return placeAt(loc?.start.line ?? 1, (loc?.start.column ?? 0) + 1);
}

/** Refuses a node with its place. */
export function refuse(node: AnyNode, reason: string): never {
  return unread(placeOf(node), reason);
}

/** A constant: text, number, boolean, null, or a number with a minus; undefined: the node is none. */
export function constantOf(node: AnyNode): string | number | boolean | null | bigint | undefined {
  if (node.type === 'UnaryExpression' && node.operator === '-') {
    const value = constantOf(node.argument);
    return typeof value === 'number' || typeof value === 'bigint' ? -value : undefined;
  }
  if (node.type !== 'Literal' || node.regex !== undefined) return undefined;
  const { value } = node;
  return value instanceof RegExp ? undefined : value;
}

/** The text that a node is; null: it is none. */
export function textOf(node: AnyNode | null | undefined): string | null {
  const value = node == null ? undefined : constantOf(node);
  return typeof value === 'string' ? value : null;
}

export function numberOf(node: AnyNode | null | undefined): number | null {
  const value = node == null ? undefined : constantOf(node);
  return typeof value === 'number' ? value : null;
}

export function nameOf(node: AnyNode | null | undefined): string | null {
  return node?.type === 'Identifier' ? node.name : null;
}

/** A call of a method: `object.name(...)`. */
export function methodOf(
  node: AnyNode,
): { readonly object: AnyNode; readonly name: string; readonly given: readonly AnyNode[] } | null {
  if (node.type !== 'CallExpression' || node.optional || node.callee.type !== 'MemberExpression') return null;
  const { object, property, computed, optional } = node.callee;
  const name = computed ? null : nameOf(property);
  return name === null || optional ? null : { object, name, given: node.arguments };
}

/** A call of a function by its name. */
export function callOf(node: AnyNode): { readonly name: string; readonly given: readonly AnyNode[] } | null {
  if (node.type !== 'CallExpression' || node.optional) return null;
  const name = nameOf(node.callee);
  return name === null ? null : { name, given: node.arguments };
}

/** The constants of a list; null: the node is another. */
export function listOf(node: AnyNode | null | undefined): readonly AnyNode[] | null {
  if (node?.type !== 'ArrayExpression') return null;
  const items = node.elements.flatMap((item) => (item === null || item.type === 'SpreadElement' ? [] : [item]));
  return items.length === node.elements.length ? items : null;
}

/** The members of an object by name; null: it is none, or has others than plain ones. */
export function membersOf(node: AnyNode | null | undefined): ReadonlyMap<string, AnyNode> | null {
  if (node?.type !== 'ObjectExpression') return null;
  const members = new Map<string, AnyNode>();
  for (const property of node.properties) {
    const key =
      property.type === 'Property' && !property.computed && property.kind === 'init'
        ? (nameOf(property.key) ?? textOf(property.key))
        : null;
    if (key === null || property.type !== 'Property' || members.has(key)) return null;
    members.set(key, property.value);
  }
  return members;
}
