import type { Call, Comparison, Expression, Match, Membership } from '../../languages/eql/ast.ts';
import { isNonEmpty } from '../../source/index.ts';
import { type Alternative, alternativesOf } from './alternatives.ts';
import { functionOf } from './functions.ts';
import { type Compared, isFloating, moved } from './moved.ts';
import { IS_JOINED, LISTS, MATCHES } from './operators.ts';
import { compareInScript, mirrored, type Relation } from './order.ts';
import { comparison, functionLeaf, membership, patterns, presence } from './query-leaf.ts';
import type { Scope } from './scope.ts';
import type { Subject } from './subject.ts';
import {
  calledFunction,
  constantElements,
  constantIn,
  evaluateConstant,
  isConstant,
  isNullConstant,
  isTrue,
  readTerm,
} from './term.ts';
import { acceptsEvery } from './text-tests.ts';
import { integer, isValue, NULL, type Outcome, type Value } from './value.ts';

/**
 * Reads a condition. `and`, `or` and `not` are classical; everything else is a leaf that is true or false on every event
 * (eql-semantics 0.3). A leaf over a field and constants is a query leaf, any other a script leaf (2.3).
 *
 * Where a script raises an error the engine would fail the search. A leaf whose script passes on no choice of values and raises an
 * error on one is neither true nor false, nor is its negation; `and` and `or` are what the other operands make them (3.6).
 */
export function readCondition(expression: Expression, scope: Scope): Judgement {
  switch (expression.kind) {
    case 'and':
      return joined(
        expression.operands.map((operand) => readCondition(operand, scope)),
        false,
      );
    case 'or':
      return joined(
        alternativesOf(expression, scope).map((alternative) => readAlternative(alternative, scope)),
        true,
      );
    case 'not':
      return complement(readCondition(expression.operand, scope));
    case 'boolean':
      return () => expression.value;
    case 'null':
      return () => false;
    case 'field':
      return comparison(expression, '==', { kind: 'boolean', value: true }, scope);
    case 'comparison':
      return readComparison(expression, scope);
    case 'membership': {
      const positive = { ...expression, negated: false };
      const { subject } = expression;
      const check = subject.kind === 'field' ? membership(subject, positive, scope) : scriptMembership(positive, scope);
      return expression.negated ? complement(check) : check;
    }
    case 'match':
      return expression.subject.kind === 'field'
        ? patterns(expression.subject, expression, scope)
        : computedMatch(expression, scope);
    case 'call':
      return readCall(expression, scope);
    case 'string':
    case 'number':
    case 'arithmetic':
    case 'sign':
      scope.refuse('a condition must be true or false', expression.span);
      return () => false;
  }
}

/** A computed value in a list; one of texts needs no conversion. */
function scriptMembership(node: Membership, scope: Scope): Judgement {
  const constants = constantElements(node, scope);
  return !LISTS[node.operator].insensitive && constants.every(({ kind }) => kind === 'integer' || kind === 'double')
    ? computedList(node.subject, constants, scope)
    : scriptLeaf(node, scope);
}

/** What a condition says of an event; null: a script raised an error, and nothing else decides. */
type Judgement = (subject: Subject) => boolean | null;

/** True, false and null as Kleene joins them: `deciding` is the value of one operand that is that of the whole. */
function joined(parts: readonly Judgement[], deciding: boolean): Judgement {
  return (subject) => {
    let whole: boolean | null = !deciding;
    for (const part of parts) {
      const answer = part(subject);
      if (answer === deciding) return deciding;
      if (answer === null) whole = null;
    }
    return whole;
  };
}

function complement(part: Judgement): Judgement {
  return (subject) => {
    const answer = part(subject);
    return answer === null ? null : !answer;
  };
}

/** A script leaf holds when the computation gives true for some choice of values. */
function scriptLeaf(expression: Expression, scope: Scope, test: (outcome: Outcome) => boolean = isTrue): Judgement {
  const term = readTerm(expression, scope);
  return (subject) => {
    const outcomes = term(subject);
    if (outcomes.some(test)) return true;
    return outcomes.some(({ kind }) => kind === 'error') ? null : false;
  };
}

/** Patterns for a computed text. One that accepts every text asks that the computation is not null for some choice (eql-semantics 2.1, 3.3). */
function computedMatch(match: Match, scope: Scope): Judgement {
  const others = match.patterns.filter((pattern) => pattern.kind !== 'string' || !acceptsEvery(match, pattern.value));
  if (others.length === match.patterns.length) return scriptLeaf(match, scope);
  const exists = scriptLeaf(match.subject, scope, isValue);
  // A list of `regex` is one pattern, any other list is several tests.
  if (IS_JOINED[MATCHES[match.operator].patterns] || !isNonEmpty(others)) return exists;
  return joined([exists, scriptLeaf({ ...match, patterns: others }, scope)], true);
}

function readAlternative(alternative: Alternative, scope: Scope): Judgement {
  if (alternative.kind === 'written') return readCondition(alternative.expression, scope);
  const { left, constants } = alternative;
  const [only] = constants;
  if (only === undefined || constants.length > 1) return computedList(left, constants, scope);
  return comparedWith({ left, relation: '==', constant: only }, scope);
}

/** The constants of a list are converted to the type of what is computed, whole numbers by rounding halves up (eql-semantics 9.2). */
function computedList(left: Expression, constants: readonly Value[], scope: Scope): Judgement {
  const floating = isFloating(left, scope);
  const converted = constants.map((constant) => (floating ? constant : rounded(constant)));
  const { now } = scope.settings;
  return scriptLeaf(
    left,
    scope,
    (outcome) => isValue(outcome) && converted.some((constant) => isTrue(compareInScript('==', outcome, constant, now))),
  );
}

function rounded(constant: Value): Value {
  return constant.kind === 'double' && Number.isFinite(constant.value)
    ? integer(BigInt(Math.floor(constant.value + 0.5)), 64)
    : constant;
}

function readComparison(node: Comparison, scope: Scope): Judgement {
  // A constant on the left changes places (eql-semantics 1.5).
  const swapped = isConstant(node.left) && !isConstant(node.right);
  const [left, right] = swapped ? [node.right, node.left] : [node.left, node.right];
  const relation: Relation = node.operator === '!=' ? '==' : swapped ? mirrored(node.operator) : node.operator;
  const check = readPositive(left, relation, right, node, scope);
  return node.operator === '!=' ? complement(check) : check;
}

function readPositive(left: Expression, relation: Relation, right: Expression, node: Comparison, scope: Scope): Judgement {
  if (!isConstant(right)) return fieldToField(left, relation, right, node, scope);
  if (relation === '==' && isNullConstant(right, scope)) return nullTest(left, scope);
  const constant = evaluateConstant(right, scope);
  if (!isValue(constant)) return () => false;
  if (left.kind === 'field') return comparison(left, relation, constant, scope);
  // `fn(..) == true` is the call and `fn(..) == false` its negation, on events without the field too (eql-semantics 2.1).
  if (relation === '==' && constant.kind === 'boolean' && isTest(left)) {
    const check = readCondition(left, scope);
    return constant.value ? check : complement(check);
  }
  return comparedWith({ left, relation, constant }, scope);
}

function comparedWith(compared: Compared, scope: Scope): Judgement {
  const { left, relation, constant } = isConstant(compared.left)
    ? compared
    : moved(compared, scope, (each) => constantIn(each, scope));
  if (left.kind === 'field') return comparison(left, relation, constant, scope);
  return scriptLeaf(
    left,
    scope,
    (outcome) => isValue(outcome) && isTrue(compareInScript(relation, outcome, constant, scope.settings.now)),
  );
}

/** The field is missing; of a computation: some choice of values gives null (eql-semantics 3.2). */
function nullTest(operand: Expression, scope: Scope): Judgement {
  if (operand.kind === 'field') return complement(presence(operand, scope));
  return scriptLeaf(operand, scope, (outcome) => outcome.kind === 'null');
}

/** Fields compare with constants only, save two optional ones that no mapping knows: null equals null (eql-semantics 3.5). */
function fieldToField(left: Expression, relation: Relation, right: Expression, node: Comparison, scope: Scope): Judgement {
  const bothUnmapped = [left, right].every(
    (side) => side.kind === 'field' && side.optional && scope.settings.schema.fields.get(side.name)?.origin !== 'mapping',
  );
  if (!bothUnmapped || relation !== '==') scope.refuse('a comparison needs a constant on one side', node.span);
  return () => true;
}

/** Expressions that are true or false by their form, so that `== true` adds nothing. */
function isTest(expression: Expression): boolean {
  switch (expression.kind) {
    case 'comparison':
    case 'membership':
    case 'match':
    case 'and':
    case 'or':
    case 'not':
      return true;
    case 'call':
      return functionOf(expression.name)?.gives === 'test';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'field':
    case 'arithmetic':
    case 'sign':
      return false;
  }
}

function readCall(call: Call, scope: Scope): Judgement {
  const called = calledFunction(call, scope);
  if (called === null) return () => false;
  if (called.gives !== 'test') scope.refuse(`${call.name} is no condition`, call.span);
  const [first] = call.arguments;
  const constants = constantArguments(call, scope);
  const leaf = first?.kind === 'field' && constants !== null ? functionLeaf(call, first, constants, scope) : null;
  return leaf ?? scriptLeaf(call, scope);
}

/** The constants after the first argument of a call; null when one of them is no constant, or is null. */
function constantArguments(call: Call, scope: Scope): readonly Value[] | null {
  const found = call.arguments.slice(1).map((argument) => (isConstant(argument) ? evaluateConstant(argument, scope) : NULL));
  return found.every(isValue) ? found : null;
}
