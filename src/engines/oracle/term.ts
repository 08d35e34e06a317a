import type { Arithmetic, Call, Comparison, Expression, Membership } from '../../languages/eql/ast.ts';
import { requireArguments, requireNumber } from './admitted.ts';
import { readValues } from './fields.ts';
import { arithmetic, functionOf, negate, type OracleFunction } from './functions.ts';
import { sameText, scriptLetter } from './letters.ts';
import { type Compared, moved } from './moved.ts';
import { LISTS } from './operators.ts';
import { compareInScript, mirrored, type Relation } from './order.ts';
import { factsFor, type Scope } from './scope.ts';
import type { Subject } from './subject.ts';
import { scriptTextTest } from './text-tests.ts';
import { anyWithin } from './tree.ts';
import { boolean, double, ERROR, integer, isValue, NULL, type Outcome, string, type Value } from './value.ts';

/**
 * A computation as a script sees it: everything it can give for one event. Each occurrence of a field stands for any of
 * the field's values, independently of the others; a field without values stands for null (eql-semantics 3.3).
 */
export type Term = (subject: Subject) => readonly Outcome[];

/** Reads an expression as a computation. Comparisons and tests inside it are three-valued: null in, null out. */
export function readTerm(expression: Expression, scope: Scope): Term {
  switch (expression.kind) {
    case 'string':
      return constant(string(expression.value));
    case 'number':
      return constant(numberValue(expression.text, expression.value, expression.decimal));
    case 'boolean':
      return constant(boolean(expression.value));
    case 'null':
      return constant(NULL);
    case 'field': {
      const facts = factsFor(expression, scope);
      return ({ event }) => {
        const values = readValues(event, expression.name, facts);
        return values.length === 0 ? [NULL] : distinct(values);
      };
    }
    case 'sign': {
      requireNumber(expression.operand, scope);
      const operand = readTerm(expression.operand, scope);
      if (expression.operator === '+') return operand;
      return combined([operand], ([value = NULL]) => negate(value));
    }
    case 'arithmetic':
      requireNumber(expression.left, scope);
      requireNumber(expression.right, scope);
      return combined(sides(expression, scope), ([left, right]) => arithmetic(expression.operator, left, right));
    case 'call':
      return readCall(expression, scope);
    case 'comparison':
      return readComparison(expression, scope);
    case 'membership':
      return readMembership(expression, scope);
    case 'match': {
      const test = scriptTextTest(expression, scope);
      const subjectTerm = readTerm(expression.subject, scope);
      return (subject) =>
        combined([subjectTerm], ([value = NULL]) => {
          if (value.kind === 'null') return NULL;
          return value.kind === 'string' ? boolean(test(value.text, subject.budget)) : ERROR;
        })(subject);
    }
    case 'and':
      return readLogic(expression.operands, false, scope);
    case 'or':
      return readLogic(expression.operands, true, scope);
    case 'not':
      return combined([readTerm(expression.operand, scope)], ([value = NULL]) => complement(value));
  }
}

/** The one outcome of an expression without fields. */
export function evaluateConstant(expression: Expression, scope: Scope): Outcome {
  const budget = { left: Number.POSITIVE_INFINITY };
  return readTerm(expression, scope)({ event: {}, budget })[0] ?? NULL;
}

/** The value of an expression without fields; null for any other, and where there is none. */
export function constantIn(expression: Expression, scope: Scope): Value | null {
  const outcome = isConstant(expression) ? evaluateConstant(expression, scope) : NULL;
  return isValue(outcome) ? outcome : null;
}

/** True for `null` and for what folds to it. */
export function isNullConstant(expression: Expression, scope: Scope): boolean {
  return isConstant(expression) && evaluateConstant(expression, scope).kind === 'null';
}

/** True when no field occurs in the expression. */
export function isConstant(expression: Expression): boolean {
  return !anyWithin(expression, ({ kind }) => kind === 'field');
}

function constant(outcome: Outcome): Term {
  return () => [outcome];
}

/** Whole numbers are int, else long, else as large as they are; others are doubles (eql-semantics 1.3). */
function numberValue(text: string, value: number, decimal: boolean): Value {
  if (decimal || !/^[0-9]+$/.test(text)) return double(value);
  const whole = BigInt(text);
  if (BigInt.asUintN(64, whole) !== whole) return double(value);
  return integer(whole, BigInt.asIntN(32, whole) === whole ? 32 : 64);
}

type Argument = Value | typeof NULL;

/** Every choice of one outcome from each term, put through `run`. A choice with an error in it is an error. */
function combined(terms: readonly Term[], run: (given: readonly Argument[]) => Outcome): Term {
  return (subject) => {
    let choices: (readonly Argument[] | typeof ERROR)[] = [[]];
    for (const [index, term] of terms.entries()) {
      const outcomes = term(subject);
      subject.budget.left -= choices.length * outcomes.length * (index + 1);
      if (subject.budget.left < 0) return [ERROR];
      choices = choices.flatMap((choice) =>
        outcomes.map((outcome) => ('kind' in choice || outcome.kind === 'error' ? ERROR : [...choice, outcome])),
      );
    }
    return distinct(choices.map((choice) => ('kind' in choice ? ERROR : run(choice))));
  };
}

/** Repeated outcomes prove nothing new, and without them the number of choices stays small. */
function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length < 2) return outcomes;
  const found = new Map<string, Outcome>();
  for (const outcome of outcomes) found.set(keyOf(outcome), outcome);
  return [...found.values()];
}

function keyOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'null':
    case 'error':
      return outcome.kind;
    case 'string':
      return `string ${outcome.text}`;
    case 'integer':
      return `integer ${outcome.bits} ${outcome.value}`;
    case 'double':
      return `double ${Object.is(outcome.value, -0) ? '-0' : outcome.value}`;
    case 'boolean':
    case 'address':
      return `${outcome.kind} ${outcome.value}`;
    case 'instant':
      return `instant ${outcome.nanos}`;
  }
}

function sides({ left, right }: Comparison | Arithmetic, scope: Scope): readonly [Term, Term] {
  return [readTerm(left, scope), readTerm(right, scope)];
}

/** The function that a call names; null, and a refusal, when there is none or when it is called wrongly (eql-semantics 1.7). */
export function calledFunction(call: Call, scope: Scope): OracleFunction | null {
  const called = functionOf(call.name);
  const count = call.arguments.length;
  if (called === null) scope.refuse(`there is no function ${call.name}`, call.nameSpan);
  else if (call.insensitive && !called.tilde) scope.refuse(`${call.name} has no form with a tilde`, call.nameSpan);
  else if (count < called.least || count > called.most) scope.refuse(`${call.name} does not take ${count} arguments`, call.span);
  else return called;
  return null;
}

function readCall(call: Call, scope: Scope): Term {
  const called = calledFunction(call, scope);
  if (called === null) return constant(ERROR);
  if (!isConstant(call)) requireArguments(call, scope);
  const lower = call.insensitive ? (text: string): string => text.toLowerCase() : (text: string): string => text;
  return combined(
    call.arguments.map((argument) => readTerm(argument, scope)),
    (given) => called.run(given, lower),
  );
}

function readComparison(comparison: Comparison, scope: Scope): Term {
  const { operator, left, right } = comparison;
  const relation: Relation = operator === '!=' ? '==' : operator;
  // Against null it is a null test, whose answer is never null (eql-semantics 3.2).
  const nullTest = relation === '==' && [left, right].some((side) => isNullConstant(side, scope));
  const simplified = nullTest ? null : simplifiedSides(comparison, relation, scope);
  if (simplified !== null) {
    const { left: subject, relation: asked, constant: value } = simplified;
    const answer = combined([readTerm(subject, scope)], ([a = NULL]) =>
      a.kind === 'null' ? NULL : compareInScript(asked, a, value, scope.settings.now),
    );
    return operator === '!=' ? combined([answer], ([given = NULL]) => complement(given)) : answer;
  }
  const equal = combined(sides(comparison, scope), ([a = NULL, b = NULL]) => {
    if (nullTest) return boolean(a.kind === b.kind);
    return a.kind === 'null' || b.kind === 'null' ? NULL : compareInScript(relation, a, b, scope.settings.now);
  });
  return operator === '!=' ? combined([equal], ([value = NULL]) => complement(value)) : equal;
}

/** Arithmetic is simplified inside of computations as well; null: there is none to simplify (eql-semantics 2.5). */
function simplifiedSides({ left, right }: Comparison, relation: Relation, scope: Scope): Compared | null {
  const swapped = isConstant(left);
  const [subject, object] = swapped ? [right, left] : [left, right];
  const constant = constantIn(object, scope);
  if (constant === null || isConstant(subject)) return null;
  const before = { left: subject, relation: swapped ? mirrored(relation) : relation, constant };
  const after = moved(before, scope, (each) => constantIn(each, scope));
  return after === before ? null : after;
}

function readMembership(membership: Membership, scope: Scope): Term {
  const elements = constantElements(membership, scope);
  const found = combined([readTerm(membership.subject, scope)], ([value = NULL]) => {
    if (value.kind === 'null') return NULL;
    return boolean(
      elements.some((element) => equalInScript(element, value, LISTS[membership.operator].insensitive, scope.settings.now)),
    );
  });
  return membership.negated ? combined([found], ([value = NULL]) => complement(value)) : found;
}

/** The constants of a list; nulls are dropped (eql-semantics 3.2). */
export function constantElements(membership: Membership, scope: Scope): readonly Value[] {
  return membership.elements.flatMap((element) => {
    if (!isConstant(element)) scope.refuse('a list may hold constants only', element.span);
    const outcome = evaluateConstant(element, scope);
    return isValue(outcome) ? [outcome] : [];
  });
}

function equalInScript(element: Value, value: Value, insensitive: boolean, now: number): boolean {
  if (insensitive && element.kind === 'string' && value.kind === 'string')
    return sameText(element.text, value.text, scriptLetter);
  return isTrue(compareInScript('==', value, element, now));
}

/** The outcome is the value true. */
export function isTrue(outcome: Outcome): boolean {
  return outcome.kind === 'boolean' && outcome.value;
}

function complement(value: Argument): Outcome {
  if (value.kind === 'boolean') return boolean(!value.value);
  return value.kind === 'null' ? NULL : ERROR;
}

/** `and` and `or` inside a computation: one deciding value decides, otherwise one null makes null. */
function readLogic(operands: readonly Expression[], deciding: boolean, scope: Scope): Term {
  const terms = operands.map((operand) => readTerm(operand, scope));
  const join = (given: readonly Argument[]): Outcome => {
    if (given.some((value) => value.kind === 'boolean' && value.value === deciding)) return boolean(deciding);
    return given.some((value) => value.kind === 'null') ? NULL : boolean(!deciding);
  };
  return (subject) =>
    terms.reduce<readonly Outcome[]>((sofar, term) => combined([() => sofar, term], join)(subject), [boolean(!deciding)]);
}
