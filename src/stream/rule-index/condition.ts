import { fold, type Leaf, type Predicate, type Rule, type Semantics } from '../../ir/index.ts';
import { type LeafNeed, leafNeed } from './leaf.ts';
import { allSeen, anySeen, type Need } from './sign.ts';

/** A rule about single events, or an item of one about several, as far as signs tell it. */
export type Condition =
  | {
      readonly kind: 'leaf';
      /** Among `leavesOf` the predicate. */
      readonly number: number;
      readonly leaf: LeafNeed;
    }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition };

/** Of each item of a rule, `until` among them, what signs tell. */
export type Conditions = readonly Condition[];

export function conditionsOf({ plan, semantics }: Rule): Conditions {
  if (plan.kind === 'single') return [conditionOf(plan.where, semantics)];
  const until = plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [];
  return [...plan.steps, ...until].map(({ where }) => conditionOf(where, semantics));
}

function conditionOf(predicate: Predicate, semantics: Semantics): Condition {
  let leaves = 0;
  const leaf = (node: Leaf): Condition => ({ kind: 'leaf', number: leaves++, leaf: leafNeed(node, semantics) });
  return fold<Condition>(predicate, {
    constant: ({ value }) => ({ kind: 'constant', value }),
    and: ({ operands }) => ({ kind: 'all', conditions: operands }),
    or: ({ operands }) => ({ kind: 'any', conditions: operands }),
    not: ({ operand }) => ({ kind: 'not', condition: operand }),
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: leaf,
    anywhere: leaf,
    computed: leaf,
  });
}

/**
 * What an event has to show for a rule to be worth asking: of one of its items, all that is needed. Null: nothing is known of that item, so
 * the rule is asked about every event. Needs may be weaker than their rule, never stronger.
 */
export function needOf(condition: Condition): Need | null {
  switch (condition.kind) {
    case 'leaf':
      return condition.leaf.need;
    case 'constant':
      return null;
    case 'all':
      return allSeen(condition.conditions.map(needOf));
    case 'any':
      return anySeen(condition.conditions.map(needOf));
    case 'not':
      // What must not be there need not show.
      return null;
  }
}
