import {
  type Anywhere,
  type Field,
  fold,
  type Predicate,
  type Test as ScriptTest,
  type Term,
  wholeValues,
} from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import { known } from './codes.ts';
import { scriptLeaf } from './computed.ts';
import type { Context, Fields } from './context.ts';
import type { Test } from './leaf.ts';
import { patternTest } from './matches.ts';
import { oneOfTest } from './one-of.ts';
import { joined, type Weighed } from './order.ts';
import { dateRangeTest, networkTest, rangeTest } from './ranges.ts';
import { commentText } from './text.ts';
import { wordsTest } from './words.ts';

/** What reading a field costs, in the unit of `Test.cost`. */
const READING = 4;

/** Stands where a part was refused: the whole translation is. */
const UNSAID: Weighed = { answer: { kind: 'constant', value: false }, cost: 0, chance: 0 };

/** The expression that decides a predicate; its conditions and readers are noted in the context. */
export function answerOf(where: Predicate, fields: Fields, context: Context): Weighed {
  const leaf = (field: Field, test: Test | null, origin: Span) => fieldLeaf(field, test, origin, fields, context);
  return fold<Weighed>(where, {
    constant: ({ value }) => ({ answer: { kind: 'constant', value }, cost: 0, chance: value ? 1 : 0 }),
    and: (node) => joinedOrConstant('and', node.operands),
    or: (node) => joinedOrConstant('or', node.operands),
    not: ({ operand }) => ({ ...operand, answer: { kind: 'not', operand: operand.answer }, chance: 1 - operand.chance }),
    present: (node) => presentLeaf(node.field, fields, context),
    'one-of': (node) => {
      noteLargeNumbers(node.values, node.origin, context);
      return leaf(node.field, oneOfTest(node, context), node.origin);
    },
    range: (node) => {
      noteLargeNumbers([node.lower?.value, node.upper?.value], node.origin, context);
      return leaf(node.field, rangeTest(node, context), node.origin);
    },
    'date-range': (node) => leaf(node.field, dateRangeTest(node, context), node.origin),
    matches: (node) =>
      leaf(node.field, patternTest(node.pattern, node.letters, node.field.name, node.origin, context), node.origin),
    'in-network': (node) => leaf(node.field, networkTest(node, context), node.origin),
    words: (node) => leaf(wholeValues(node).field, wordsTest(node, context), node.origin),
    anywhere: (node) => anywhereLeaf(node, context),
    computed: (node) => {
      noteLargeNumbers([...constantsIn(node.term), ...constantsOf(node.test)], node.origin, context);
      const script = scriptLeaf(node, fields, context);
      if (script === null) return UNSAID;
      const name = define(['computed'], script.parameters, script.body, node.origin, context);
      return { answer: { kind: 'condition', code: script.call(name) }, cost: script.cost, chance: 0.4 };
    },
  });
}

function joinedOrConstant(kind: 'and' | 'or', operands: readonly Weighed[]): Weighed {
  if (operands.length > 0) return joined(kind, operands);
  const value = kind === 'and';
  return { answer: { kind: 'constant', value }, cost: 0, chance: value ? 1 : 0 };
}

function fieldLeaf(field: Field, test: Test | null, origin: Span, fields: Fields, context: Context): Weighed {
  const values = fields.read(field);
  if (test === null || values === null) return UNSAID;
  context.need('some');
  const name = define([field.name, ...test.words], test.clock ? 'value, now' : 'value', test.code, origin, context);
  const passes = test.clock ? `(value) => ${name}(value, now)` : name;
  const answer = { kind: 'condition', code: `some(${values}, ${passes})`, ...(test.clock ? { clock: test.clock } : {}) } as const;
  return { answer, cost: READING + test.cost, chance: test.chance };
}

function presentLeaf(field: Field, fields: Fields, context: Context): Weighed {
  const values = fields.read(field);
  if (values === null) return UNSAID;
  context.need('exists');
  return { answer: { kind: 'condition', code: `exists(${values})` }, cost: READING, chance: 0.8 };
}

/** Every value of the event is looked at, which costs as much as reading many fields. */
function anywhereLeaf({ pattern, letters, origin }: Anywhere, context: Context): Weighed {
  const test = patternTest(pattern, letters, 'anywhere', origin, context);
  if (test === null) return UNSAID;
  context.need('anyValue');
  const name = define(['some', 'value', ...test.words], 'value', test.code, origin, context);
  const cost = 10 * (READING + test.cost);
  return { answer: { kind: 'condition', code: `anyValue(event, ${name})` }, cost, chance: test.chance };
}

/** A named condition with its words in the rule above it; the same condition of several items has one name. */
function define(words: readonly string[], parameters: string, body: string, origin: Span, context: Context): string {
  const code = `(${parameters}) => ${body}`;
  // Of many rules, fields that have nothing to do with each other are asked the same; the name should be that of the field.
  const key = context.fields === null ? code : `${words[0]} ${code}`;
  const known = context.conditionNames.get(key);
  if (known !== undefined) return known;
  const name = context.names.take(...words);
  const comment = commentText(context.rule.query.slice(origin.start, origin.end));
  context.conditions.push({ name, comment, code: `const ${name} = ${code};` });
  context.conditionNames.set(key, name);
  return name;
}

function constantsIn(term: Term): readonly unknown[] {
  switch (term.kind) {
    case 'field':
      return [];
    case 'value':
      return [term.value];
    case 'call':
      return term.arguments.flatMap(constantsIn);
  }
}

function constantsOf(test: ScriptTest): readonly unknown[] {
  switch (test.kind) {
    case 'is-null':
    case 'not-null':
    case 'is-true':
    case 'matches':
      return [];
    case 'compare':
      return [test.value];
    case 'one-of':
      return test.values;
  }
}

/** JSON numbers become doubles when an event is parsed, and whole numbers beyond 2^53 lose digits. */
function noteLargeNumbers(values: readonly unknown[], span: Span, context: Context): void {
  if (!values.some((value) => typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))) return;
  context.losses.push({
    code: known('js-large-integer'),
    span,
    message: 'whole numbers beyond 2^53 are compared as doubles, so neighbours may count as equal',
    effect: 'either',
  });
}
