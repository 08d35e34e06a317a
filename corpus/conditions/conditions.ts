import type { SchemaField } from '../../src/event/index.ts';
import { isNonEmpty } from '../../src/source/index.ts';
import type {
  Category,
  Comparison,
  ComparisonOperator,
  Membership,
  Presence,
  Question,
  Regex,
  Wildcard,
} from '../questions/index.ts';
import type { Random } from '../random.ts';
import { patternSamples } from '../values/edge-values.ts';
import { luceneProbes, luceneText } from '../values/lucene-text.ts';
import { inTurn, spread, textProbes } from '../values/text-edges.ts';
import { anyOf } from './answer.ts';
import { callLeaf, networkLeaf, nullTest, scriptLeaf } from './call-leaf.ts';
import { fieldLeaf, missingLeaf } from './field-leaf.ts';
import { coveredBy, equalText, textTest } from './field-tests.ts';
import type { Formula, Leaf } from './formula.ts';
import { isTextPart } from './functions.ts';
import { constantFormula, normalizedNode, overNormalized, specialField } from './index-values.ts';
import { joinedEqualities } from './joined-equalities.ts';
import type { Letters } from './letters.ts';
import { matchesLucene } from './lucene.ts';
import { parseLucene } from './lucene-syntax.ts';
import { movedFactor } from './moved.ts';
import { type Constant, constantOf, isText, opaque, placeOf, type Reading, textLeaf } from './reading.ts';

/** The category of a query as a condition on the field that holds it: exact, any element (eql-semantics 1.3). */
export function categoryFormula(category: Category | null, field: string): Formula {
  if (category === null) return { kind: 'constant', value: true };
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
export function formulaOf(given: Question, reading: Reading): Formula {
  const node = given.kind === 'comparison' ? turned(given) : given;
  const special = specialField(node, reading.schema);
  return special === null ? plainFormula(node, reading) : specialFormula(node, special, reading);
}

/** A condition on a constant of the index, or on a field whose values the index changes (eql-semantics 9.1). */
function specialFormula(node: Question, facts: SchemaField, reading: Reading): Formula {
  if (node.kind === 'comparison' && node.operator === '!=') return not(formulaOf({ ...node, operator: '==' }, reading));
  const asked = normalizedNode(node, facts);
  const plain = asked === null ? null : plainFormula(asked, reading);
  const unknown = leaf(opaque(node, node.kind));
  if (plain?.kind !== 'leaf') return unknown;
  if (facts.constant !== undefined) return constantFormula(node, plain.leaf, facts.constant) ?? unknown;
  if (plain.leaf.kind === 'missing') return plain;
  return plain.leaf.kind === 'some' ? leaf(overNormalized(plain.leaf, facts)) : unknown;
}

function plainFormula(node: Question, reading: Reading): Formula {
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
    case 'membership':
      return membership(node, reading);
    case 'wildcard':
      return wildcard(node, reading);
    case 'regex':
      return regex(node, reading);
    case 'network':
      return leaf(networkLeaf(node, reading));
    case 'presence':
      return presence(node, reading);
    case 'call':
      return leaf(callLeaf(node, reading));
    case 'anywhere':
    case 'untold':
      return leaf(opaque(node, node.said));
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

const SWAPPED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
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
  return { ...node, left: node.right, right: node.left, operator: SWAPPED[node.operator] };
}

function comparison(node: Comparison, reading: Reading): Formula {
  const left = constantOf(node.left);
  const right = constantOf(node.right);
  if (right === null || left !== null) return leaf(opaque(node, node.operator));
  const { operator } = node;
  if (operator === '!=') return not(comparison({ ...node, operator: '==' }, reading));
  const subject = node.left;
  if (subject.kind === 'field') {
    if (right.value === null) return leaf(missingLeaf(subject, node, reading));
    return leaf(fieldLeaf(subject, operator, [right], reading) ?? opaque(node, `${subject.name} ${operator}`));
  }
  if (typeof right.value === 'boolean' && operator === '==' && answersBoolean(subject)) {
    const formula = formulaOf(subject, reading);
    return right.value ? formula : not(formula);
  }
  if (right.value === null) return leaf(nullTest(subject, node, reading));
  const moved = movedFactor(node, operator, reading);
  if (moved !== null)
    return leaf(
      fieldLeaf(moved.field, moved.operator, [moved.constant], reading) ?? opaque(node, `${moved.field.name} ${moved.operator}`),
    );
  return leaf(scriptLeaf(subject, node, operator, reading));
}

/** Whether a term is a condition, which is true or false. */
function answersBoolean(node: Question): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
    case 'membership':
    case 'wildcard':
    case 'regex':
    case 'network':
    case 'presence':
    case 'anywhere':
      return true;
    case 'call':
      return isTextPart(node.name);
    case 'field':
    case 'arithmetic':
    case 'sign':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'untold':
      return false;
  }
}

function membership(node: Membership, reading: Reading): Formula {
  const constants = node.elements.map(constantOf);
  if (node.subject.kind !== 'field') return leaf(scriptLeaf(node.subject, node, node.said, reading));
  const known = constants.filter((constant): constant is Constant => constant !== null);
  // Nulls are dropped from a list of terms (eql-semantics 3.2); nothing is said of them under `in~`, nor of nothing but nulls.
  const values = known.filter((constant) => constant.value !== null);
  const dropped = values.length === known.length || (node.letters === 'exact' && values.length > 0);
  if (known.length < constants.length || !dropped) return leaf(opaque(node, node.said));
  const operator = node.letters === 'exact' ? 'in' : 'in~';
  return leaf(fieldLeaf(node.subject, operator, values, reading, node.said) ?? opaque(node, `${node.subject.name} ${node.said}`));
}

function wildcard(node: Wildcard, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leaf(scriptLeaf(node.subject, node, node.said, reading));
  const { field, facts } = placeOf(reading.schema, node.subject.name);
  const unknown = leaf(opaque(node, `${node.subject.name} ${node.said}`));
  const plain = node.escapes ? withoutEscapes(node.patterns) : node.patterns;
  // Two stars cover what any number of them covers.
  const texts = (plain ?? []).map((text) => text.replace(/\*{3,}/g, '**'));
  if (plain === null || !isText(facts) || texts.some((text) => text.length > LONGEST_PATTERN)) return unknown;
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  if (isAnalysed(node.subject.name, reading)) {
    const rest = plain.filter((pattern) => !/^\*+$/.test(pattern));
    if (rest.length < plain.length) {
      const present = not(leaf(missingLeaf(node.subject, node, reading)));
      return isNonEmpty(rest)
        ? { kind: 'or', operands: [present, wildcard({ ...node, patterns: rest, escapes: false }, reading)] }
        : present;
    }
  }
  const samples = (random: Random, wide: boolean) => patternSamples(random, texts, wide);
  const cost = 1 + lengthOfWildcards(texts);
  const probes = () => textProbes(texts, true);
  const label = `${node.subject.name} ${node.said}`;
  return leaf(textLeaf(node.span, label, field, coveredBy(texts, lettersOf(node, reading)), samples, texts, cost, probes));
}

/** Patterns in which every `*` and `?` is a wildcard and a backslash a letter; null where one of them is a letter. */
function withoutEscapes(patterns: readonly string[]): readonly string[] | null {
  if (patterns.some((pattern) => /(?:^|[^\\])(?:\\\\)*\\[*?]/.test(pattern))) return null;
  return patterns.map((pattern) => pattern.replaceAll('\\\\', '\\'));
}

function regex(node: Regex, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leaf(scriptLeaf(node.subject, node, node.said, reading));
  const { patterns: texts, subject } = node;
  const { field, facts } = placeOf(reading.schema, subject.name);
  const label = `${subject.name} ${node.said}`;
  const unknown = leaf(opaque(node, label));
  if (node.dialect !== 'lucene' || !isText(facts) || texts.some((text) => text.length > LONGEST_PATTERN)) return unknown;
  // What takes every text asks a text field itself, not its exact sub-field (eql-semantics 9.1).
  if (isAnalysed(subject.name, reading) && texts.some((text) => /@|\.\*/.test(text))) return unknown;
  // The engine joins a list to one pattern, in which an empty element makes the bar behind it a letter (eql-semantics 2.1, 7.1).
  const joined = texts.length > 1 && (texts.includes('') || texts.join('|').length > 1000);
  const parsed = texts.map(parseLucene);
  if (joined || parsed.includes(null)) return unknown;
  const letters = lettersOf(node, reading);
  const test = textTest((text) => anyOf(parsed, (pattern) => matchesLucene(pattern, text, letters)));
  const samples = (random: Random) =>
    [false, false, false, false, false, true].map((plain) =>
      luceneText(random, parsed[random.int(0, parsed.length - 1)] ?? null, plain),
    );
  const probes = (random: Random) => inTurn(spread(parsed, 12).map((pattern) => luceneProbes(random, pattern)));
  return leaf(textLeaf(node.span, label, field, test, samples, null, 100 * parsed.length, probes));
}

/** True for a text field, which stands beside its exact sub-field. */
function isAnalysed(name: string, reading: Reading): boolean {
  return (reading.schema.fields.get(name)?.exactSubfield ?? null) !== null;
}

function lettersOf({ letters }: Wildcard | Regex, { folding }: Reading): Letters {
  return letters === 'exact' ? 'exact' : folding;
}

/** What is there is not null. */
function presence({ field, span }: Presence, reading: Reading): Formula {
  const nothing = { kind: 'null', span } as const;
  return not(formulaOf({ kind: 'comparison', span, operator: '==', left: field, right: nothing }, reading));
}

/** Longer patterns are left alone: no keyword of the usual length satisfies them, and many stars make them dear to test. */
const LONGEST_PATTERN = 2000;

function lengthOfWildcards(patterns: readonly string[]): number {
  return patterns.reduce((sum, pattern) => (/[*?]/.test(pattern) ? sum + pattern.length : sum), 0);
}
