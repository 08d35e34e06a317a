import type { Call, FieldReference, Match, Membership } from '../../languages/eql/ast.ts';
import { familyOf } from '../../schema/families.ts';
import { contains, parseAddress, parseNetwork } from './addresses.ts';
import { dateReader, precision } from './coerce.ts';
import { kept, parseDateConstant } from './dates.ts';
import { type KnownField, readValues, wholeFactsOf } from './fields.ts';
import { functionOf } from './functions.ts';
import { compareCodePoints, type FoldLetter, queryLetters, sameLetter, sameStart, sameText } from './letters.ts';
import { normalized } from './normalized.ts';
import { compareNumbers, parseDecimal } from './numbers.ts';
import { LISTS } from './operators.ts';
import { holds, type Relation } from './order.ts';
import { factsFor, type Scope } from './scope.ts';
import type { Budget, Subject } from './subject.ts';
import { constantElements } from './term.ts';
import { acceptsAny, queryTextTest, type TextTest } from './text-tests.ts';
import { javaText, type Value } from './value.ts';
import { compareVersions } from './versions.ts';
import { anyCharacter, matchesWildcard, readRawWildcard, readStars, readWildcard } from './wildcard.ts';

/** A yes or no about one event. */
export type Check = (subject: Subject) => boolean;

type ValueTest = (value: Value, budget: Budget) => boolean;

/** A leaf over one field holds when some value of the field passes the test (eql-semantics 3.1). */
function someValue(field: FieldReference, scope: Scope, test: ValueTest): Check {
  const facts = factsFor(field, scope);
  return ({ event, budget }) => readValues(event, field.name, facts).some((value) => test(value, budget));
}

/** The field has a value; a text field is asked itself, not by its exact sub-field (eql-semantics 9.1). */
export function presence(field: FieldReference, scope: Scope): Check {
  factsFor(field, scope);
  const facts = wholeFactsOf(scope.settings.schema, field.name);
  return ({ event }) => readValues(event, field.name, facts).length > 0;
}

/** A field compared with a constant (eql-semantics 3.2, 9.2). */
export function comparison(field: FieldReference, relation: Relation, constant: Value, scope: Scope): Check {
  const facts = factsFor(field, scope);
  if (facts.type === 'version' && constant.kind !== 'string')
    scope.refuse(`${field.name} is a version, which is compared with texts only`, field.span);
  if (relation !== '==' && familyOf(wholeFactsOf(scope.settings.schema, field.name).type) === 'text')
    scope.refuse(`${field.name} is analysed text, of which the index orders single terms`, field.span);
  return someValue(field, scope, comparisonTest(facts, relation, constant, scope));
}

/** A field in a list: `in` is equality with some element, `in~` equality without case; wildcards mean nothing here. */
export function membership(field: FieldReference, node: Membership, scope: Scope): Check {
  const facts = factsFor(field, scope);
  const tests = constantElements(node, scope).map((element): ValueTest => {
    if (!LISTS[node.operator].insensitive) return comparisonTest(facts, '==', element, scope);
    const fold = queryLetters(true, scope.settings.semantics.folding);
    return equalText(facts, javaText(element), fold);
  });
  if (LISTS[node.operator].insensitive) requireText(field, scope);
  if (facts.type === 'version') scope.refuse(`${field.name} is a version, which no list takes`, field.span);
  return someValue(field, scope, (value, budget) => tests.some((test) => test(value, budget)));
}

/** A field against patterns. */
export function patterns(field: FieldReference, node: Match, scope: Scope): Check {
  requireText(field, scope);
  const all = acceptsAny(node) ? presence(field, scope) : null;
  const some = textLeaf(field, queryTextTest(node, factsFor(field, scope), scope), scope);
  return (subject) => all?.(subject) === true || some(subject);
}

/** A text that the index compares with a constant, which it normalises first; in a constant of its own a star acts (eql-semantics 9.1). */
function equalText(facts: KnownField, constant: string, fold: FoldLetter): ValueTest {
  const text = normalized(constant, facts);
  if (facts.type !== 'constant_keyword') return (value) => value.kind === 'string' && sameText(text, value.text, fold);
  const pieces = readStars(text);
  return (value, budget) => value.kind === 'string' && matchesWildcard(pieces, value.text, fold, anyCharacter, budget);
}

/** A boolean function of a field and constants that becomes a query; null when it is a script (eql-semantics 2.3). */
export function functionLeaf(call: Call, field: FieldReference, constants: readonly Value[], scope: Scope): Check | null {
  const called = functionOf(call.name);
  if (called === null || called.gives !== 'test' || called.query === null) return null;
  if (called.query === 'network') return networkLeaf(field, constants, scope);
  const [given] = constants;
  if (given?.kind !== 'string' || constants.length > 1) return null;
  requireText(field, scope);
  const facts = factsFor(field, scope);
  const constant = { text: normalized(given.text, facts) };
  const fold = queryLetters(call.insensitive, scope.settings.semantics.folding);
  switch (called.query) {
    case 'start':
      if (facts.type === 'constant_keyword') return someValue(field, scope, equalText(facts, `${constant.text}*`, fold));
      return textLeaf(field, (text) => sameStart(constant.text, text, fold), scope);
    case 'end':
      return textLeaf(field, affixTest('', constant.text, fold, scope), scope);
    case 'part':
      // Documented, nothing contains the empty text (eql-semantics 6.3).
      if (scope.settings.semantics.functionWildcards === 'documented' && constant.text === '') return () => false;
      return textLeaf(field, affixTest('*', constant.text, fold, scope), scope);
  }
}

/** `endsWith` and `stringContains`: the engine puts stars around the constant without escaping it (eql-semantics 6.3). */
function affixTest(tail: '' | '*', constant: string, fold: FoldLetter, scope: Scope): TextTest {
  const engine = scope.settings.semantics.functionWildcards === 'engine';
  const pieces = engine
    ? readRawWildcard(`*${constant}${tail}`)
    : [...readWildcard('*'), ...readRawWildcard(constant.replace(/[\\*?]/g, '\\$&')), ...readWildcard(tail)];
  return (text, budget) => matchesWildcard(pieces, text, fold, anyCharacter, budget);
}

function networkLeaf(field: FieldReference, constants: readonly Value[], scope: Scope): Check {
  if (factsFor(field, scope).type !== 'ip') scope.refuse(`${field.name} is no address`, field.span);
  const networks = constants.map((constant) => (constant.kind === 'string' ? parseNetwork(constant.text) : null));
  // A block that cannot be read fails the search; the policy for that is false (eql-semantics 3.6).
  if (networks.includes(null)) return () => false;
  return someValue(
    field,
    scope,
    (value) => value.kind === 'address' && networks.some((network) => network !== null && contains(network, value.value)),
  );
}

/** Some value of the field is a text that passes. */
export function textLeaf(field: FieldReference, test: TextTest, scope: Scope): Check {
  return someValue(field, scope, (value, budget) => value.kind === 'string' && test(value.text, budget));
}

function requireText(field: FieldReference, scope: Scope): void {
  const { type } = factsFor(field, scope);
  const family = familyOf(type);
  if (type === 'version' || (family !== 'string' && family !== 'text'))
    scope.refuse(`${field.name} is no text, as this test needs it to be`, field.span);
}

/** The test of a comparison. A constant that does not fit the type fails the search; the policy for that is false (3.6, 9.2). */
export function comparisonTest(facts: KnownField, relation: Relation, constant: Value, scope: Scope): ValueTest {
  switch (familyOf(facts.type)) {
    case 'string':
    case 'text': {
      if (relation === '==') return equalText(facts, javaText(constant), sameLetter);
      const text = normalized(javaText(constant), facts);
      const compare = facts.type === 'version' ? compareVersions : compareCodePoints;
      return (value) => value.kind === 'string' && holds(relation, compare(value.text, text));
    }
    case 'number': {
      const number = numberOf(constant);
      if (number === null) return fails;
      // A bound of a half float is a float (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21).
      const isFloating = ['float', 'half_float', 'double', 'scaled_float'].includes(facts.type);
      const rounded = isFloating
        ? precision(Number(number), relation !== '==' && facts.type === 'half_float' ? 'float' : facts.type)
        : number;
      return (value) =>
        (value.kind === 'integer' || value.kind === 'double') && holds(relation, compareNumbers(value.value, rounded));
    }
    case 'boolean': {
      const wanted = booleanOf(constant);
      return (value) => wanted !== null && value.kind === 'boolean' && holds(relation, Number(value.value) - Number(wanted));
    }
    case 'ip':
      return addressTest(relation, constant);
    case 'date':
      return dateTest(facts, relation, constant, scope.settings.now);
    case 'unsupported':
      return fails;
  }
}

function fails(): boolean {
  return false;
}

function numberOf(constant: Value): bigint | number | null {
  if (constant.kind === 'string') return parseDecimal(constant.text);
  return constant.kind === 'integer' || constant.kind === 'double' ? constant.value : null;
}

function booleanOf(constant: Value): boolean | null {
  if (constant.kind === 'boolean') return constant.value;
  if (constant.kind !== 'string') return null;
  return constant.text === 'true' ? true : constant.text === 'false' ? false : null;
}

function addressTest(relation: Relation, constant: Value): ValueTest {
  if (constant.kind !== 'string') return fails;
  if (relation === '==' && constant.text.includes('/')) {
    const network = parseNetwork(constant.text);
    return network === null ? fails : (value) => value.kind === 'address' && contains(network, value.value);
  }
  const address = parseAddress(constant.text);
  if (address === null) return fails;
  return (value) => value.kind === 'address' && holds(relation, compareNumbers(value.value, address));
}

/** A date text names a stretch of time: `==` is within it, `>` after its end, `<` before its start (eql-semantics 9.2). */
function dateTest(facts: KnownField, relation: Relation, constant: Value, now: number): ValueTest {
  const { type } = facts;
  const stretch = parseDateConstant(javaText(constant), now, dateReader(facts));
  const from = stretch === null ? null : kept(stretch.from, type);
  const to = stretch === null ? null : kept(stretch.to, type);
  if (from === null || to === null) return fails;
  return (value) => {
    if (value.kind !== 'instant') return false;
    switch (relation) {
      case '==':
        return from <= value.nanos && value.nanos <= to;
      case '<':
        return value.nanos < from;
      case '<=':
        return value.nanos <= to;
      case '>':
        return value.nanos > to;
      case '>=':
        return value.nanos >= from;
    }
  };
}
