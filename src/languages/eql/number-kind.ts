import type { Schema } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';
import type { Expression } from './ast.ts';
import { FUNCTIONS, functionNamed } from './functions.ts';
import { givenType } from './gives.ts';
import { isFloating } from './lower/values.ts';

/** How Elasticsearch computes a number: in whole numbers, or in doubles. */
export type NumberKind = 'whole' | 'floating';

/** The kind of number that an expression gives before anything is known of an event; null: no number. */
export function numberKind(expression: Expression, schema: Schema): NumberKind | null {
  const kindOf = (other: Expression): NumberKind | null => numberKind(other, schema);
  switch (expression.kind) {
    case 'field': {
      const type = schema.fields.get(expression.name)?.type;
      if (type === undefined || familyOf(type) !== 'number') return null;
      return isFloating(type) ? 'floating' : 'whole';
    }
    case 'number':
      return expression.decimal ? 'floating' : 'whole';
    case 'sign':
      return kindOf(expression.operand);
    case 'arithmetic':
      return widest([expression.left, expression.right].map(kindOf));
    case 'call': {
      const name = functionNamed(expression.name);
      if (name === null || givenType(expression) !== 'number') return null;
      // What `number` gives is taken for a double until it is computed.
      if (name === 'number') return 'floating';
      return FUNCTIONS[name].counts === null ? widest(expression.arguments.map(kindOf)) : 'whole';
    }
    default:
      return null;
  }
}

/** A double if either side is one. (eql-semantics 8) */
function widest(sides: readonly (NumberKind | null)[]): NumberKind {
  return sides.includes('floating') ? 'floating' : 'whole';
}
