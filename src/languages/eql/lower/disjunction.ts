import type { Predicate } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';
import type { Expression, Or } from '../ast.ts';
import { numberKind } from '../number-kind.ts';
import { OPERATORS } from '../operators.ts';
import { printExpression } from '../print.ts';
import { lowerAsked } from './comparison.ts';
import { type Constant, isNumber } from './constants/constant.ts';
import { evaluate } from './constants/evaluate.ts';
import type { LowerContext } from './context.ts';
import { movedRight } from './moved-right.ts';
import { oriented } from './oriented.ts';
import { type Element, scriptList } from './script-list.ts';

/**
 * Lowers the alternatives of an `or`. Those that hold one computed number against constants are one list, whose constants are
 * converted; a list that is left with one constant is an equality, which converts nothing. Lists are made before arithmetic is
 * moved, and again after it. (eql-semantics 2.1, 2.5, 9.2)
 */
export function lowerAlternatives(
  context: LowerContext,
  node: Or,
  lower: (operand: Expression) => Predicate,
): readonly Predicate[] {
  let alternatives = flat(node).map((operand) => equatedIn(context, operand) ?? other(() => lower(operand)));
  for (;;) {
    const united = unite(alternatives);
    alternatives = united.map((alternative) => withMoved(context, alternative));
    if (alternatives.every((alternative, index) => alternative === united[index])) break;
  }
  return alternatives.map((alternative) => {
    if (alternative.kind === 'other') return alternative.lower();
    const { subject, elements, origin } = alternative;
    const [only] = elements;
    if (only === undefined || elements.length > 1) return scriptList(context, subject, elements, 'exact', origin);
    return lowerAsked(context, { subject, relation: 'eq', constant: only.constant }, only.span, origin);
  });
}

type Alternative = Equated | { readonly kind: 'other'; readonly lower: () => Predicate };

/** A computed number held against constants by `==` or `in`. */
interface Equated {
  readonly kind: 'equated';
  readonly subject: Expression;
  /** All different. */
  readonly elements: readonly Element[];
  readonly origin: Span;
}

function other(lower: () => Predicate): Alternative {
  return { kind: 'other', lower };
}

function flat(node: Or): readonly Expression[] {
  return node.operands.flatMap((operand) => (operand.kind === 'or' ? flat(operand) : [operand]));
}

function equatedIn(context: LowerContext, operand: Expression): Equated | null {
  const written = comparedIn(operand);
  if (written === null || written.subject.kind === 'field' || written.constants.length === 0) return null;
  const elements: Element[] = [];
  for (const constant of written.constants) {
    const evaluation = evaluate(constant);
    if (evaluation.kind !== 'constant' || !isNumber(evaluation.value)) return null;
    elements.push({ constant: evaluation.value, span: constant.span });
  }
  if (evaluate(written.subject).kind !== 'open' || numberKind(written.subject, context.schema) === null) return null;
  return { kind: 'equated', subject: written.subject, elements: distinct(elements), origin: operand.span };
}

function comparedIn(operand: Expression): { readonly subject: Expression; readonly constants: readonly Expression[] } | null {
  if (operand.kind === 'membership') {
    return operand.negated || OPERATORS[operand.operator].letters === 'fold'
      ? null
      : { subject: operand.subject, constants: operand.elements };
  }
  if (operand.kind !== 'comparison') return null;
  const { operator, subject, object } = oriented(operand);
  return operator === '==' ? { subject, constants: [object] } : null;
}

/** What is equated of one term, at the place of the first. */
function unite(alternatives: readonly Alternative[]): readonly Alternative[] {
  const groups = new Map<string, Equated[]>();
  for (const alternative of alternatives) {
    if (alternative.kind === 'other') continue;
    const key = printExpression(alternative.subject);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [alternative]);
    else group.push(alternative);
  }
  return alternatives.flatMap((alternative): readonly Alternative[] => {
    if (alternative.kind === 'other') return [alternative];
    const group = groups.get(printExpression(alternative.subject)) ?? [];
    if (group[0] !== alternative) return [];
    return group.length === 1 ? [alternative] : [{ ...alternative, ...joined(group) }];
  });
}

function joined(group: readonly Equated[]): Pick<Equated, 'elements' | 'origin'> {
  const places = group.map(({ origin }) => origin);
  return {
    elements: distinct(group.flatMap(({ elements }) => elements)),
    origin: { start: Math.min(...places.map(({ start }) => start)), end: Math.max(...places.map(({ end }) => end)) },
  };
}

/** The same number of the same type is one constant; 1 and 1.0 are two. */
function distinct(elements: readonly Element[]): readonly Element[] {
  const known = new Map<string, Element>();
  for (const element of elements) {
    const key = keyOf(element.constant);
    if (!known.has(key)) known.set(key, element);
  }
  return [...known.values()];
}

function keyOf(constant: Constant): string {
  const width = constant.kind === 'integer' ? constant.bits : '';
  return isNumber(constant) ? `${constant.kind} ${width} ${constant.value}` : constant.kind;
}

/** An equality with its arithmetic moved to the right; the same object when nothing moves. */
function withMoved(context: LowerContext, alternative: Alternative): Alternative {
  if (alternative.kind === 'other' || alternative.elements.length > 1) return alternative;
  const [only] = alternative.elements;
  if (only === undefined) return alternative;
  const asked = movedRight({ subject: alternative.subject, relation: 'eq', constant: only.constant }, (expression) =>
    numberKind(expression, context.schema),
  );
  if (asked.subject === alternative.subject) return alternative;
  if (asked.subject.kind === 'field') return other(() => lowerAsked(context, asked, only.span, alternative.origin));
  return { ...alternative, subject: asked.subject, elements: [{ constant: asked.constant, span: only.span }] };
}
