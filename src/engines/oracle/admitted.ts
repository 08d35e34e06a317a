import type { Call, Expression } from '../../languages/eql/ast.ts';
import { familyOf } from '../../schema/families.ts';
import { factsOf } from './fields.ts';
import { functionOf, givesNumber } from './functions.ts';
import type { Scope } from './scope.ts';
import { anyWithin } from './tree.ts';

/** Refuses an operand of arithmetic or of a sign that gives no number and is no null (eql-semantics 1.6). */
export function requireNumber(operand: Expression, scope: Scope): void {
  if (!mayBeNumber(operand, scope)) scope.refuse('arithmetic takes numbers', operand.span);
}

/** Whether arithmetic takes an operand: it gives a number, or null (eql-semantics 1.6). */
export function mayBeNumber(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'number':
    case 'null':
    case 'arithmetic':
    case 'sign':
      return true;
    case 'field':
      return familyOf(factsOf(scope.settings.schema, expression.name).type) === 'number';
    case 'call': {
      const called = functionOf(expression.name);
      return called !== null && givesNumber(called);
    }
    case 'string':
    case 'boolean':
    case 'comparison':
    case 'membership':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      return false;
  }
}

/** Refuses what a function does not take: a version, and a negation, of which the engine makes a script that fails (eql-semantics 1.6). */
export function requireArguments(call: Call, scope: Scope): void {
  for (const argument of call.arguments) {
    const version = argument.kind === 'field' && factsOf(scope.settings.schema, argument.name).type === 'version';
    if (version && functionOf(call.name)?.takesAll !== true) scope.refuse(`${call.name} takes no version`, argument.span);
    if (anyWithin(argument, ({ kind }) => kind === 'not')) scope.refuse(`a negation inside ${call.name}`, argument.span);
  }
}
