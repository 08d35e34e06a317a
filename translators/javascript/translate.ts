import type { Translation } from '../../src/contract/index.ts';
import { type Field, fold, type Predicate, type Rule, type Test as ScriptTest, type Term } from '../../src/ir/index.ts';
import { isNonEmpty, type Span } from '../../src/source/index.ts';
import type { JavaScriptArtifact } from './artifact.ts';
import { scriptLeaf } from './computed.ts';
import { type Context, newContext } from './context.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { Test } from './leaf.ts';
import { patternTest } from './matches.ts';
import { ruleData } from './metadata.ts';
import { oneOfTest } from './one-of.ts';
import { joined, type Weighed } from './order.ts';
import { dateRangeTest, networkTest, rangeTest } from './ranges.ts';
import { commentText } from './text.ts';

/** What reading a field costs, in the unit of `Test.cost`. */
const READING = 4;

/** Gives the parts of the module for a rule, or says which part of the rule has no code. */
export function translateRule(rule: Rule): Translation<JavaScriptArtifact> {
  const { plan } = rule;
  switch (plan.kind) {
    case 'single': {
      const [pipe] = plan.pipes;
      return pipe === undefined
        ? translateSingle(rule, plan.where)
        : refused('js-pipe', `\`${pipe.kind}\` chooses among matches; the predicate sees one event`, pipe.origin);
    }
    case 'sequence':
      return refused('js-sequence', 'a sequence relates several events; the predicate sees one', plan.origin);
    case 'sample':
      return refused('js-sample', 'a sample joins several events; the predicate sees one', plan.origin);
  }
}

function refused(code: 'js-sequence' | 'js-sample' | 'js-pipe', message: string, span: Span): Translation<JavaScriptArtifact> {
  return { status: 'refused', reasons: [{ code, message, span, notes: [], help: null }] };
}

function translateSingle(rule: Rule, where: Predicate): Translation<JavaScriptArtifact> {
  const context = newContext(rule);
  const fields = fieldsOf(where, context);
  const { answer } = answerOf(where, fields, context);
  const { reasons, losses } = context;
  if (isNonEmpty(reasons)) return { status: 'refused', reasons };
  const artifact: JavaScriptArtifact = {
    title: rule.meta.name ?? 'An EQL rule',
    query: rule.query,
    data: ruleData(rule),
    constants: context.constants,
    conditions: context.conditions,
    variables: fields.variables,
    answer,
    readers: context.readers,
    helpers: [...context.helpers],
  };
  return isNonEmpty(losses) ? { status: 'lossy', artifact, losses, notes: [] } : { status: 'exact', artifact, notes: [] };
}

/** Stands where a part was refused: the whole translation is. */
const UNSAID: Weighed = { answer: { kind: 'constant', value: false }, cost: 0, chance: 0 };

function answerOf(where: Predicate, fields: Fields, context: Context): Weighed {
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
  const name = define([field.name, ...test.words], 'value', test.code, origin, context);
  return { answer: { kind: 'condition', code: `some(${values}, ${name})` }, cost: READING + test.cost, chance: test.chance };
}

function presentLeaf(field: Field, fields: Fields, context: Context): Weighed {
  const values = fields.read(field);
  if (values === null) return UNSAID;
  context.need('exists');
  return { answer: { kind: 'condition', code: `exists(${values})` }, cost: READING, chance: 0.8 };
}

/** A named condition with its EQL above it. */
function define(words: readonly string[], parameters: string, body: string, origin: Span, context: Context): string {
  const name = context.names.take(...words);
  const comment = commentText(context.rule.query.slice(origin.start, origin.end));
  const head = parameters === 'value' ? '(value)' : `(${parameters})`;
  context.conditions.push({ name, comment, code: `const ${name} = ${head} => ${body};` });
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
    code: 'js-large-integer',
    span,
    message: 'whole numbers beyond 2^53 are compared as doubles, so neighbours may count as equal',
    effect: 'either',
  });
}
