import type { SchemaField } from '../../src/event/index.ts';
import type { Category, Comparison, ComparisonOperator, Membership, Presence, Question } from '../questions/index.ts';
import { textProbes } from '../values/text-edges.ts';
import { callLeaf, networkLeaf, nullTest, scriptLeaf } from './call-leaf.ts';
import { fieldLeaf, missingLeaf } from './field-leaf.ts';
import { equalText } from './field-tests.ts';
import { type Formula, leafFormula, notFormula } from './formula.ts';
import { isTextPart } from './functions.ts';
import { constantFormula, normalizedNode, overNormalized, specialField } from './index-values.ts';
import { joinedEqualities } from './joined-equalities.ts';
import { joinedPatterns } from './joined-patterns.ts';
import { movedFactor } from './moved.ts';
import { anywhereFormula, regexFormula, wildcardFormula } from './pattern-formulas.ts';
import { type Constant, constantOf, opaque, type Reading, textLeaf } from './reading.ts';
import { joinedWords, wordsFormula } from './words.ts';

/** The category of a query as a condition on the field that holds it: exact, any element (eql-semantics 1.3). */
export function categoryFormula(category: Category | null, field: string): Formula {
  if (category === null) return { kind: 'constant', value: true };
  return leafFormula(
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
  const words = wordsFormula(given, reading);
  if (words !== null) return words;
  const node = given.kind === 'comparison' ? turned(given) : given;
  const special = specialField(node, reading.schema);
  return special === null ? plainFormula(node, reading) : specialFormula(node, special, reading);
}

/** A condition on a constant of the index, or on a field whose values the index changes (eql-semantics 9.1). */
function specialFormula(node: Question, facts: SchemaField, reading: Reading): Formula {
  if (node.kind === 'comparison' && node.operator === '!=') return notFormula(formulaOf({ ...node, operator: '==' }, reading));
  const asked = normalizedNode(node, facts);
  const plain = asked === null ? null : plainFormula(asked, reading);
  const unknown = leafFormula(opaque(node, node.kind));
  if (plain?.kind !== 'leaf') return unknown;
  if (facts.constant !== undefined) return constantFormula(node, plain.leaf, facts.constant) ?? unknown;
  if (plain.leaf.kind === 'missing') return plain;
  return plain.leaf.kind === 'some' ? leafFormula(overNormalized(plain.leaf, facts)) : unknown;
}

function plainFormula(node: Question, reading: Reading): Formula {
  switch (node.kind) {
    case 'and':
      return { kind: 'and', operands: node.operands.map((operand) => formulaOf(operand, reading)) };
    case 'or': {
      const { words, others } = joinedWords(node.operands, reading);
      const rest = joinedPatterns(joinedEqualities(others)).map((operand) => formulaOf(operand, reading));
      return { kind: 'or', operands: [...words, ...rest] };
    }
    case 'not':
      return notFormula(formulaOf(node.operand, reading));
    case 'boolean':
      return { kind: 'constant', value: node.value };
    case 'field':
      return leafFormula(fieldLeaf(node, '==', [{ value: true, text: 'true' }], reading) ?? opaque(node, node.name));
    case 'comparison':
      return comparison(node, reading);
    case 'membership':
      return membership(node, reading);
    case 'wildcard':
      return wildcardFormula(node, reading);
    case 'regex':
      return regexFormula(node, reading);
    case 'network':
      return leafFormula(networkLeaf(node, reading));
    case 'presence':
      return presence(node, reading);
    case 'call':
      return leafFormula(callLeaf(node, reading));
    case 'anywhere':
      return anywhereFormula(node, reading);
    case 'untold':
      return leafFormula(opaque(node, node.said));
    case 'string':
    case 'number':
    case 'null':
    case 'arithmetic':
    case 'sign':
      return leafFormula(opaque(node, node.kind));
  }
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
  if (right === null || left !== null) return leafFormula(opaque(node, node.operator));
  const { operator } = node;
  if (operator === '!=') return notFormula(comparison({ ...node, operator: '==' }, reading));
  const subject = node.left;
  if (subject.kind === 'field') {
    if (right.value === null) return leafFormula(missingLeaf(subject, node, reading));
    return leafFormula(fieldLeaf(subject, operator, [right], reading) ?? opaque(node, `${subject.name} ${operator}`));
  }
  if (typeof right.value === 'boolean' && operator === '==' && answersBoolean(subject)) {
    const formula = formulaOf(subject, reading);
    return right.value ? formula : notFormula(formula);
  }
  if (right.value === null) return leafFormula(nullTest(subject, node, reading));
  const moved = movedFactor(node, operator, reading);
  if (moved !== null)
    return leafFormula(
      fieldLeaf(moved.field, moved.operator, [moved.constant], reading) ?? opaque(node, `${moved.field.name} ${moved.operator}`),
    );
  return leafFormula(scriptLeaf(subject, node, operator, reading));
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
  if (node.subject.kind !== 'field') return leafFormula(scriptLeaf(node.subject, node, node.said, reading));
  const known = constants.filter((constant): constant is Constant => constant !== null);
  // Nulls are dropped from a list of terms (eql-semantics 3.2); nothing is said of them under `in~`, nor of nothing but nulls.
  const values = known.filter((constant) => constant.value !== null);
  const dropped = values.length === known.length || (node.letters === 'exact' && values.length > 0);
  if (known.length < constants.length || !dropped) return leafFormula(opaque(node, node.said));
  const operator = node.letters === 'exact' ? 'in' : 'in~';
  return leafFormula(
    fieldLeaf(node.subject, operator, values, reading, node.said) ?? opaque(node, `${node.subject.name} ${node.said}`),
  );
}

/** What is there is not null. */
function presence({ field, span }: Presence, reading: Reading): Formula {
  const nothing = { kind: 'null', span } as const;
  return notFormula(formulaOf({ kind: 'comparison', span, operator: '==', left: field, right: nothing }, reading));
}
