import type { AnyNode, Expression } from '../ast.ts';
import { evaluate } from '../lower/index.ts';
import { children, walk } from '../walk.ts';
import type { CheckContext } from './context.ts';
import { mayBe, typeName, typeOf } from './types.ts';

/** What is asked for its truth must have one. (eql-semantics 1.6) */
export function checkConditions(context: CheckContext): void {
  // Conditions known to be constant, with all their parts: one warning says it.
  const told = new Set<AnyNode>();
  walk(context.query, (node) => {
    if (told.has(node)) for (const part of children(node)) told.add(part);
    for (const condition of conditionsIn(node)) {
      checkType(context, condition);
      if (!told.has(condition) && checkConstant(context, condition)) told.add(condition);
    }
    return true;
  });
}

function checkType(context: CheckContext, condition: Expression): void {
  const type = typeOf(condition, context.schema);
  if (type !== 'unsupported' && type !== 'text' && (type === 'null' || !mayBe(type, 'boolean'))) {
    const help = condition.kind === 'field' ? `compare it, or ask \`${condition.name} != null\`` : 'compare it with something';
    context.report('condition-not-boolean', `this is ${typeName(type)}, not a condition`, condition.span, { help });
  }
}

/** Warns of a condition that is the same for every event; true when it does. A bare `true` takes all events on purpose. */
function checkConstant(context: CheckContext, condition: Expression): boolean {
  if (condition.kind === 'boolean' && condition.value) return false;
  const evaluation = evaluate(condition);
  if (evaluation.kind !== 'constant' || evaluation.value.kind !== 'boolean') return false;
  if (evaluation.value.value) context.report('always-true', 'this condition always holds', condition.span);
  else context.report('never-true', 'this condition never holds', condition.span);
  return true;
}

/** The parts of a node that are asked for their truth. */
function conditionsIn(node: AnyNode): readonly Expression[] {
  switch (node.kind) {
    case 'event':
    case 'item':
      return [node.condition];
    case 'and':
    case 'or':
      return node.operands;
    case 'not':
      return [node.operand];
    case 'query':
    case 'sequence':
    case 'sample':
    case 'category':
    case 'duration':
    case 'pipe':
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'comparison':
    case 'membership':
    case 'match':
    case 'call':
    case 'arithmetic':
    case 'sign':
      return [];
  }
}
