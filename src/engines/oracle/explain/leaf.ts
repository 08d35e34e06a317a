import type { Expression, FieldReference, Match } from '../../../languages/eql/ast.ts';
import { printExpression } from '../../../languages/eql/index.ts';
import type { ComparedAs, ExplainedLeaf } from '../../../report/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { readCondition } from '../condition.ts';
import { factsOf } from '../fields.ts';
import { functionOf } from '../functions.ts';
import { LISTS, MATCHES } from '../operators.ts';
import type { Scope } from '../scope.ts';
import type { Subject } from '../subject.ts';
import { evaluateConstant, isConstant, isNullConstant, readTerm } from '../term.ts';
import { acceptsAny } from '../text-tests.ts';
import { fieldsWithin } from '../tree.ts';
import { isValue } from '../value.ts';
import { hasWildcard } from '../wildcard.ts';
import { type AloneTest, seeField, shown } from './values.ts';

/** Explains a condition that is no `and`, `or` or `not`: asks the oracle about it, then about each value alone. */
export function explainLeaf(expression: Expression, subject: Subject, scope: Scope): ExplainedLeaf {
  const check = readCondition(expression, scope);
  const negated = isNegated(expression);
  const fields = fieldsWithin(expression);
  // Values of one field decide alone when the field occurs once; a test for null is about there being none.
  const [only, ...others] = fields;
  const decides = only !== undefined && others.length === 0 && !testsNull(expression, scope);
  const alone: AloneTest = (event) => {
    const answer = decides ? check({ event, budget: subject.budget }) : null;
    return answer === null ? null : answer !== negated;
  };
  const answer = check(subject);
  const names = [...new Set(fields.map(({ name }) => name))];
  const asksWhole = testsNull(expression, scope) || (expression.kind === 'match' && acceptsAny(expression));
  return {
    kind: 'leaf',
    span: expression.span,
    text: printExpression(expression),
    holds: answer === true,
    failed: answer === null,
    negated,
    comparedAs: comparedAs(expression, scope),
    fields: names.map((name) => seeField(subject.event, name, scope, alone, asksWhole)),
    computed: computedOf(expression, subject, scope),
  };
}

function isNegated(expression: Expression): boolean {
  if (expression.kind === 'comparison') return expression.operator === '!=';
  return expression.kind === 'membership' && expression.negated;
}

function testsNull(expression: Expression, scope: Scope): boolean {
  return expression.kind === 'comparison' && [expression.left, expression.right].some((side) => isNullConstant(side, scope));
}

/** What the leaf tests: the side with a field, the subject, or the call itself. */
function subjectOf(expression: Expression): Expression {
  switch (expression.kind) {
    case 'comparison':
      return isConstant(expression.left) ? expression.right : expression.left;
    case 'membership':
    case 'match':
      return expression.subject;
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
    case 'call':
    case 'and':
    case 'or':
    case 'not':
    case 'arithmetic':
    case 'sign':
      return expression;
  }
}

/** What a computation gave that was tested afterwards; nothing for fields and for calls that are the test. */
function computedOf(expression: Expression, subject: Subject, scope: Scope): readonly string[] {
  const tested = subjectOf(expression);
  if (tested === expression || tested.kind === 'field' || isConstant(tested)) return [];
  return readTerm(
    tested,
    scope,
  )(subject).map((outcome) => (isValue(outcome) ? shown(outcome) : outcome.kind === 'null' ? 'null' : 'an error'));
}

function comparedAs(expression: Expression, scope: Scope): ComparedAs {
  if (isConstant(expression)) return 'constant';
  if (testsNull(expression, scope)) return subjectOf(expression).kind === 'field' ? 'presence' : 'script';
  switch (expression.kind) {
    case 'field':
      return 'boolean';
    case 'comparison': {
      const [tested, constant] = isConstant(expression.left)
        ? [expression.right, expression.left]
        : [expression.left, expression.right];
      return tested.kind === 'field' ? comparisonAs(tested, expression.operator, constant, scope) : 'script';
    }
    case 'membership':
      if (expression.subject.kind !== 'field') return 'script';
      if (LISTS[expression.operator].insensitive) return 'text without case';
      return comparisonAs(expression.subject, '==', expression.elements[0], scope);
    case 'match':
      return expression.subject.kind === 'field' ? matchedAs(expression) : 'script';
    case 'call': {
      const [first, ...rest] = expression.arguments;
      const called = functionOf(expression.name);
      if (first?.kind !== 'field' || !rest.every(isConstant) || called?.gives !== 'test' || called.query === null)
        return 'script';
      if (called.query === 'network') return 'network';
      return expression.insensitive ? 'part of text without case' : 'part of text';
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'and':
    case 'or':
    case 'not':
    case 'arithmetic':
    case 'sign':
      return 'script';
  }
}

function matchedAs(match: Match): ComparedAs {
  const { patterns, insensitive } = MATCHES[match.operator];
  switch (patterns) {
    case 'regex':
      return insensitive ? 'regular expression without case' : 'regular expression';
    case 'wildcards': {
      const wild = match.patterns.some((pattern) => pattern.kind === 'string' && hasWildcard(pattern.value));
      if (wild) return insensitive ? 'wildcards without case' : 'wildcards';
      return insensitive ? 'text without case' : 'exact text';
    }
  }
}

function comparisonAs(field: FieldReference, operator: string, constant: Expression, scope: Scope): ComparedAs {
  const { type } = factsOf(scope.settings.schema, field.name);
  switch (familyOf(type)) {
    case 'string':
    case 'text':
      if (operator === '==' || operator === '!=') return 'exact text';
      return type === 'version' ? 'version' : 'order of text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'ip': {
      const value = isConstant(constant) ? evaluateConstant(constant, scope) : null;
      return value?.kind === 'string' && value.text.includes('/') ? 'network' : 'address';
    }
    case 'date':
      return 'date';
    case 'unsupported':
      return 'script';
  }
}
