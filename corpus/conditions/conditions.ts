import type { SchemaField } from '../../src/event/index.ts';
import type { Category, Comparison, Expression, Literal, Match, Membership } from '../../src/languages/eql/ast.ts';
import type { Random } from '../random.ts';
import { patternSamples } from '../values/edge-values.ts';
import { luceneProbes, luceneText } from '../values/lucene-text.ts';
import { inTurn, spread, textProbes } from '../values/text-edges.ts';
import { anyOf } from './answer.ts';
import { BOOLEAN_CALLS, callLeaf, nullTest, scriptLeaf } from './call-leaf.ts';
import { fieldLeaf, missingLeaf } from './field-leaf.ts';
import { coveredBy, equalText, textTest } from './field-tests.ts';
import type { Formula, Leaf } from './formula.ts';
import { constantFormula, normalizedNode, overNormalized, specialField } from './index-values.ts';
import { joinedEqualities } from './joined-equalities.ts';
import type { Letters } from './letters.ts';
import { matchesLucene } from './lucene.ts';
import { parseLucene } from './lucene-syntax.ts';
import { movedFactor } from './moved.ts';
import { type Constant, constantOf, isText, opaque, placeOf, type Reading, textLeaf } from './reading.ts';

/** The category of a query as a condition on the field that holds it: exact, any element (eql-semantics 1.3). */
export function categoryFormula(category: Category, field: string): Formula {
  if (category.any) return { kind: 'constant', value: true };
  return leaf(
    textLeaf(
      category.span,
      `${field} ==`,
      field,
      equalText(category.name),
      () => [category.name],
      [category.name],
      1,
      () => textProbes([category.name], false),
    ),
  );
}

/** A condition as a formula. What this generator cannot decide becomes an opaque leaf. */
export function formulaOf(given: Expression, reading: Reading): Formula {
  const node = given.kind === 'comparison' ? turned(given) : given;
  const special = specialField(node, reading.schema);
  return special === null ? plainFormula(node, reading) : specialFormula(node, special, reading);
}

/** A condition on a constant of the index, or on a field whose values the index changes (eql-semantics 9.1). */
function specialFormula(node: Expression, facts: SchemaField, reading: Reading): Formula {
  if (node.kind === 'comparison' && node.operator === '!=') return not(formulaOf({ ...node, operator: '==' }, reading));
  if (node.kind === 'membership' && node.negated) return not(formulaOf({ ...node, negated: false }, reading));
  const asked = normalizedNode(node, facts);
  const plain = asked === null ? null : plainFormula(asked, reading);
  const unknown = leaf(opaque(node, node.kind));
  if (plain?.kind !== 'leaf') return unknown;
  if (facts.constant !== undefined) return constantFormula(node, plain.leaf, facts.constant) ?? unknown;
  if (plain.leaf.kind === 'missing') return plain;
  return plain.leaf.kind === 'some' ? leaf(overNormalized(plain.leaf, facts)) : unknown;
}

function plainFormula(node: Expression, reading: Reading): Formula {
  switch (node.kind) {
    case 'and':
      return { kind: 'and', operands: node.operands.map((operand) => formulaOf(operand, reading)) };
    case 'or':
      return { kind: 'or', operands: joinedEqualities(node.operands).map((operand) => formulaOf(operand, reading)) };
    case 'not':
      return not(formulaOf(node.operand, reading));
    case 'boolean':
      return { kind: 'constant', value: node.value };
    case 'field':
      return leaf(fieldLeaf(node, '==', [{ value: true, text: 'true' }], reading) ?? opaque(node, node.name));
    case 'comparison':
      return comparison(node, reading);
    case 'membership': {
      const inside = membership(node, reading);
      return node.negated ? not(inside) : inside;
    }
    case 'match':
      return match(node, reading);
    case 'call':
      return leaf(callLeaf(node, reading));
    case 'string':
    case 'number':
    case 'null':
    case 'arithmetic':
    case 'sign':
      return leaf(opaque(node, node.kind));
  }
}

function leaf(content: Leaf): Formula {
  return { kind: 'leaf', leaf: content };
}

function not(operand: Formula): Formula {
  return { kind: 'not', operand };
}

const SWAPPED: Readonly<Record<string, Comparison['operator']>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** With its constant on the right (eql-semantics 1.5). */
function turned(node: Comparison): Comparison {
  if (constantOf(node.left) === null || constantOf(node.right) !== null) return node;
  return { ...node, left: node.right, right: node.left, operator: SWAPPED[node.operator] ?? node.operator };
}

function comparison(node: Comparison, reading: Reading): Formula {
  const left = constantOf(node.left);
  const right = constantOf(node.right);
  if (right === null || left !== null) return leaf(opaque(node, node.operator));
  if (node.operator === '!=') return not(comparison({ ...node, operator: '==' }, reading));
  const subject = node.left;
  if (subject.kind === 'field') {
    if (right.value === null) return leaf(missingLeaf(subject, node, reading));
    return leaf(fieldLeaf(subject, node.operator, [right], reading) ?? opaque(node, `${subject.name} ${node.operator}`));
  }
  if (typeof right.value === 'boolean' && node.operator === '==' && answersBoolean(subject)) {
    const formula = formulaOf(subject, reading);
    return right.value ? formula : not(formula);
  }
  if (right.value === null) return leaf(nullTest(subject, node, reading));
  const moved = movedFactor(node, reading);
  if (moved !== null)
    return leaf(
      fieldLeaf(moved.field, moved.operator, [moved.constant], reading) ?? opaque(node, `${moved.field.name} ${moved.operator}`),
    );
  return leaf(scriptLeaf(subject, node, node.operator, reading));
}

function answersBoolean(node: Expression): boolean {
  return (
    ['and', 'or', 'not', 'comparison', 'membership', 'match'].includes(node.kind) ||
    (node.kind === 'call' && BOOLEAN_CALLS.has(node.name.toLowerCase()))
  );
}

function membership(node: Membership, reading: Reading): Formula {
  const constants = node.elements.map(constantOf);
  if (node.subject.kind !== 'field') return leaf(scriptLeaf(node.subject, { ...node, negated: false }, node.operator, reading));
  const known = constants.filter((constant): constant is Constant => constant !== null);
  // Nulls are dropped from a list of terms (eql-semantics 3.2); nothing is said of them under `in~`, nor of nothing but nulls.
  const values = known.filter((constant) => constant.value !== null);
  const dropped = values.length === known.length || (node.operator === 'in' && values.length > 0);
  if (known.length < constants.length || !dropped) return leaf(opaque(node, node.operator));
  return leaf(fieldLeaf(node.subject, node.operator, values, reading) ?? opaque(node, `${node.subject.name} ${node.operator}`));
}

function match(node: Match, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leaf(scriptLeaf(node.subject, node, node.operator, reading));
  const patterns = node.patterns.map((pattern: Literal) => (pattern.kind === 'string' ? pattern.value : null));
  const given = patterns.filter((pattern) => pattern !== null);
  const { field, facts } = placeOf(reading.schema, node.subject.name);
  const label = `${node.subject.name} ${node.operator}`;
  const regular = node.operator === 'regex' || node.operator === 'regex~';
  // Two stars cover what any number of them covers.
  const texts = regular ? given : given.map((text) => text.replace(/\*{3,}/g, '**'));
  if (texts.some((text) => text.length > LONGEST_PATTERN)) return leaf(opaque(node, label));
  if (texts.length < patterns.length || !isText(facts)) return leaf(opaque(node, label));
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  if ((reading.schema.fields.get(node.subject.name)?.exactSubfield ?? null) !== null) {
    if (regular && texts.some((text) => /@|\.\*/.test(text))) return leaf(opaque(node, label));
    const rest = node.patterns.filter((pattern) => pattern.kind !== 'string' || !/^\*+$/.test(pattern.value));
    if (!regular && rest.length < node.patterns.length) {
      const present = not(leaf(missingLeaf(node.subject, node, reading)));
      const [first, ...others] = rest;
      if (first === undefined) return present;
      return { kind: 'or', operands: [present, match({ ...node, patterns: [first, ...others] }, reading)] };
    }
  }
  const insensitive = node.operator === ':' || node.operator.endsWith('~');
  const letters: Letters = insensitive ? reading.folding : 'exact';
  if (regular) {
    // The engine joins a list to one pattern, in which an empty element makes the bar behind it a letter (eql-semantics 2.1, 7.1).
    const joined = texts.length > 1 && (texts.includes('') || texts.join('|').length > 1000);
    const parsed = texts.map(parseLucene);
    if (joined || parsed.includes(null)) return leaf(opaque(node, label));
    const test = textTest((text) => anyOf(parsed, (pattern) => matchesLucene(pattern, text, letters)));
    const samples = (random: Random) =>
      [true, false, false, false, false, false].map((plain) =>
        luceneText(random, parsed[random.int(0, parsed.length - 1)] ?? null, plain),
      );
    const probes = (random: Random) => inTurn(spread(parsed, 12).map((pattern) => luceneProbes(random, pattern)));
    return leaf(textLeaf(node.span, label, field, test, samples, null, 100 * parsed.length, probes));
  }
  const samples = (random: Random, wide: boolean) => patternSamples(random, texts, wide);
  const cost = 1 + lengthOfWildcards(texts);
  const probes = () => textProbes(texts, true);
  return leaf(textLeaf(node.span, label, field, coveredBy(texts, letters), samples, texts, cost, probes));
}

/** Longer patterns are left alone: no keyword of the usual length satisfies them, and many stars make them dear to test. */
const LONGEST_PATTERN = 2000;

function lengthOfWildcards(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => (/[*?]/.test(pattern) ? sum + pattern.length : sum), 0);
}
