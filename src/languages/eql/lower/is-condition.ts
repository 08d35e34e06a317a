import type { Expression } from '../ast.ts';
import { functionNamed, isTest } from '../functions.ts';

/** True for expressions whose value is a truth; a field is none, its type decides. */
export function isCondition(expression: Expression): boolean {
  switch (expression.kind) {
    case 'comparison':
    case 'membership':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      return true;
    case 'call': {
      const name = functionNamed(expression.name);
      return name !== null && isTest(name);
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
    case 'arithmetic':
    case 'sign':
      return false;
  }
}
