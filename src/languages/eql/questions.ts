import type {
  Category as AskedCategory,
  Item as AskedItem,
  AtLeastTwo,
  FunctionName as ComputedBy,
  Field,
  Question,
  Questions,
} from '../../../corpus/questions/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import type { Call, Category, Expression, FieldReference, Item, Match, Query } from './ast.ts';
import { type FunctionName, functionNamed } from './functions.ts';

/** What a query asks, word for word, in the tree that the corpus makes events from. Nothing is checked, folded or simplified. */
export function questionsOf({ body, pipes, span }: Query): Questions {
  return {
    kind: 'rule',
    span,
    body: bodyOf(body),
    pipes: pipes.map((pipe) => ({ kind: 'pipe', span: pipe.span, name: pipe.name, count: pipe.count })),
  };
}

function bodyOf(body: Query['body']): Questions['body'] {
  switch (body.kind) {
    case 'event': {
      const { span, category, condition } = body;
      return { kind: 'event', span, category: categoryOf(category), condition: questionOf(condition) };
    }
    case 'sequence': {
      const { span, by, maxspan, items, until } = body;
      return {
        kind: 'sequence',
        span,
        by: by.map(fieldOf),
        keyConditions: 'shared',
        keyValues: 'typed',
        maxspan: maxspan?.milliseconds ?? null,
        items: each(items, itemOf),
        until: until === null ? null : itemOf(until),
      };
    }
    case 'sample':
      return {
        kind: 'sample',
        span: body.span,
        by: body.by.map(fieldOf),
        keyConditions: 'shared',
        keyValues: 'typed',
        items: each(body.items, itemOf),
      };
  }
}

function itemOf({ span, missing, category, condition, by, runs }: Item): AskedItem {
  return {
    kind: 'item',
    span,
    missing,
    category: categoryOf(category),
    condition: questionOf(condition),
    by: by.map(fieldOf),
    runs: runs ?? 1,
  };
}

function categoryOf({ any, name, span }: Category): AskedCategory | null {
  return any ? null : { kind: 'category', span, name };
}

function fieldOf({ name, optional, span }: FieldReference): Field {
  return { kind: 'field', span, name, optional };
}

/** What an expression asks. */
export function questionOf(node: Expression): Question {
  const { span } = node;
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return node.kind === 'string' ? { kind: 'string', span, value: node.value } : { kind: 'boolean', span, value: node.value };
    case 'number':
      return { kind: 'number', span, value: node.value, decimal: node.decimal };
    case 'null':
      return { kind: 'null', span };
    case 'field':
      return fieldOf(node);
    case 'call':
      return callOf(node);
    case 'sign':
      return { kind: 'sign', span, operator: node.operator, operand: questionOf(node.operand) };
    case 'arithmetic':
      return { kind: 'arithmetic', span, operator: node.operator, left: questionOf(node.left), right: questionOf(node.right) };
    case 'comparison':
      return { kind: 'comparison', span, operator: node.operator, left: questionOf(node.left), right: questionOf(node.right) };
    case 'membership': {
      const { operator: said, subject, elements } = node;
      const letters = said === 'in' ? 'exact' : 'folded';
      const within: Question = {
        kind: 'membership',
        span,
        said,
        letters,
        subject: questionOf(subject),
        elements: each(elements, questionOf),
      };
      return node.negated ? { kind: 'not', span, operand: within } : within;
    }
    case 'match':
      return matchOf(node);
    case 'not':
      return { kind: 'not', span, operand: questionOf(node.operand) };
    case 'and':
    case 'or':
      return { kind: node.kind, span, operands: operandsOf(node.operands) };
  }
}

function operandsOf([first, second, ...more]: AtLeastTwo<Expression>): AtLeastTwo<Question> {
  return [questionOf(first), questionOf(second), ...more.map(questionOf)];
}

function matchOf({ operator, subject, patterns: written, span }: Match): Question {
  const about = { span, said: operator, subject: questionOf(subject) };
  const patterns = written.flatMap((pattern) => (pattern.kind === 'string' ? [pattern.value] : []));
  // A pattern that is no text is refused elsewhere.
  if (!isNonEmpty(patterns) || patterns.length < written.length)
    return { kind: 'untold', span, said: operator, parts: [about.subject] };
  switch (operator) {
    case ':':
    case 'like~':
      return { kind: 'wildcard', ...about, patterns, letters: 'folded', escapes: false };
    case 'like':
      return { kind: 'wildcard', ...about, patterns, letters: 'exact', escapes: false };
    case 'regex':
    case 'regex~':
      return { kind: 'regex', ...about, patterns, letters: operator === 'regex' ? 'exact' : 'folded', dialect: 'lucene' };
  }
}

function callOf({ name, insensitive, arguments: given, span }: Call): Question {
  const known = functionNamed(name);
  const parts = given.map(questionOf);
  const [subject, ...blocks] = parts;
  const asked = known === null ? null : FUNCTIONS_ASKED[known];
  // However it is written, near misses go by its documented name.
  if (asked === 'network' && subject !== undefined && isNonEmpty(blocks))
    return { kind: 'network', span, said: 'cidrMatch', subject, blocks };
  // A function that there is not, and blocks that are missing, are refused elsewhere.
  if (asked === null || asked === 'network') return { kind: 'untold', span, said: name, parts };
  return { kind: 'call', span, said: name, name: asked, letters: insensitive ? 'folded' : 'exact', arguments: parts };
}

/** What each function asks: a computed value, or a question of a kind of its own. */
const FUNCTIONS_ASKED: Readonly<Record<FunctionName, ComputedBy | 'network'>> = {
  add: 'add',
  between: 'between',
  cidrMatch: 'network',
  concat: 'concat',
  divide: 'divide',
  endsWith: 'endsWith',
  indexOf: 'indexOf',
  length: 'length',
  modulo: 'modulo',
  multiply: 'multiply',
  number: 'number',
  startsWith: 'startsWith',
  string: 'string',
  stringContains: 'stringContains',
  substring: 'substring',
  subtract: 'subtract',
};

function each<T, R>([first, ...more]: NonEmpty<T>, map: (element: T) => R): NonEmpty<R> {
  return [map(first), ...more.map(map)];
}
