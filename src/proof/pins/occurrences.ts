import { fold, type Predicate } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import { type Condition, type Leaf, leafOf, type OpenLeaf, type SetLeaf } from '../condition.ts';
import type { Clock } from '../values/clock.ts';

/** A leaf at one place of a predicate, and what has to be so around it that it alone decides. */
export interface Occurrence {
  readonly leaf: Leaf;
  readonly condition: SetLeaf | OpenLeaf;
  /** The way to it, from the root on. */
  readonly path: readonly Fork[];
}

/** Where a way turns off: the conditions beside it have to hold below an `and`, and must not below an `or`. */
interface Fork {
  readonly operands: readonly Condition[];
  readonly taken: Condition;
  readonly othersHold: boolean;
}

/** A predicate with negations at its leaves only, each leaf by itself. */
export interface Tree {
  /** All its conditions, the whole first. */
  readonly nodes: readonly Condition[];
  readonly occurrences: readonly Occurrence[];
}

export function treeOf(predicate: Predicate, folding: Folding, clock: Clock): Tree {
  const leaves = new Map<Condition, Leaf>();
  const leaf = (node: Leaf) => {
    const asked = leafOf(node, folding, clock);
    return (negated: boolean): Condition => {
      if (asked.kind === 'constant') return { kind: 'constant', value: asked.value !== negated };
      const condition = { ...asked, negated };
      leaves.set(condition, node);
      return condition;
    };
  };
  const joined =
    (kind: 'and' | 'or') =>
    ({ operands }: { readonly operands: readonly ((negated: boolean) => Condition)[] }) =>
    (negated: boolean): Condition => ({
      kind: (kind === 'and') === negated ? 'or' : 'and',
      operands: operands.map((operand) => operand(negated)),
    });
  const root = fold<(negated: boolean) => Condition>(predicate, {
    constant:
      ({ value }) =>
      (negated) => ({ kind: 'constant', value: value !== negated }),
    and: joined('and'),
    or: joined('or'),
    not:
      ({ operand }) =>
      (negated) =>
        operand(!negated),
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: leaf,
    anywhere: leaf,
    computed: leaf,
  })(false);
  const occurrences: Occurrence[] = [];
  const nodes: Condition[] = [];
  const walk = (condition: Condition, path: readonly Fork[]): void => {
    nodes.push(condition);
    if (condition.kind === 'set' || condition.kind === 'open') {
      const node = leaves.get(condition);
      if (node !== undefined) occurrences.push({ leaf: node, condition, path });
    } else if (condition.kind !== 'constant') {
      const { operands } = condition;
      for (const taken of operands) walk(taken, [...path, { operands, taken, othersHold: condition.kind === 'and' }]);
    }
  };
  walk(root, []);
  return { nodes, occurrences };
}

/** Whether a condition holds where that is known of leaves; null: what is not known decides. */
export function holdsIn(condition: Condition, leafHolds: (leaf: SetLeaf | OpenLeaf) => boolean | null): boolean | null {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'set':
    case 'open': {
      const holds = leafHolds(condition);
      return holds === null ? null : holds !== condition.negated;
    }
    case 'and':
    case 'or': {
      const ends = condition.kind === 'or';
      let isKnown = true;
      for (const operand of condition.operands) {
        const value = holdsIn(operand, leafHolds);
        if (value === ends) return ends;
        if (value === null) isKnown = false;
      }
      return isKnown ? !ends : null;
    }
  }
}
