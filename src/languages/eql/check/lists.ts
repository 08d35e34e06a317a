import { evaluate } from '../lower/index.ts';
import { OPERATORS } from '../operators.ts';
import { checkLiteralWildcard, checkReachable } from './comparisons.ts';
import { type CheckContext, each } from './context.ts';
import { mayBe, typeName, typeOf } from './types.ts';

/** Lists of `in` and `in~`: constants, of the type of what is looked for. (eql-semantics 1.6) */
export function checkLists(context: CheckContext): void {
  each(context, 'membership', (membership) => {
    const { subject, operator, elements } = membership;
    const type = typeOf(subject, context.schema);
    if (OPERATORS[operator].letters === 'fold' && !mayBe(type, 'string')) {
      context.report('pattern-needs-string', `"${operator}" tests strings; this is ${typeName(type)}`, subject.span, {
        help: 'use `in` or `==`',
      });
    }
    const facts = subject.kind === 'field' ? context.schema.fields.get(subject.name) : undefined;
    for (const element of elements) {
      const evaluation = evaluate(element);
      if (evaluation.kind === 'open') {
        context.report('comparison-against-field', `"${operator}" lists constants only; this depends on the event`, element.span);
        continue;
      }
      const elementType = typeOf(element, context.schema);
      if (!mayBe(elementType, type) && type !== 'unsupported' && type !== 'text') {
        const help = type === 'ip' ? 'use `==`, or `cidrMatch` with several blocks' : undefined;
        const message = `${typeName(type)} is looked for; this is ${typeName(elementType)}`;
        context.report('list-element-type', message, element.span, help === undefined ? {} : { help });
        continue;
      }
      if (evaluation.kind === 'constant') checkReachable(context, facts, evaluation.value, element);
      checkLiteralWildcard(context, operator, element, facts);
    }
  });
}
