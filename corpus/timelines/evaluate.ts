import type { Event, Scalar, Schema } from '../../src/event/index.ts';
import { type Answer, anyOf } from '../conditions/answer.ts';
import type { Formula, Leaf } from '../conditions/formula.ts';
import { valuesAt } from '../edit.ts';
import { fits } from '../solve/constraints.ts';

/** What a formula says of an event; null where that is not certain. */
export function decide(formula: Formula, event: Event, schema: Schema): Answer {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'not': {
      const answer = decide(formula.operand, event, schema);
      return answer === null ? null : !answer;
    }
    case 'or':
      return anyOf(formula.operands, (operand) => decide(operand, event, schema));
    case 'and': {
      // By De Morgan, which is sound for two-valued leaves (eql-semantics 0.3).
      const fails = anyOf(formula.operands, (operand) => {
        const answer = decide(operand, event, schema);
        return answer === null ? null : !answer;
      });
      return fails === null ? null : !fails;
    }
    case 'leaf':
      return decideLeaf(formula.leaf, event, schema);
  }
}

function decideLeaf(leaf: Leaf, event: Event, schema: Schema): Answer {
  switch (leaf.kind) {
    case 'opaque':
      return null;
    case 'missing': {
      const values = indexed(event, leaf.field, schema);
      return values === null ? null : values.length === 0;
    }
    case 'some': {
      const values = indexed(event, leaf.field, schema);
      return values === null ? null : anyOf(values, leaf.test);
    }
    case 'script': {
      const single = new Map<string, Scalar | null>();
      for (const field of leaf.fields) {
        const values = indexed(event, field, schema);
        if (values === null || values.length > 1) return null;
        single.set(field, values[0] ?? null);
      }
      return leaf.holds(single);
    }
  }
}

/** The values of a field, or null when one of them is not plainly of the field's type. */
function indexed(event: Event, field: string, schema: Schema): readonly Scalar[] | null {
  const values = valuesAt(event, field);
  return values.every((value) => fits(schema, field, value)) ? values : null;
}
