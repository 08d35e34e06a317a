import { anyOf, type Predicate } from '../../../ir/index.ts';
import type { Membership } from '../ast.ts';
import { OPERATORS } from '../operators.ts';
import { javaText } from './constants/constant.ts';
import { evaluate } from './constants/evaluate.ts';
import { type LowerContext, refuse, refused } from './context.ts';
import { fieldLeaf } from './field-leaf.ts';
import { hasKnownValues, useField } from './fields.ts';
import { textsLeaf } from './index-texts.ts';
import { negatedIf } from './leaves.ts';
import { type Element, scriptList } from './script-list.ts';

/** Lowers `in` and `in~`: literal values, no wildcards. Null elements are dropped. (eql-semantics 2.1, 3.2) */
export function lowerMembership(context: LowerContext, expression: Membership): Predicate {
  const origin = expression.span;
  const elements = constantElements(context, expression);
  if (elements === null) return refused(origin);
  return negatedIf(expression.negated, leaf(context, expression, elements), origin);
}

function constantElements(context: LowerContext, expression: Membership): readonly Element[] | null {
  const found: Element[] = [];
  let complete = true;
  for (const element of expression.elements) {
    const evaluation = evaluate(element);
    if (evaluation.kind === 'constant') {
      if (evaluation.value.kind !== 'null') found.push({ constant: evaluation.value, span: element.span });
      continue;
    }
    complete = false;
    if (evaluation.kind === 'failed') refuse(context, 'constant-fails', evaluation.message, evaluation.span);
    else refuse(context, 'comparison-against-field', `"${expression.operator}" lists constants only`, element.span);
  }
  return complete ? found : null;
}

function leaf(context: LowerContext, expression: Membership, elements: readonly Element[]): Predicate {
  const origin = expression.span;
  const { letters } = OPERATORS[expression.operator];
  if (expression.subject.kind !== 'field') return scriptList(context, expression.subject, elements, letters, origin);
  const used = useField(context, expression.subject);
  if (used === null) return refused(origin);
  if (used.family === 'string' && context.asWritten === true)
    return anyOf(
      elements.map(({ constant, span }) => textsLeaf(used.field, [javaText(constant)], letters, span)),
      origin,
    );
  if (used.family === 'string') {
    return textsLeaf(
      used.field,
      elements.map(({ constant }) => javaText(constant)),
      letters,
      origin,
    );
  }
  // Asked once for the list, not for each element.
  if (!hasKnownValues(context, used.field)) return refused(origin);
  return anyOf(
    elements.map(({ constant, span }) => fieldLeaf(context, used, 'eq', constant, span, span)),
    origin,
  );
}
