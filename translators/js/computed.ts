import type { Scalar } from '../../src/event/index.ts';
import type { Computed, Relation, Test as ScriptTest } from '../../src/ir/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { constant } from './constant.ts';
import type { Context, Fields } from './context.ts';
import { list } from './format.ts';
import { sizeOf } from './leaf.ts';
import { patternTest } from './matches.ts';
import { scriptTerm } from './term.ts';
import { literal } from './text.ts';

/** A script leaf as the call that decides it. */
export interface ScriptLeaf {
  readonly parameters: string;
  readonly body: string;
  /** Applies the named function to the values. */
  readonly call: (name: string) => string;
  readonly cost: number;
}

/** Some choice of values passes (eql-semantics 3.3); null, with the reason noted, when a part cannot be said. */
export function scriptLeaf(node: Computed, fields: Fields, context: Context): ScriptLeaf | null {
  const plain = lengthLeaf(node, fields, context);
  if (plain !== null) return plain;
  const term = scriptTerm(node.term, fields, context);
  if (term === null) return null;
  const body = testCode(node.test, term.code, node, context);
  if (body === null) return null;
  context.need('someChoice');
  return {
    parameters: term.variables.join(', '),
    body,
    call: (name) => `someChoice([${term.lists.join(', ')}], ${name}${node.whenFailing ? ', true' : ''})`,
    cost: 20 * sizeOf(node.term) + 20,
  };
}

/** `length(field) > 3`, the commonest script, needs no machinery. */
function lengthLeaf(node: Computed, fields: Fields, context: Context): ScriptLeaf | null {
  const { term, test } = node;
  if (term.kind !== 'call' || term.function !== 'length' || test.kind !== 'compare' || typeof test.value !== 'number')
    return null;
  const [subject] = term.arguments;
  if (subject?.kind !== 'field' || familyOf(subject.field.type) !== 'string') return null;
  const values = fields.read(subject.field);
  if (values === null) return null;
  context.need('some');
  const sign = { eq: '===', lt: '<', le: '<=', gt: '>', ge: '>=' }[test.relation];
  return { parameters: 'value', body: `value.length ${sign} ${test.value}`, call: (name) => `some(${values}, ${name})`, cost: 2 };
}

function testCode(test: ScriptTest, code: string, node: Computed, context: Context): string | null {
  switch (test.kind) {
    case 'is-null':
      return `${code} === null`;
    case 'not-null':
      return `${code} !== null`;
    case 'is-true':
      return `${code} === true`;
    case 'compare':
      return compareCode(test.relation, code, scalar(test.value), context);
    case 'one-of':
      return test.letters === 'fold' ? foldedList(test.values, code, context) : plainList(test.values, code, context);
    case 'matches': {
      const matches = patternTest(test.pattern, test.letters, 'computed', node.origin, context, 'stop');
      if (matches === null) return null;
      context.need('passes');
      return `passes(${code}, (value) => ${matches.code})`;
    }
  }
}

function compareCode(relation: Relation, code: string, value: string, context: Context): string {
  const ask = (helper: 'equal' | 'less' | 'lessOrEqual', left: string, right: string) => {
    context.need(helper);
    return `${helper}(${left}, ${right}) === true`;
  };
  switch (relation) {
    case 'eq':
      return ask('equal', code, value);
    case 'lt':
      return ask('less', code, value);
    case 'le':
      return ask('lessOrEqual', code, value);
    case 'gt':
      return ask('less', value, code);
    case 'ge':
      return ask('lessOrEqual', value, code);
  }
}

function plainList(values: readonly Scalar[], code: string, context: Context): string {
  context.need('isOneOf');
  const name = constant(['values'], list(values.map(scalar)), context);
  return `isOneOf(${code}, ${name})`;
}

function foldedList(values: readonly Scalar[], code: string, context: Context): string {
  context.need('foldJava');
  context.need('passes');
  const name = constant(['values'], `new Set(${list(values.map(scalar))}.map(foldJava))`, context);
  return `passes(${code}, (value) => ${name}.has(foldJava(value)))`;
}

function scalar(value: Scalar): string {
  return typeof value === 'string' ? literal(value) : String(value);
}
