import { type CheckContext, each } from './context.ts';

/** Integers that JSON readers and JavaScript cannot hold exactly. */
export function checkIntegers(context: CheckContext): void {
  each(context, 'number', (literal) => {
    if (literal.decimal || Number.isSafeInteger(literal.value)) return;
    context.report('inexact-integer', 'integers beyond 9007199254740991 lose digits outside of Elasticsearch', literal.span);
  });
}
