import type { Predicate } from '../../../src/ir/index.ts';
import { parseWildcard } from '../../../src/pattern/index.ts';
import type { Chance } from './chance.ts';

const origin = { start: 0, end: 0 } as const;
const not = (operand: Predicate): Predicate => ({ kind: 'not', operand, origin });

/** Another way to write a condition. */
export function rewritten(node: Predicate, chance: Chance): Predicate {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const operands = shuffled(
        node.operands.map((operand) => rewritten(operand, chance)),
        chance,
      );
      const other = node.kind === 'and' ? 'or' : 'and';
      switch (chance.below(4)) {
        case 0:
          return not({ kind: other, operands: operands.map(not), origin });
        case 1:
          return { ...node, operands: [...operands, ...operands.slice(0, 1)] };
        case 2: {
          // Absorption: what is joined with one operand by the other word adds nothing.
          const [first = node] = operands;
          return { ...node, operands: [...operands, { kind: other, operands: [first, chance.of(operands)], origin }] };
        }
        default:
          return { ...node, operands };
      }
    }
    case 'not':
      return not(rewritten(node.operand, chance));
    case 'one-of': {
      const values = shuffled(node.values, chance);
      const [first, ...rest] = values;
      if (first === undefined) return node;
      if (chance.below(2) === 0) return { ...node, values: [first, ...rest, first] };
      return { kind: 'or', operands: values.map((value): Predicate => ({ ...node, values: [value] })), origin };
    }
    case 'range': {
      if (node.lower === null || node.upper !== null || chance.below(2) === 0) return node;
      // No value is at or behind a bound: presence less the rest is no rewriting for lists, so a bound is only said twice.
      return { kind: 'and', operands: [node, node], origin };
    }
    default:
      return chance.below(3) === 0 ? not(not(node)) : node;
  }
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const left = [...list];
  return Array.from({ length: list.length }, () => left.splice(chance.below(left.length), 1)).flat();
}

/** The condition with one thing about it changed, which may or may not change what it means. */
export function mutated(root: Predicate, chance: Chance): Predicate {
  const count = sizeOf(root);
  let left = chance.below(count);
  const visit = (node: Predicate): Predicate => {
    if (left-- === 0) return changed(node, chance);
    switch (node.kind) {
      case 'and':
      case 'or':
        return { ...node, operands: node.operands.map(visit) };
      case 'not':
        return { ...node, operand: visit(node.operand) };
      default:
        return node;
    }
  };
  return visit(root);
}

function sizeOf(node: Predicate): number {
  if (node.kind === 'not') return 1 + sizeOf(node.operand);
  return node.kind === 'and' || node.kind === 'or' ? node.operands.reduce((sum, one) => sum + sizeOf(one), 1) : 1;
}

function changed(node: Predicate, chance: Chance): Predicate {
  switch (node.kind) {
    case 'and':
    case 'or': {
      if (chance.below(3) === 0) return { ...node, kind: node.kind === 'and' ? 'or' : 'and' };
      const at = chance.below(node.operands.length);
      return { ...node, operands: node.operands.filter((_, place) => place !== at) };
    }
    case 'not':
      return node.operand;
    case 'one-of': {
      const at = chance.below(node.values.length);
      const kept = node.values.filter((_, place) => place !== at);
      const [first, ...rest] = kept;
      if (first !== undefined && chance.below(2) === 0) return { ...node, values: [first, ...rest] };
      const [head, ...tail] = node.values.map((value, place) => (place === at ? another(value) : value));
      if (typeof head === 'string' && chance.below(3) === 0)
        return { ...node, letters: node.letters === 'fold' ? 'exact' : 'fold' };
      return head === undefined ? node : { ...node, values: [head, ...tail] };
    }
    case 'matches': {
      if (chance.below(2) === 0) return { ...node, letters: node.letters === 'fold' ? 'exact' : 'fold' };
      if (node.pattern.kind === 'regex') return not(node);
      const parts = node.pattern.parts.filter((_, place) => place !== 0);
      const [first, ...rest] = parts;
      return { ...node, pattern: first === undefined ? parseWildcard('*') : { kind: 'wildcard', parts: [first, ...rest] } };
    }
    case 'range': {
      const bound = node.lower ?? node.upper;
      const flipped = bound === null ? null : { ...bound, inclusive: !bound.inclusive };
      return node.lower === null ? { ...node, upper: flipped } : { ...node, lower: flipped };
    }
    case 'date-range':
      return { ...node, relation: chance.of((['eq', 'lt', 'le', 'gt', 'ge'] as const).filter((one) => one !== node.relation)) };
    default:
      return not(node);
  }
}

function another<T extends string | number | boolean>(value: T): string | number | boolean {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : value === '' ? 'x' : value.slice(0, -1);
}
