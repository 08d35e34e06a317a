import type { Expression } from '../../languages/eql/ast.ts';

/**
 * A condition as a list that is joined by `and`, after the simplifications that the engine makes before it copies conditions on keys:
 * `false` falls out of an `or`, and what every branch of an `or` asks is taken out of it (eql-semantics 2.1).
 */
export function simplified(condition: Expression): readonly Expression[] {
  if (condition.kind === 'and') return condition.operands.flatMap(simplified);
  if (condition.kind === 'not' && condition.operand.kind === 'not') return simplified(condition.operand.operand);
  if (condition.kind !== 'or') return [condition];

  const branches = condition.operands.filter(
    ({ kind, ...rest }) => !(kind === 'boolean' && 'value' in rest && rest.value === false),
  );
  if (branches.length === 1) return branches.flatMap(simplified);
  const asked = branches.map((branch) => simplified(branch).map((part): Spelt => [withoutPlaces(part), part]));
  const counts = new Map<string, number>();
  for (const parts of asked) {
    for (const text of new Set(parts.map(([spelling]) => spelling))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const everywhere = ([text]: Spelt): boolean => counts.get(text) === branches.length;
  const common = (asked[0] ?? []).filter(everywhere).map(([, part]) => part);
  const left = asked.map((parts) => parts.filter((part) => !everywhere(part)).map(([, part]) => part));
  if (common.length > 0 && left.some((parts) => parts.length === 0)) return common;
  const remaining = left.map((parts) => together('and', parts, condition));
  return [...common, together('or', remaining, condition)];
}

/** A part of a condition behind its spelling. */
type Spelt = readonly [string, Expression];

function withoutPlaces(expression: Expression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key.toLowerCase().endsWith('span') ? undefined : value));
}

/** The operands under one `and` or `or`; one stands for itself, and none is the whole as it was. */
function together(kind: 'and' | 'or', operands: readonly Expression[], whole: Expression): Expression {
  const [first = whole, second, ...more] = operands;
  return second === undefined ? first : { kind, operands: [first, second, ...more], span: whole.span };
}
