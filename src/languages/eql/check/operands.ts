import type { Expression } from '../ast.ts';
import { type CheckContext, each } from './context.ts';
import { mayBe, typeName, typeOf } from './types.ts';

/** Arithmetic and signs take numbers, or null, on every side, as the functions of the same meaning do. (eql-semantics 1.6) */
export function checkOperands(context: CheckContext): void {
  each(context, 'arithmetic', ({ operator, left, right }) => {
    for (const operand of [left, right]) checkOperand(context, operator, operand);
  });
  each(context, 'sign', ({ operator, operand }) => checkOperand(context, operator, operand));
}

function checkOperand(context: CheckContext, operator: string, operand: Expression): void {
  const type = typeOf(operand, context.schema);
  // Text and unsupported fields are reported by another check.
  if (mayBe(type, 'number') || type === 'text' || type === 'unsupported') return;
  const help = type === 'string' ? { help: 'read the number that a text spells with `number(...)`' } : {};
  context.report('operand-not-number', `"${operator}" computes with numbers; this is ${typeName(type)}`, operand.span, help);
}
