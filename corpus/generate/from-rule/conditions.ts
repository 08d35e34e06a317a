import { type FieldFacts, familyOf, type Scalar, type Schema } from '../../../src/event/index.ts';
import type {
  Call,
  Category,
  Comparison,
  Expression,
  FieldReference,
  Literal,
  Match,
  Membership,
} from '../../../src/languages/eql/ast.ts';
import type { Random } from '../random.ts';
import { anyOf } from './answer.ts';
import { constantsOf, evaluate, type Outcome, referencesOf, UNKNOWN } from './call.ts';
import { addressEdges, addressSamples, numberEdges, numberSamples, patternSamples, textEdges } from './edges.ts';
import {
  addressTest,
  affixTest,
  booleanTest,
  coveredBy,
  equalFolded,
  equalText,
  numberTest,
  orderedText,
  textTest,
  type ValueTest,
} from './field-tests.ts';
import type { Formula, Leaf, NamedValue, SomeLeaf } from './formula.ts';
import type { Letters } from './letters.ts';
import { luceneText, matchesLucene, parseLucene } from './lucene.ts';

/** What reading a condition needs to know. */
export interface Reading {
  readonly schema: Schema;
  /** The folding of insensitive operators. */
  readonly folding: 'ascii' | 'unicode';
}

const UNMAPPED: FieldFacts = { type: 'keyword', ignoreAbove: 1024, nullValue: null, exactSubfield: null };

/** What the mapping says of a field; one it lacks is taken for a keyword. */
export function factsOf(schema: Schema, field: string): FieldFacts {
  return schema.fields.get(field) ?? UNMAPPED;
}

/** The category of a query as a condition on `event.category`: exact, any element (eql-semantics 1.3). */
export function categoryFormula(category: Category): Formula {
  if (category.any) return { kind: 'constant', value: true };
  return leaf(
    textLeaf(category.span, 'event.category ==', 'event.category', equalText(category.name), () => [category.name], [
      category.name,
    ]),
  );
}

/** A condition as a formula. What this generator cannot decide becomes an opaque leaf. */
export function formulaOf(node: Expression, reading: Reading): Formula {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, operands: node.operands.map((operand) => formulaOf(operand, reading)) };
    case 'not':
      return not(formulaOf(node.operand, reading));
    case 'boolean':
      return { kind: 'constant', value: node.value };
    case 'field':
      return leaf(fieldLeaf(node, '==', [{ value: true }], reading) ?? opaque(node, node.name));
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

function opaque(node: Expression, label: string): Leaf {
  return { kind: 'opaque', span: node.span, label };
}

/** A constant: a literal, perhaps with a sign. */
interface Constant {
  readonly value: Scalar | null;
}

function constantOf(node: Expression): Constant | null {
  switch (node.kind) {
    case 'string':
    case 'boolean':
    case 'number':
      return { value: node.value };
    case 'null':
      return { value: null };
    case 'sign': {
      const inner = constantOf(node.operand);
      if (inner === null || typeof inner.value !== 'number') return null;
      return { value: node.operator === '-' ? -inner.value : inner.value };
    }
    default:
      return null;
  }
}

const SWAPPED: Readonly<Record<string, Comparison['operator']>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

function comparison(node: Comparison, reading: Reading): Formula {
  const left = constantOf(node.left);
  const right = constantOf(node.right);
  if (left !== null && right === null) {
    return comparison(
      { ...node, left: node.right, right: node.left, operator: SWAPPED[node.operator] ?? node.operator },
      reading,
    );
  }
  if (right === null || left !== null) return leaf(opaque(node, node.operator));
  if (node.operator === '!=') return not(comparison({ ...node, operator: '==' }, reading));
  const subject = node.left;
  if (subject.kind === 'field') {
    if (right.value === null) return leaf(missing(subject, node, reading));
    return leaf(fieldLeaf(subject, node.operator, [right], reading) ?? opaque(node, `${subject.name} ${node.operator}`));
  }
  if (typeof right.value === 'boolean' && node.operator === '==' && answersBoolean(subject)) {
    const formula = formulaOf(subject, reading);
    return right.value ? formula : not(formula);
  }
  if (right.value === null) return leaf(nullTest(subject, node, reading));
  return leaf(scriptLeaf(subject, node, node.operator, reading));
}

function answersBoolean(node: Expression): boolean {
  return (
    ['and', 'or', 'not', 'comparison', 'membership', 'match'].includes(node.kind) ||
    (node.kind === 'call' && BOOLEAN_CALLS.has(node.name.toLowerCase()))
  );
}

const BOOLEAN_CALLS: ReadonlySet<string> = new Set(['startswith', 'endswith', 'stringcontains', 'cidrmatch']);

function missing(field: FieldReference, node: Expression, reading: Reading): Leaf {
  const facts = factsOf(reading.schema, field.name);
  const family = familyOf(facts.type);
  const readable =
    family !== 'unsupported' && (family !== 'text' || facts.exactSubfield !== null) && facts.type !== 'constant_keyword';
  return readable
    ? { kind: 'missing', span: node.span, label: `${field.name} == null`, field: field.name }
    : opaque(node, field.name);
}

function membership(node: Membership, reading: Reading): Formula {
  const constants = node.elements.map(constantOf);
  const known = constants.filter((constant) => constant !== null && constant.value !== null);
  if (known.length < constants.length || node.subject.kind !== 'field') {
    if (node.subject.kind === 'field' || node.operator === 'in~') return leaf(opaque(node, node.operator));
    return leaf(scriptLeaf(node.subject, { ...node, negated: false }, node.operator, reading));
  }
  const values = known.filter((constant): constant is Constant => constant !== null);
  return leaf(fieldLeaf(node.subject, node.operator, values, reading) ?? opaque(node, `${node.subject.name} ${node.operator}`));
}

function match(node: Match, reading: Reading): Formula {
  if (node.subject.kind !== 'field') return leaf(scriptLeaf(node.subject, node, node.operator, reading));
  const patterns = node.patterns.map((pattern: Literal) => (pattern.kind === 'string' ? pattern.value : null));
  const texts = patterns.filter((pattern) => pattern !== null);
  const field = node.subject.name;
  const label = `${field} ${node.operator}`;
  if (texts.length < patterns.length || !isText(factsOf(reading.schema, field))) return leaf(opaque(node, label));
  const insensitive = node.operator === ':' || node.operator.endsWith('~');
  const letters: Letters = insensitive ? reading.folding : 'exact';
  if (node.operator === 'regex' || node.operator === 'regex~') {
    const parsed = texts.map(parseLucene);
    if (parsed.includes(null)) return leaf(opaque(node, label));
    const test = textTest((text) => anyOf(parsed, (pattern) => matchesLucene(pattern, text, letters)));
    const samples = (random: Random) =>
      [true, false, false, false, false, false].map((plain) =>
        luceneText(random, parsed[random.int(0, parsed.length - 1)] ?? null, plain),
      );
    return leaf(textLeaf(node.span, label, field, test, samples, null));
  }
  const samples = (random: Random, wide: boolean) => patternSamples(random, texts, wide);
  return leaf(textLeaf(node.span, label, field, coveredBy(texts, letters), samples, texts));
}

function isText(facts: FieldFacts): boolean {
  const family = familyOf(facts.type);
  return (family === 'string' && facts.type !== 'version') || (family === 'text' && facts.exactSubfield !== null);
}

function textLeaf(
  span: SomeLeaf['span'],
  label: string,
  field: string,
  test: ValueTest,
  samples: SomeLeaf['samples'],
  constants: readonly string[] | null,
): SomeLeaf {
  return {
    kind: 'some',
    span,
    label,
    field,
    test,
    samples,
    edges: (random) => textEdges(random, constants ?? [], samples(random, false)),
  };
}

/** `==`, `<` and the like, `in`, `in~` of a field and constants; null when the field's type leaves it open. */
function fieldLeaf(field: FieldReference, operator: string, constants: readonly Constant[], reading: Reading): SomeLeaf | null {
  const facts = factsOf(reading.schema, field.name);
  const label = `${field.name} ${operator}`;
  const values = constants.map((constant) => constant.value);
  const some = (test: ValueTest, samples: SomeLeaf['samples'], edges: (random: Random) => readonly NamedValue[]): SomeLeaf => ({
    kind: 'some',
    span: field.span,
    label,
    field: field.name,
    test,
    samples,
    edges,
  });
  if (isText(facts)) {
    const texts = values.map((value) => (typeof value === 'number' && !Number.isSafeInteger(value) ? null : String(value)));
    const known = texts.filter((text) => text !== null);
    if (known.length < texts.length) return null;
    const test: ValueTest =
      operator === 'in~'
        ? equalFolded(known, reading.folding)
        : (value) =>
            anyOf(known, (text) =>
              (operator === '==' || operator === 'in' ? equalText(text) : orderedText(operator, text))(value),
            );
    const near =
      operator.startsWith('<') || operator.startsWith('>') ? known.flatMap((text) => [text, `${text}0`, '', '~~']) : known;
    return textLeaf(
      field.span,
      label,
      field.name,
      test,
      (random, wide) => (wide ? near : random.shuffle(near).slice(0, 12)),
      known,
    );
  }
  switch (familyOf(facts.type)) {
    case 'number': {
      const numbers = values.map((value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value));
      const known = numbers.filter((value) => typeof value === 'number');
      if (known.length < numbers.length || known.some((value) => Math.abs(value) > Number.MAX_SAFE_INTEGER)) return null;
      const comparing = operator === 'in' ? '==' : operator;
      return some(
        (value) => anyOf(known, (number) => numberTest(facts, comparing, number)(value)),
        () => numberSamples(facts.type, known),
        () => numberEdges(facts.type, known),
      );
    }
    case 'boolean': {
      const known = values.filter((value) => typeof value === 'boolean');
      if (known.length < values.length || (operator !== '==' && operator !== 'in')) return null;
      const both: readonly NamedValue[] = [true, false].map((value) => ({ name: String(value), value }));
      return some(
        (value) => anyOf(known, (constant) => booleanTest(constant)(value)),
        () => known,
        () => both,
      );
    }
    case 'ip': {
      const known = values.filter((value) => typeof value === 'string' && !value.includes('/'));
      const texts = known.map(String);
      if (known.length < values.length || operator !== '==') return null;
      return some(
        addressTest(texts),
        () => addressSamples(texts),
        () => addressEdges(texts),
      );
    }
    case 'string':
    case 'text':
    case 'date':
    case 'unsupported':
      return null;
  }
}

function callLeaf(node: Call, reading: Reading): Leaf {
  const name = node.name.toLowerCase();
  const [first, second] = node.arguments;
  if (name === 'cidrmatch' && first?.kind === 'field' && factsOf(reading.schema, first.name).type === 'ip') {
    const blocks = node.arguments.slice(1).map((argument) => (argument.kind === 'string' ? argument.value : ''));
    return {
      kind: 'some',
      span: node.span,
      label: `cidrMatch(${first.name})`,
      field: first.name,
      test: addressTest(blocks),
      samples: () => addressSamples(blocks),
      edges: () => addressEdges(blocks),
    };
  }
  if (
    (name === 'startswith' || name === 'endswith' || name === 'stringcontains') &&
    first?.kind === 'field' &&
    second?.kind === 'string'
  ) {
    if (!isText(factsOf(reading.schema, first.name))) return opaque(node, node.name);
    const constant = second.value;
    const bare = constant.replace(/\\([\s\S])/g, '$1');
    const ways = [constant, `${bare} ${constant}`];
    const samples = (random: Random) =>
      ways.flatMap((way) => {
        const word = random.word();
        if (name === 'startswith') return [way, way + word];
        return name === 'endswith' ? [way, word + way] : [way, `${word}${way}`, `${word} ${way} ${word}`, `{${way}, ${word}=1}`];
      });
    const letters: Letters = node.insensitive ? reading.folding : 'exact';
    return textLeaf(node.span, `${node.name}(${first.name})`, first.name, affixTest(name, constant, letters), samples, null);
  }
  if (!BOOLEAN_CALLS.has(name)) return opaque(node, node.name);
  return scriptLeaf(node, node, node.name, reading);
}

/** `fn(..) == null`: true for a missing field and for a value whose result is null (eql-semantics 3.3). */
function nullTest(subject: Expression, node: Expression, reading: Reading): Leaf {
  const fields = textFieldsOf(subject, reading);
  if (fields === null || fields.length === 0) return opaque(node, 'null test');
  return {
    kind: 'script',
    span: node.span,
    label: `null test of ${fields.join(', ')}`,
    fields,
    hints: constantsOf(node),
    holds: (values) => {
      const outcome = evaluate(subject, (field) => values.get(field) ?? null);
      return outcome === UNKNOWN ? null : outcome === null;
    },
  };
}

/** The fields of an expression when each is of a type whose values scripts see as we do; else null. */
function textFieldsOf(node: Expression, reading: Reading): readonly string[] | null {
  const fields = [...new Set(referencesOf(node).map((reference) => reference.name))];
  const plain = fields.every((field) => {
    const facts = factsOf(reading.schema, field);
    return isText(facts) || facts.type === 'ip' || facts.type === 'long' || facts.type === 'integer';
  });
  return plain ? fields : null;
}

/** A condition that Elasticsearch runs as a script. One field read once is tested value by value, everything else as a whole. */
function scriptLeaf(subject: Expression, node: Expression, operator: string, reading: Reading): Leaf {
  const fields = textFieldsOf(subject, reading);
  const [only] = fields ?? [];
  if (fields === null || only === undefined) return opaque(node, operator);
  const label = `${fields.join(', ')} in ${subject.kind === 'call' ? subject.name : operator}`;
  const hints = constantsOf(node);
  const answer = (outcome: Outcome) => (typeof outcome === 'boolean' ? outcome : outcome === null ? false : null);
  if (referencesOf(subject).length > 1) {
    return {
      kind: 'script',
      span: node.span,
      label,
      fields,
      hints,
      holds: (values) => answer(evaluate(node, (field) => values.get(field) ?? null)),
    };
  }
  const texts = hints.filter((hint) => typeof hint === 'string');
  const samples = (random: Random) => hintedTexts(random, hints);
  return textLeaf(
    node.span,
    label,
    only,
    (value) => answer(evaluate(node, () => value)),
    samples,
    texts.length > 0 ? texts : null,
  );
}

/** Texts that a function's constants suggest: the constants themselves, alone and in company, and texts of the lengths they name. */
export function hintedTexts(random: Random, hints: readonly Scalar[]): readonly string[] {
  const word = random.word();
  return hints.flatMap((hint) => {
    if (typeof hint === 'string') return [hint, hint + word, word + hint, `${word}${hint}${word}`, hint.replaceAll('*', word)];
    if (typeof hint !== 'number' || hint < 0 || hint > 8000) return [];
    return [hint - 1, hint, hint + 1]
      .filter((length) => length >= 0)
      .map((length) => word.repeat(Math.ceil(length / word.length)).slice(0, length));
  });
}
