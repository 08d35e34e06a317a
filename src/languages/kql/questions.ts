import type { AtLeastTwo, Field, Question, Questions } from '../../../corpus/questions/index.ts';
import type { Span } from '../../source/index.ts';
import type { Condition, Literal, Query, Values } from './ast.ts';
import { isLoneWildcard, plainText, spelled } from './literals.ts';

/** What a query asks, word for word, in the tree that the corpus makes events from. Nothing is checked, folded or simplified. */
export function questionsOf({ condition, span }: Query): Questions {
  const asked: Question = condition === null ? { kind: 'boolean', span, value: true } : questionOf(condition);
  return { kind: 'rule', span, pipes: [], body: { kind: 'event', span, category: null, condition: asked } };
}

function questionOf(node: Condition): Question {
  const { span } = node;
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, span, operands: atLeastTwo(node.operands.map(questionOf)) };
    case 'not':
      return { kind: 'not', span, operand: questionOf(node.operand) };
    case 'test':
      if (node.field !== null) return valuesOf(node.field, node.values, span);
      return everything(node.values, span) ?? { kind: 'untold', span, said: 'value without field', parts: [] };
    case 'range': {
      const field = fieldOf(node.field);
      if (field === null) return { kind: 'untold', span, said: node.operator, parts: [] };
      const { operator, value } = node;
      return {
        kind: 'comparison',
        span,
        operator,
        left: field,
        right: { kind: 'string', span: value.span, value: spelled(value) },
      };
    }
    case 'nested':
      return { kind: 'untold', span, said: '{ }', parts: [] };
  }
}

function valuesOf(field: Literal, values: Values, whole: Span): Question {
  const { span } = values;
  switch (values.kind) {
    case 'values-and':
      return { kind: 'and', span, operands: atLeastTwo(values.operands.map((one) => valuesOf(field, one, one.span))) };
    case 'values-or':
      return { kind: 'or', span, operands: atLeastTwo(values.operands.map((one) => valuesOf(field, one, one.span))) };
    case 'values-not':
      return { kind: 'not', span, operand: valuesOf(field, values.operand, values.operand.span) };
    case 'literal':
      return literalAsked(field, values, whole);
  }
}

function literalAsked(name: Literal, value: Literal, span: Span): Question {
  const field = fieldOf(name);
  if (field === null)
    return (isLoneWildcard(name) ? everything(value, span) : null) ?? { kind: 'untold', span, said: ':', parts: [] };
  if (isLoneWildcard(value)) return { kind: 'presence', span, field };
  const text = plainText(value);
  if (text === null) {
    const pattern = value.pieces.map((piece) => piece.replace(/[\\*?]/g, '\\$&')).join('*');
    return {
      kind: 'wildcard',
      span,
      said: ':',
      subject: field,
      patterns: [pattern],
      letters: 'exact',
      escapes: true,
      inWords: true,
    };
  }
  const right: Question =
    !value.quoted && (text === 'true' || text === 'false')
      ? { kind: 'boolean', span: value.span, value: text === 'true' }
      : { kind: 'string', span: value.span, value: text };
  return { kind: 'comparison', span, operator: '==', left: field, right, inWords: value.quoted ? 'phrase' : 'any' };
}

/** `*` and `*: *` are every event. */
function everything(values: Values, span: Span): Question | null {
  return values.kind === 'literal' && isLoneWildcard(values) ? { kind: 'boolean', span, value: true } : null;
}

/** Null: a name with wildcards, which the mapping alone makes fields of. */
function fieldOf(name: Literal): Field | null {
  const text = plainText(name);
  return text === null ? null : { kind: 'field', span: name.span, name: text, optional: true };
}

function atLeastTwo([first, second, ...others]: readonly Question[]): AtLeastTwo<Question> {
  if (first === undefined || second === undefined) throw new Error('the grammar joins two operands at least');
  return [first, second, ...others];
}
