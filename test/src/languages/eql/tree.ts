import { expect } from 'vitest';
import { type Expression, parseEql, type Query } from '../../../../src/languages/eql/index.ts';
import { render, source } from '../../../../src/source/index.ts';

/** Parses a query that must be accepted; shows the rendered problems when it is not. */
export function query(text: string): Query {
  const read = source(text);
  const result = parseEql(read);
  if (!result.ok) expect.fail(result.problems.map((problem) => render(read, problem)).join('\n'));
  return result.value;
}

/** Parses a condition, as the condition of `any where`. */
export function condition(text: string): Expression {
  const { body } = query(`any where ${text}`);
  if (body.kind !== 'event') expect.fail('not an event query');
  return body.condition;
}

const PLACES = new Set(['span', 'operatorSpan', 'nameSpan']);

/** A copy of a tree without its places. */
export function withoutPlaces(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (PLACES.has(key) ? undefined : value)));
}

/** An expression with a pair of parentheses around every operation, so that grouping is visible in one line. */
export function grouped(node: Expression): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.operands.map(grouped).join(` ${node.kind} `)})`;
    case 'not':
      return `(not ${grouped(node.operand)})`;
    case 'sign':
      return `(${node.operator}${grouped(node.operand)})`;
    case 'comparison':
    case 'arithmetic':
      return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`;
    case 'membership':
      return `(${grouped(node.subject)} ${node.negated ? 'not ' : ''}${node.operator} [${node.elements.map(grouped).join(' ')}])`;
    case 'match':
      return `(${grouped(node.subject)} ${node.operator} ${node.list ? 'list ' : ''}[${node.patterns.map(grouped).join(' ')}])`;
    case 'call':
      return `${node.name}${node.insensitive ? '~' : ''}[${node.arguments.map(grouped).join(' ')}]`;
    case 'field':
      return `${node.optional ? '?' : ''}${node.path.join('/')}`;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}
