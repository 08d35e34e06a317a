import type { Expression, FieldReference } from '../../languages/eql/ast.ts';

// The oracle's own way through an expression. A kind that is forgotten here does not compile.

/** The expressions directly inside one. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
      return [];
    case 'call':
      return expression.arguments;
    case 'comparison':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'membership':
      return [expression.subject, ...expression.elements];
    case 'match':
      return [expression.subject, ...expression.patterns];
    case 'and':
    case 'or':
      return expression.operands;
    case 'not':
    case 'sign':
      return [expression.operand];
  }
}

/** Whether the expression, or one inside it, is such. */
export function anyWithin(expression: Expression, isSuch: (part: Expression) => boolean): boolean {
  return isSuch(expression) || partsOf(expression).some((part) => anyWithin(part, isSuch));
}

/** Every occurrence of a field in the expression, in the order of the text. */
export function fieldsWithin(expression: Expression): readonly FieldReference[] {
  return expression.kind === 'field' ? [expression] : partsOf(expression).flatMap(fieldsWithin);
}

/** The expression with each of the parts directly inside it replaced; constants that are patterns stay. */
export function withParts(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
      return expression;
    case 'call':
      return { ...expression, arguments: expression.arguments.map(change) };
    case 'comparison':
    case 'arithmetic':
      return { ...expression, left: change(expression.left), right: change(expression.right) };
    case 'membership': {
      const [first, ...more] = expression.elements;
      return { ...expression, subject: change(expression.subject), elements: [change(first), ...more.map(change)] };
    }
    case 'match':
      return { ...expression, subject: change(expression.subject) };
    case 'and':
    case 'or': {
      const [first, second, ...more] = expression.operands;
      return { ...expression, operands: [change(first), change(second), ...more.map(change)] };
    }
    case 'not':
    case 'sign':
      return { ...expression, operand: change(expression.operand) };
  }
}
