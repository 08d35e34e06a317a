import { parseWildcard } from '../../../../pattern/index.ts';
import type { Span } from '../../../../source/index.ts';
import type { Comparison, Expression, Literal, Match } from '../../ast.ts';
import { functionNamed } from '../../functions.ts';
import { isCondition } from '../../gives.ts';
import { OPERATORS } from '../../operators.ts';
import { calculate, type Evaluated, negate } from './arithmetic.ts';
import { comparison, equal, equalFolded } from './compare.ts';
import { type Constant, double, integer, NULL, text, truth } from './constant.ts';
import { CONSTANT_FUNCTIONS } from './functions.ts';
import { matchesWildcard } from './wildcard.ts';

/** What an expression of constants computes to; `open` when something in it depends on the event. */
type Evaluation =
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly message: string; readonly span: Span };

const OPEN: Evaluation = { kind: 'open' };

/** Computes an expression as the engine does when it plans; a field anywhere leaves it open. (eql-semantics 2.1) */
export function evaluate(expression: Expression): Evaluation {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return constant(literalConstant(expression));
    case 'field':
      return OPEN;
    case 'not':
      return combine([expression.operand], expression.span, ([operand]) =>
        operand?.kind === 'boolean' ? ok(truth(!operand.value)) : needsBoolean(operand),
      );
    case 'and':
      return connect(expression.operands, expression.span, false);
    case 'or':
      return connect(expression.operands, expression.span, true);
    case 'sign':
      return combine([expression.operand], expression.span, ([operand = NULL]) =>
        expression.operator === '-' ? negate(operand) : ok(operand),
      );
    case 'arithmetic':
      return combine([expression.left, expression.right], expression.span, ([left = NULL, right = NULL]) =>
        calculate(expression.operator, left, right),
      );
    case 'comparison':
      return combine([expression.left, expression.right], expression.span, ([left = NULL, right = NULL]) => {
        // An equality with what folds to null is a null test. (eql-semantics 3.5)
        const nullTest = left.kind === 'null' || right.kind === 'null';
        if (nullTest && asksTruthOfNull(expression, left, right))
          return { ok: false, message: 'this condition is always null, neither true nor false' };
        if (nullTest && (expression.operator === '==' || expression.operator === '!='))
          return ok(truth((left.kind === right.kind) === (expression.operator === '==')));
        return ok(comparison(expression.operator, left, right));
      });
    case 'membership':
      return combine([expression.subject, ...expression.elements], expression.span, ([subject = NULL, ...elements]) => {
        if (subject.kind === 'null') return ok(NULL);
        const same = OPERATORS[expression.operator].letters === 'exact' ? equal : equalFolded;
        return ok(truth(elements.some((element) => same(subject, element)) !== expression.negated));
      });
    case 'match':
      return matchConstant(expression);
    case 'call': {
      const name = functionNamed(expression.name);
      if (name === null) return OPEN;
      return combine(expression.arguments, expression.span, (values) => CONSTANT_FUNCTIONS[name](values, expression.insensitive));
    }
  }
}

/** The value of a literal. An integer is exact however long; beyond 64 bits it is a double. (eql-semantics 1.3) */
function literalConstant(literal: Literal): Constant {
  switch (literal.kind) {
    case 'string':
      return text(literal.value);
    case 'boolean':
      return truth(literal.value);
    case 'null':
      return NULL;
    case 'number': {
      if (literal.decimal) return double(literal.value);
      const exact = BigInt(literal.text);
      return BigInt.asUintN(64, exact) === exact ? integer(exact) : double(literal.value);
    }
  }
}

function constant(value: Constant): Evaluation {
  return { kind: 'constant', value };
}

function ok(value: Constant): Evaluated {
  return { ok: true, value };
}

function needsBoolean(operand: Constant | undefined): Evaluated {
  return operand?.kind === 'null' ? ok(NULL) : { ok: false, message: 'a condition is needed here' };
}

/** Evaluates the operands, then the whole; open as soon as one operand is. */
function combine(operands: readonly Expression[], span: Span, compute: (values: readonly Constant[]) => Evaluated): Evaluation {
  const values: Constant[] = [];
  for (const operand of operands) {
    const evaluation = evaluate(operand);
    if (evaluation.kind !== 'constant') return evaluation;
    values.push(evaluation.value);
  }
  const result = compute(values);
  return result.ok ? constant(result.value) : { kind: 'failed', message: result.message, span };
}

/**
 * A condition of constants that is null, asked whether it is true or false: the engine takes `== true` away (eql-semantics
 * 2.1) or makes it a null test (3.5), whichever it comes to first, and the answers differ.
 */
function asksTruthOfNull(expression: Comparison, left: Constant, right: Constant): boolean {
  const nullSide = left.kind === 'null' ? expression.left : expression.right;
  return (left.kind === 'boolean' || right.kind === 'boolean') && isCondition(nullSide);
}

/** `and`/`or` of constants; `decisive` is the value that settles it, null operands notwithstanding. */
function connect(operands: readonly Expression[], span: Span, decisive: boolean): Evaluation {
  return combine(operands, span, (values) => {
    if (values.some((value) => value.kind === 'boolean' && value.value === decisive)) return ok(truth(decisive));
    const other = values.find((value) => value.kind !== 'boolean');
    return other === undefined ? ok(truth(!decisive)) : needsBoolean(other);
  });
}

/** A pattern test of a constant text; regular expressions stay open and become script leaves. */
function matchConstant(match: Match): Evaluation {
  const { letters, patterns } = OPERATORS[match.operator];
  switch (patterns) {
    case 'regex':
      return OPEN;
    case 'wildcards':
      return combine([match.subject, ...match.patterns], match.span, ([subject = NULL, ...given]) => {
        if (subject.kind === 'null' || given.some((pattern) => pattern.kind === 'null')) return ok(NULL);
        return ok(truth(given.some((pattern) => belongs(subject, pattern, letters === 'fold'))));
      });
  }
}

function belongs(subject: Constant, pattern: Constant, insensitive: boolean): boolean {
  if (subject.kind !== 'string' || pattern.kind !== 'string') return false;
  if (!/[*?]/.test(pattern.value)) return insensitive ? equalFolded(subject, pattern) : equal(subject, pattern);
  return matchesWildcard(subject.value, parseWildcard(pattern.value).parts, insensitive);
}
