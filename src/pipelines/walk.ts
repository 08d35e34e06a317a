import { type Fold, fold, type Predicate } from '../ir/index.ts';
import type { Leaf } from './leaves.ts';

/** What dropping a test changes: more matches where all of several tests are asked, fewer where any of them does. */
type DropEffect = 'may-match-more' | 'may-match-less';

/** Changes the tests of a predicate one by one. Null: the test goes, and with the last of several tests whatever holds them. */
export function mapTests(
  predicate: Predicate,
  change: (leaf: Leaf) => Predicate | null,
  dropped: (leaf: Leaf, effect: DropEffect) => void,
): Predicate | null {
  type Walk = (positive: boolean, within: 'and' | 'or') => Predicate | null;
  const told = (node: Leaf) => (positive: boolean, within: 'and' | 'or') => {
    const next = change(node);
    if (next === null) dropped(node, (within === 'and') === positive ? 'may-match-more' : 'may-match-less');
    return next;
  };
  const handlers: Fold<Walk> = {
    and: (node) => (positive) =>
      all(
        'and',
        node,
        node.operands.map((operand) => operand(positive, 'and')),
      ),
    or: (node) => (positive) =>
      all(
        'or',
        node,
        node.operands.map((operand) => operand(positive, 'or')),
      ),
    // What is denied goes from the list that the denial stands in.
    not: (node) => (positive, within) => {
      const operand = node.operand(!positive, within === 'and' ? 'or' : 'and');
      return operand === null ? null : { ...node, operand };
    },
    constant: (node) => () => node,
    present: told,
    'one-of': told,
    range: told,
    'date-range': told,
    matches: told,
    'in-network': told,
    computed: told,
    words: told,
    anywhere: told,
  };
  return fold<Walk>(predicate, handlers)(true, 'and');
}

function all(
  kind: 'and' | 'or',
  node: { readonly origin: Predicate['origin'] },
  operands: readonly (Predicate | null)[],
): Predicate | null {
  const left = operands.filter((operand) => operand !== null);
  return left.length === 0 && operands.length > 0 ? null : { ...node, kind, operands: left };
}

/** The tests of a predicate in the order of its text, each with whether an even number of negations stands above it. */
export function testsOf(predicate: Predicate): readonly { readonly leaf: Leaf; readonly positive: boolean }[] {
  const found: { leaf: Leaf; positive: boolean }[] = [];
  const visit = (node: Predicate, positive: boolean): void => {
    switch (node.kind) {
      case 'and':
      case 'or':
        for (const operand of node.operands) visit(operand, positive);
        return;
      case 'not':
        visit(node.operand, !positive);
        return;
      case 'constant':
        return;
      default:
        found.push({ leaf: node, positive });
    }
  };
  visit(predicate, true);
  return found;
}
