import type { FieldType } from '../../../event/index.ts';
import { type Letters, TERM_FUNCTIONS, type Term, type TermFunction, type TermType } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { Span } from '../../../source/index.ts';
import type { ArithmeticOperator, Comparison, ComparisonOperator, Expression } from '../ast.ts';
import { functionNamed } from '../functions.ts';
import { numberKind } from '../number-kind.ts';
import { type Constant, toNumber } from './constants/constant.ts';
import { evaluate } from './constants/evaluate.ts';
import { type LowerContext, refuse } from './context.ts';
import { certainFailure } from './failing-terms.ts';
import { hasKnownValues, hasScriptValues, resolveField } from './fields.ts';
import { TERMS } from './functions.ts';
import { movedRight } from './moved-right.ts';
import { oriented } from './oriented.ts';
import { RELATIONS } from './relations.ts';
import { isFloating } from './values.ts';

/** Lowers an expression to a computed value; its constant parts are computed now. (eql-semantics 2.1, 2.3) */
export function lowerTerm(context: LowerContext, expression: Expression): Term {
  const origin = expression.span;
  const evaluation = evaluate(expression);
  if (evaluation.kind === 'constant') return constantTerm(evaluation.value, origin);
  if (evaluation.kind === 'failed') {
    refuse(context, 'constant-fails', evaluation.message, evaluation.span);
    return constantTerm({ kind: 'null' }, origin);
  }
  switch (expression.kind) {
    case 'field': {
      const field = resolveField(context.schema, expression);
      hasKnownValues(context, field);
      hasScriptValues(context, expression);
      return { kind: 'field', field, origin };
    }
    case 'arithmetic':
      return call(context, ARITHMETIC[expression.operator], [expression.left, expression.right], origin);
    case 'sign':
      return expression.operator === '+'
        ? lowerTerm(context, expression.operand)
        : call(context, 'negate', [expression.operand], origin);
    case 'comparison': {
      const result = comparisonTerm(context, expression);
      const [left, right] = result.kind === 'call' ? result.arguments.map((side) => kindOf(termType(side))) : [];
      if (left === right && left !== 'null') return result;
      break;
    }
    case 'call': {
      const name = functionNamed(expression.name);
      if (name === null) break;
      return call(context, TERMS[name], expression.arguments, origin, expression.insensitive ? 'fold' : 'exact');
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'membership':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      break;
  }
  refuse(context, 'value-not-lowered', 'this condition cannot be used as a value', origin);
  return constantTerm({ kind: 'null' }, origin);
}

/** A comparison as a value; constants of its arithmetic are moved as in a condition. (eql-semantics 2.5) */
function comparisonTerm(context: LowerContext, expression: Comparison): Term {
  const { operator, subject, object } = oriented(expression);
  const evaluation = evaluate(object);
  if (evaluation.kind === 'constant') {
    const asked = { subject, relation: RELATIONS[operator], constant: evaluation.value };
    const { subject: left, relation, constant } = movedRight(asked, (side) => numberKind(side, context.schema));
    if (left !== subject) {
      const sides = [lowerTerm(context, left), constantTerm(constant, object.span)];
      const name = operator === '!=' ? 'ne' : relation;
      return { kind: 'call', function: name, letters: 'exact', arguments: sides, type: 'boolean', origin: expression.span };
    }
  }
  return call(context, COMPARISONS[expression.operator], [expression.left, expression.right], expression.span);
}

/** The type of a computed value. */
export function termType(term: Term): TermType {
  return term.kind === 'field' ? typeOfField(term.field.type) : term.type;
}

/** Only things of one kind compare; others, null among them, ask another question than they seem to. */
function kindOf(type: TermType): TermType {
  switch (type) {
    case 'integer':
    case 'long':
    case 'double':
      return 'number';
    case 'ip':
      return 'string';
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'null':
      return type;
  }
}

const ARITHMETIC = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
} as const satisfies Record<ArithmeticOperator, TermFunction>;

const COMPARISONS = {
  '==': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
} as const satisfies Record<ComparisonOperator, TermFunction>;

function call(
  context: LowerContext,
  name: TermFunction,
  expressions: readonly Expression[],
  origin: Span,
  letters: Letters = 'exact',
): Term {
  const args = expressions.map((argument) => lowerTerm(context, argument));
  const type = resultType(name, args);
  const failure = certainFailure(name, type, args);
  if (failure !== null) refuse(context, 'constant-fails', failure.message, failure.origin);
  return { kind: 'call', function: name, letters, arguments: args, type, origin };
}

function constantTerm(constant: Constant, origin: Span): Term {
  switch (constant.kind) {
    case 'null':
      return { kind: 'value', value: null, type: 'null', origin };
    case 'string':
    case 'boolean':
      return { kind: 'value', value: constant.value, type: constant.kind, origin };
    case 'integer':
      return { kind: 'value', value: toNumber(constant), type: constant.bits === 32 ? 'integer' : 'long', origin };
    case 'double':
      return { kind: 'value', value: toNumber(constant), type: 'double', origin };
  }
}

function resultType(name: TermFunction, args: readonly Term[]): TermType {
  const { gives } = TERM_FUNCTIONS[name];
  return gives === 'widest' ? arithmeticType(args.map(termType)) : gives;
}

/** Double if either side is, else long if either is, else int; unknown until run time when `number()` takes part. (eql-semantics 8) */
function arithmeticType(types: readonly TermType[]): TermType {
  if (types.includes('double')) return 'double';
  if (types.includes('number')) return 'number';
  return types.includes('long') ? 'long' : 'integer';
}

function typeOfField(type: FieldType): TermType {
  const family = familyOf(type);
  switch (family) {
    case 'string':
    case 'text':
    case 'unsupported':
      return 'string';
    case 'number':
      return isFloating(type) ? 'double' : 'long';
    case 'boolean':
    case 'ip':
    case 'date':
      return family;
  }
}
