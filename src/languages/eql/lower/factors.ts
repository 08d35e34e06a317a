import type { Expression } from '../ast.ts';
import { printExpression } from '../print.ts';

/**
 * The conditions that hold together whenever this one does, as the engine has them before it copies conditions on keys: `and` is
 * split, `x or false` is `x`, and what all alternatives of an `or` ask stands before it. (eql-semantics 2.1)
 */
export function factorsOf(condition: Expression): readonly Expression[] {
  switch (condition.kind) {
    case 'and':
      return condition.operands.flatMap(factorsOf);
    case 'or':
      return factorsOfAlternatives(
        condition,
        condition.operands.filter((operand) => !isFalse(operand)),
      );
    case 'not':
      return condition.operand.kind === 'not' ? factorsOf(condition.operand.operand) : [condition];
    default:
      return [condition];
  }
}

function factorsOfAlternatives(whole: Expression, alternatives: readonly Expression[]): readonly Expression[] {
  const [only, second] = alternatives;
  if (only === undefined) return [whole];
  if (second === undefined) return factorsOf(only);
  const [first = new Map<string, Expression>(), ...others] = alternatives.map(byText);
  const shared = new Map([...first].filter(([text]) => others.every((other) => other.has(text))));
  if (shared.size === 0) return [joined('or', alternatives, whole)];
  const rests = [first, ...others].map((factors) =>
    [...factors].filter(([text]) => !shared.has(text)).map(([, factor]) => factor),
  );
  if (rests.some((rest) => rest.length === 0)) return [...shared.values()];
  const rest = joined(
    'or',
    rests.map((factors) => joined('and', factors, whole)),
    whole,
  );
  return [...shared.values(), rest];
}

function byText(condition: Expression): ReadonlyMap<string, Expression> {
  return new Map(factorsOf(condition).map((factor) => [printExpression(factor), factor]));
}

function joined(kind: 'and' | 'or', operands: readonly Expression[], { span }: Expression): Expression {
  const [first, second, ...rest] = operands;
  if (first === undefined) return { kind: 'boolean', value: kind === 'and', span };
  return second === undefined ? first : { kind, operands: [first, second, ...rest], span };
}

function isFalse(expression: Expression): boolean {
  return expression.kind === 'boolean' && !expression.value;
}
