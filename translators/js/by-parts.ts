import { fold, type Leaf, leavesOf, type Predicate, type Rule } from '../../src/ir/index.ts';
import { compile } from './compile.ts';
import type { Workshop } from './workshop.ts';

type Asks = (event: unknown, now?: number) => boolean;

/** A rule about single events whose leaves are compiled one by one, each when it is first asked: most are asked of no event. */
export interface RuleByParts {
  readonly matches: Asks;
  /** Asks one leaf, by its number among `leavesOf`. */
  readonly leaf: (number: number, event: unknown, now?: number) => boolean;
}

/** `where` is the predicate of a rule that `compile` takes. */
export function ruleByParts(rule: Rule, where: Predicate, workshop: Workshop | null): RuleByParts {
  const { origin } = rule.plan;
  const made = new Map<number, Asks>();
  let leaves: readonly Leaf[] | null = null;
  let whole: Asks | null = null;

  function compiled(number: number): Asks {
    leaves ??= leavesOf(where);
    const own = leaves[number];
    if (own === undefined) throw new Error(`the rule has no leaf ${number}`);
    const one = compile({ ...rule, plan: { kind: 'single', where: own, origin } }, workshop);
    if (!one.ok) throw new Error('a leaf of a rule that has code was refused');
    made.set(number, one.value);
    return one.value;
  }

  const leaf: RuleByParts['leaf'] = (number, event, now) => (made.get(number) ?? compiled(number))(event, now);

  return {
    leaf,
    matches(event, now) {
      // Of what is no object nothing holds, not even what is denied.
      if (typeof event !== 'object' || event === null || Array.isArray(event)) return false;
      whole ??= inTurn(where, leaf).asks;
      return whole(event, now);
    },
  };
}

/** A part, and about how long it takes to compile and to ask. */
interface Part {
  readonly asks: Asks;
  readonly cost: number;
}

/** The predicate over its leaves, those first that take least: they are total and free of effects, so it does not matter which are asked. */
function inTurn(where: Predicate, ask: RuleByParts['leaf']): Part {
  let leaves = 0;
  const leaf =
    (cost: number) =>
    (node: Leaf): Part => {
      const number = leaves++;
      const values = node.kind === 'one-of' ? node.values.length / 8 : 0;
      return { asks: (event, now) => ask(number, event, now), cost: cost + values };
    };
  const sorted = (operands: readonly Part[]): readonly Part[] => operands.toSorted((one, other) => one.cost - other.cost);
  const sum = (operands: readonly Part[]): number => operands.reduce((all, { cost }) => all + cost, 0);
  return fold<Part>(where, {
    constant: ({ value }) => ({ asks: () => value, cost: 0 }),
    and({ operands }) {
      const parts = sorted(operands);
      return { asks: (event, now) => parts.every(({ asks }) => asks(event, now)), cost: sum(parts) };
    },
    or({ operands }) {
      const parts = sorted(operands);
      return { asks: (event, now) => parts.some(({ asks }) => asks(event, now)), cost: sum(parts) };
    },
    not: ({ operand: { asks, cost } }) => ({ asks: (event, now) => !asks(event, now), cost }),
    present: leaf(1),
    'one-of': leaf(1),
    range: leaf(1),
    'date-range': leaf(2),
    matches: leaf(4),
    'in-network': leaf(2),
    words: leaf(8),
    anywhere: leaf(16),
    computed: leaf(8),
  });
}
