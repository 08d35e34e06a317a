import type { Expression, Membership, Or } from '../../languages/eql/ast.ts';
import { printExpression } from '../../languages/eql/index.ts';
import { moved } from './moved.ts';
import { LISTS } from './operators.ts';
import type { Scope } from './scope.ts';
import { constantIn, evaluateConstant, isConstant } from './term.ts';
import { isValue, javaText, type Value } from './value.ts';

/** An alternative of an `or`: a condition as it is written, or a computation held against constants. */
export type Alternative =
  | { readonly kind: 'written'; readonly expression: Expression }
  | { readonly kind: 'compared'; readonly left: Expression; readonly constants: readonly Value[]; readonly first: Expression };

/**
 * The alternatives as the optimiser leaves them: what is held against one computed number is a list, with more than one constant
 * at least, and what is alone has its arithmetic moved, which may give it company (eql-semantics 2.1, 2.5).
 */
export function alternativesOf(node: Or, scope: Scope): readonly Alternative[] {
  let now: readonly Alternative[] = operandsOf(node).map((operand) => read(operand, scope));
  for (
    let before: readonly Alternative[] = [];
    before.length !== now.length || before.some((one, index) => one !== now[index]);
  ) {
    before = now = gathered(now);
    now = now.map((one) => simplified(one, scope));
  }
  return now;
}

/** A list that several alternatives have become, as if it were written so; null: it is one of those that are written. */
export function listOf(alternative: Alternative): Membership | null {
  if (alternative.kind === 'written') return null;
  const { first: written } = alternative;
  if (written.kind === 'membership' && written.elements.length === alternative.constants.length) return null;
  const [first, ...others] = alternative.constants.map((constant) => literal(constant, written));
  if (first === undefined || others.length === 0) return null;
  const { span } = written;
  return {
    kind: 'membership',
    span,
    operator: 'in',
    operatorSpan: span,
    negated: false,
    subject: alternative.left,
    elements: [first, ...others],
  };
}

function literal(constant: Value, { span }: Expression): Expression {
  const value = constant.kind === 'integer' || constant.kind === 'double' ? Number(constant.value) : 0;
  return { kind: 'number', span, text: javaText(constant), value, decimal: constant.kind === 'double' };
}

function operandsOf(node: Or): readonly Expression[] {
  return node.operands.flatMap((operand) => (operand.kind === 'or' ? operandsOf(operand) : [operand]));
}

function read(expression: Expression, scope: Scope): Alternative {
  const written: Alternative = { kind: 'written', expression };
  const compared = sidesOf(expression);
  if (compared === null || compared.left.kind === 'field' || isConstant(compared.left)) return written;
  const constants = compared.constants.map((each) => (isConstant(each) ? evaluateConstant(each, scope) : null));
  const numbers = constants
    .filter((each) => each !== null)
    .filter(isValue)
    .filter(isNumber);
  if (numbers.length < constants.length) return written;
  return { kind: 'compared', left: compared.left, constants: unlike(numbers), first: expression };
}

function sidesOf(expression: Expression): { readonly left: Expression; readonly constants: readonly Expression[] } | null {
  if (expression.kind === 'membership') {
    const plain = !LISTS[expression.operator].insensitive && !expression.negated;
    return plain ? { left: expression.subject, constants: expression.elements } : null;
  }
  if (expression.kind !== 'comparison' || expression.operator !== '==') return null;
  const { left, right } = expression;
  return isConstant(left) ? { left: right, constants: [left] } : { left, constants: [right] };
}

function gathered(alternatives: readonly Alternative[]): readonly Alternative[] {
  const found: Alternative[] = [];
  const places = new Map<string, number>();
  for (const one of alternatives) {
    const name = one.kind === 'written' ? null : printExpression(one.left);
    const place = name === null ? undefined : places.get(name);
    const known = place === undefined ? undefined : found[place];
    if (place === undefined || known?.kind !== 'compared' || one.kind !== 'compared') {
      if (name !== null) places.set(name, found.length);
      found.push(one);
    } else found[place] = { ...known, constants: unlike([...known.constants, ...one.constants]) };
  }
  return found;
}

function simplified(one: Alternative, scope: Scope): Alternative {
  const [constant, ...others] = one.kind === 'compared' ? one.constants : [];
  if (one.kind !== 'compared' || constant === undefined || others.length > 0) return one;
  const after = moved({ left: one.left, relation: '==', constant }, scope, (each) => constantIn(each, scope));
  return after.left === one.left ? one : { ...one, left: after.left, constants: [after.constant] };
}

function isNumber(value: Value): boolean {
  return value.kind === 'integer' || value.kind === 'double';
}

/** 1 and 1.0 are two constants. */
function unlike(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [spelled(value), value])).values()];
}

function spelled(value: Value): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
