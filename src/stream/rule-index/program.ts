import type { Condition, Conditions } from './condition.ts';
import type { LeafNeed } from './leaf.ts';
import type { Need, Sign } from './sign.ts';

/**
 * A rule about single events as words that `../kernel/program.as` evaluates: of each node its operation, then what follows there. What comes out is
 * that the rule does not hold, that it may, or that it does: the least of all, the greatest of any, and of `not` the other way round.
 */
export type Program = Uint32Array;

/** `signs`: how many, then their numbers; the greatest of what they tell. `all`, `any`: how many words, then the nodes. `weak`: a node that is never sure. */
const OPERATION = { unknown: 0, constant: 1, signs: 2, all: 3, any: 4, not: 5, weak: 6 } as const;

/** Longer programs take as long as asking the rule; deeper ones more than a stack should have to hold. */
const MOST_WORDS = 4096;
const MOST_DEPTH = 48;

type NumberOf = (sign: Sign) => number;

/** Null: signs do not tell enough of the rule, which is one about several events, or too large. */
export function programOf(conditions: Conditions, numberOf: NumberOf): Program | null {
  const [only] = conditions;
  if (only === undefined || conditions.length > 1 || !isSmall(only)) return null;
  return Uint32Array.from(nodeOf(only, numberOf));
}

function isSmall(condition: Condition): boolean {
  let words = 0;
  const visit = (each: Condition | Need | null, depth: number): boolean => {
    words += 2;
    if (words > MOST_WORDS || depth > MOST_DEPTH) return false;
    switch (each?.kind) {
      case 'leaf':
        return visit(each.leaf.need, depth + 1);
      case 'not':
        return visit(each.condition, depth + 1);
      case 'all':
      case 'any':
        return ('needs' in each ? each.needs : each.conditions).every((inner) => visit(inner, depth + 1));
      default:
        return true;
    }
  };
  return visit(condition, 0);
}

function nodeOf(condition: Condition, numberOf: NumberOf): readonly number[] {
  switch (condition.kind) {
    case 'leaf':
      return leafNode(condition.leaf, numberOf);
    case 'constant':
      return [OPERATION.constant, condition.value ? 2 : 0];
    case 'not':
      return [OPERATION.not, ...nodeOf(condition.condition, numberOf)];
    case 'all':
      return joined(
        OPERATION.all,
        condition.conditions.map((each) => nodeOf(each, numberOf)),
      );
    case 'any':
      return joined(
        OPERATION.any,
        condition.conditions.map((each) => nodeOf(each, numberOf)),
      );
  }
}

function leafNode({ need, isWhole }: LeafNeed, numberOf: NumberOf): readonly number[] {
  if (need === null) return [OPERATION.unknown];
  const node = needNode(need, numberOf);
  return isWhole ? node : [OPERATION.weak, ...node];
}

function needNode(need: Need, numberOf: NumberOf): readonly number[] {
  if (need.kind === 'sign') return [OPERATION.signs, 1, numberOf(need.sign)];
  const nodes = need.needs.map((each) => needNode(each, numberOf));
  return joined(need.kind === 'all' ? OPERATION.all : OPERATION.any, nodes);
}

/** Lists of signs of which one is enough become one list. */
function joined(operation: number, nodes: readonly (readonly number[])[]): readonly number[] {
  const isList = ([first]: readonly number[]): boolean => operation === OPERATION.any && first === OPERATION.signs;
  const signs = nodes.filter(isList).flatMap(([, , ...list]) => list);
  const others = nodes.filter((node) => !isList(node)).flat();
  const lists = signs.length === 0 ? [] : [OPERATION.signs, signs.length, ...signs];
  if (others.length === 0 && signs.length > 0) return lists;
  return [operation, lists.length + others.length, ...lists, ...others];
}
