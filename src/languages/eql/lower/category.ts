import type { Category, Expression, FieldReference } from '../ast.ts';

/**
 * The condition an event category stands for: equality with the category field, letters as written; null for `any`.
 * (eql-semantics 1.3)
 */
function categoryCondition(category: Category, fieldName: string): Expression | null {
  if (category.any) return null;
  const { span } = category;
  const field: FieldReference = { kind: 'field', path: [fieldName], name: fieldName, optional: false, span };
  const name: Expression = { kind: 'string', value: category.name, form: 'plain', span };
  return { kind: 'comparison', operator: '==', operatorSpan: span, left: field, right: name, span };
}

/** What an item asks of one event: its category and its condition, split at every `and` that joins the whole. */
export function conjuncts(category: Category, condition: Expression, fieldName: string): readonly Expression[] {
  const asked = categoryCondition(category, fieldName);
  const rest = split(condition);
  return asked === null ? rest : [asked, ...rest];
}

function split(condition: Expression): readonly Expression[] {
  return condition.kind === 'and' ? condition.operands.flatMap(split) : [condition];
}
