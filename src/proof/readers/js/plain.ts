import { isGlobal, type Names } from './names.ts';
import { type AnyNode, callOf, listOf, methodOf, nameOf } from './syntax.ts';

/**
 * Whether a constant does nothing when its module is loaded but come into being, and cannot fail: data, functions, sets of data, and what
 * known functions make of data. Without names: data alone.
 */
export function isPlain(node: AnyNode, names: Names | null): boolean {
  const inner = (one: AnyNode): boolean => isPlain(one, names);
  switch (node.type) {
    case 'Literal':
      return true;
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'Literal' && node.argument.regex === undefined;
    case 'ArrayExpression':
      return listOf(node)?.every(inner) === true;
    case 'ObjectExpression':
      return node.properties.every(
        (each) => each.type === 'Property' && each.kind === 'init' && !each.computed && !each.method && inner(each.value),
      );
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return names !== null;
    case 'NewExpression': {
      const [given] = node.arguments;
      return names !== null &&
        isGlobal(names, node.callee, 'Set') &&
        node.arguments.length === 1 &&
        given?.type !== 'SpreadElement'
        ? given !== undefined && (given.type === 'ArrayExpression' || isMapped(given, names)) && inner(given)
        : false;
    }
    case 'CallExpression': {
      const called = callOf(node);
      if (names === null) return false;
      if (called === null) return isMapped(node, names);
      const known = names.known(called.name);
      const isMaker = known === 'dfaMatcher' || known === 'nfaMatcher' || known === 'versionKey';
      return isMaker && called.given.length === 1 && called.given.every((each) => isPlain(each, null));
    }
    default:
      return false;
  }
}

/** `['10.0.0.0/8'].map(network)`. */
function isMapped(node: AnyNode, names: Names): boolean {
  const method = methodOf(node);
  const change = nameOf(method?.given[0]);
  const known = change === null ? null : names.known(change);
  return (
    method?.name === 'map' &&
    method.given.length === 1 &&
    (known === 'network' || known === 'address' || known === 'foldJava') &&
    listOf(method.object)?.every((each) => each.type === 'Literal' && typeof each.value === 'string') === true
  );
}
