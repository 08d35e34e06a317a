import type { Event } from '../../event/index.ts';
import type { Condition, Literal, Range, Test, Values } from '../../languages/kql/ast.ts';
import { printLiteral } from '../../languages/kql/index.ts';
import type { ComparedAs } from '../../report/index.ts';
import type { Span } from '../../source/index.ts';
import { type Ask, askBound, askValue, PRESENT } from './ask.ts';
import { KqlFailure, unsupported } from './failure.ts';
import { type AskedField, everyField, fieldsNamed, nestedField } from './fields.ts';
import { found, isObject } from './found.ts';
import { isAnything } from './pattern.ts';
import type { Scope } from './scope.ts';
import { type Value, valuesOf } from './values.ts';

/** A condition that can be asked of events, with what an explanation tells of it. */
export type Node =
  | { readonly kind: 'and' | 'or'; readonly span: Span; readonly operands: readonly Node[] }
  | { readonly kind: 'not'; readonly span: Span; readonly operand: Node }
  | Leaf;

export interface Leaf {
  readonly kind: 'leaf';
  readonly span: Span;
  readonly text: string;
  readonly comparedAs: ComparedAs;
  readonly fields: readonly (AskedField & { readonly test: (value: Value) => boolean })[];
  readonly holds: (event: Event) => boolean;
}

export function holds(node: Node, event: Event): boolean {
  switch (node.kind) {
    case 'leaf':
      return node.holds(event);
    case 'not':
      return !holds(node.operand, event);
    case 'and':
      return node.operands.every((operand) => holds(operand, event));
    case 'or':
      return node.operands.some((operand) => holds(operand, event));
  }
}

export function readCondition(condition: Condition, scope: Scope): Node {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return {
        kind: condition.kind,
        span: condition.span,
        operands: condition.operands.map((operand) => readCondition(operand, scope)),
      };
    case 'not':
      return { kind: 'not', span: condition.span, operand: readCondition(condition.operand, scope) };
    case 'test':
      return readValues(condition.values, condition, scope);
    case 'range':
      return readRange(condition, scope);
    case 'nested': {
      const path = nestedField(condition.field, scope);
      if (path === null) return leaf(condition.span, 'nested', 'script', [], () => false);
      const inner = readCondition(condition.condition, { ...scope, within: path });
      const text = `${printLiteral(condition.field)}: { ... }`;
      return leaf(condition.span, text, 'script', [], (event) =>
        found(event, path).some((one) => isObject(one) && holds(inner, Object.fromEntries([[path, one]]))),
      );
    }
  }
}

/** A list of values asks its field of each of them. */
function readValues(values: Values, test: Test, scope: Scope): Node {
  switch (values.kind) {
    case 'values-and':
      return { kind: 'and', span: values.span, operands: values.operands.map((one) => readValues(one, test, scope)) };
    case 'values-or':
      return { kind: 'or', span: values.span, operands: values.operands.map((one) => readValues(one, test, scope)) };
    case 'values-not':
      return { kind: 'not', span: values.span, operand: readValues(values.operand, test, scope) };
    case 'literal':
      return readTest(test.field, values, values === test.values ? test.span : values.span, scope);
  }
}

function readTest(field: Literal | null, value: Literal, span: Span, scope: Scope): Node {
  if (field === null) return readBare(value, span, scope);
  const text = `${printLiteral(field)}: ${printLiteral(value)}`;
  if (isAnything(value) && isAnything(field)) return leaf(span, text, 'constant', [], () => true);
  const ask = isAnything(value) ? () => PRESENT : (asked: AskedField): Ask => askValue(value, asked.facts, scope);
  return someField(span, text, fieldsNamed(field, isAnything(value), scope), ask);
}

/** A value without a field is looked for in all of them, and a type that it does not fit is passed over. */
function readBare(value: Literal, span: Span, scope: Scope): Node {
  const text = printLiteral(value);
  if (isAnything(value)) return leaf(span, text, 'constant', [], () => true);
  if (value.pieces.length > 1) return unsupported('a pattern that is looked for in every field');
  return someField(span, text, everyField(scope), (asked) => {
    try {
      return askValue(value, asked.facts, scope);
    } catch (error) {
      if (error instanceof KqlFailure && error.status === 'failed') return { comparedAs: 'exact text', test: () => false };
      throw error;
    }
  });
}

function readRange({ field, operator, value, span }: Range, scope: Scope): Node {
  const text = `${printLiteral(field)} ${operator} ${printLiteral(value)}`;
  return someField(span, text, fieldsNamed(field, false, scope), (asked) => askBound(operator, value, asked.facts, scope));
}

function someField(span: Span, text: string, asked: readonly AskedField[], ask: (field: AskedField) => Ask): Leaf {
  const asks = asked.map((field) => ({ field, ask: ask(field) }));
  const fields = asks.map(({ field, ask: { test } }) => ({ ...field, test }));
  const comparedAs = asks[0]?.ask.comparedAs ?? 'exact text';
  return leaf(span, text, comparedAs, fields, (event) =>
    fields.some(({ name, facts, test }) => valuesOf(event, name, facts).some(test)),
  );
}

function leaf(span: Span, text: string, comparedAs: ComparedAs, fields: Leaf['fields'], test: Leaf['holds']): Leaf {
  return { kind: 'leaf', span, text, comparedAs, fields, holds: test };
}
