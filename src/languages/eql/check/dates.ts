import type { ComparisonOperator, Expression } from '../ast.ts';
import { evaluate, javaText } from '../lower/index.ts';
import { type CheckContext, each } from './context.ts';
import { typeOf } from './types.ts';

/** A year or a month beside a date, where the end of the stretch it names counts. (eql-semantics 9.2) */
export function checkDates(context: CheckContext): void {
  each(context, 'comparison', ({ operator, left, right }) => {
    if (!BEGINNING.right.has(operator)) checkPartial(context, left, right);
    if (!BEGINNING.left.has(operator)) checkPartial(context, right, left);
  });
}

/** By the side on which the date text stands: the operators that look at the beginning of its stretch only. */
const BEGINNING: Readonly<Record<'left' | 'right', ReadonlySet<ComparisonOperator>>> = {
  left: new Set(['>', '<=']),
  right: new Set(['<', '>=']),
};

function checkPartial(context: CheckContext, subject: Expression, place: Expression): void {
  if (typeOf(subject, context.schema) !== 'date') return;
  const evaluation = evaluate(place);
  if (evaluation.kind !== 'constant') return;
  const text = javaText(evaluation.value);
  if (!/^\d{4}(?:-\d{2})?$/.test(text)) return;
  const unit = text.length === 4 ? 'year' : 'month';
  context.report('partial-date', `this names the first day of the ${unit} only`, place.span, {
    help: `write "${text}||/${unit === 'year' ? 'y' : 'M'}" for the whole ${unit}, or name the day`,
  });
}
