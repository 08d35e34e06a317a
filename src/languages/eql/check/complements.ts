import type { Code } from '../../../source/index.ts';
import type { Expression } from '../ast.ts';
import { evaluate } from '../lower/index.ts';
import { printExpression } from '../print.ts';
import { type CheckContext, each } from './context.ts';

/** Warns of `p and not p`, which no event satisfies, and of `p or not p`, which all do: leaves are two-valued. (eql-semantics 0.3) */
export function checkComplements(context: CheckContext): void {
  const warn = (operands: readonly Expression[], code: Code, message: string): void => {
    const found = complementIn(operands);
    if (found === null) return;
    const notes = [{ message: 'of which it is the opposite', span: found.other.span }];
    context.report(code, message, found.operand.span, { notes });
  };
  each(context, 'and', ({ operands }) => warn(operands, 'never-true', 'no event satisfies both this and its opposite'));
  each(context, 'or', ({ operands }) => warn(operands, 'always-true', 'every event satisfies this or its opposite'));
}

/**
 * The first leaf that is the opposite of an earlier one, and that one; leaves only, so that nothing is printed twice.
 * Constants are warned of by themselves.
 */
function complementIn(operands: readonly Expression[]): { readonly operand: Expression; readonly other: Expression } | null {
  const known = new Map<string, Expression>();
  for (const operand of operands) {
    if (evaluate(operand).kind === 'constant') continue;
    const { asked, holds } = assertion(operand);
    if (asked.kind === 'and' || asked.kind === 'or') continue;
    const text = printExpression(asked);
    const other = known.get(`${!holds} ${text}`);
    if (other !== undefined) return { operand, other };
    known.set(`${holds} ${text}`, operand);
  }
  return null;
}

/** What an expression asserts, without the negations it is written with: `a != 1` denies `a == 1`. */
function assertion(expression: Expression): { readonly asked: Expression; readonly holds: boolean } {
  let [asked, holds] = [expression, true];
  for (; asked.kind === 'not'; asked = asked.operand) holds = !holds;
  if (asked.kind === 'comparison' && asked.operator === '!=') [asked, holds] = [{ ...asked, operator: '==' }, !holds];
  if (asked.kind === 'membership' && asked.negated) [asked, holds] = [{ ...asked, negated: false }, !holds];
  return { asked, holds };
}
