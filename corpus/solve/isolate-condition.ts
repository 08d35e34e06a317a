import type { Formula, Leaf } from '../conditions/formula.ts';
import type { Goal } from './solve.ts';

/** What must hold beside a leaf so that it alone decides the formula, and which truth of it makes the formula true. */
interface Isolated {
  readonly others: readonly Goal[];
  readonly polarity: boolean;
}

/** Makes one leaf decisive: everything joined to it by `and` holds, everything joined by `or` fails. Null when it is not in the formula. */
export function isolateCondition(formula: Formula, target: Leaf): Isolated | null {
  switch (formula.kind) {
    case 'constant':
      return null;
    case 'leaf':
      return formula.leaf === target ? { others: [], polarity: true } : null;
    case 'not': {
      const inner = isolateCondition(formula.operand, target);
      return inner === null ? null : { others: inner.others, polarity: !inner.polarity };
    }
    case 'and':
    case 'or': {
      for (const operand of formula.operands) {
        const inner = isolateCondition(operand, target);
        if (inner === null) continue;
        const truth = formula.kind === 'and';
        const siblings = formula.operands.filter((other) => other !== operand).map((other) => ({ formula: other, truth }));
        return { others: [...siblings, ...inner.others], polarity: inner.polarity };
      }
      return null;
    }
  }
}
