import { printableLine } from '../../source/index.ts';
import type { AnyNode, Query } from './ast.ts';
import { encodePlain } from './literals.ts';
import { printExpression } from './print.ts';
import { children } from './walk.ts';

/** The tree as indented text, one node a line: its kind, what it says itself, and its place as offsets. */
export function showAst(query: Query): string {
  const rows: string[] = [];
  show(query, 0, rows);
  return rows.join('\n');
}

function show(node: AnyNode, depth: number, rows: string[]): void {
  const facts = factsOf(node);
  const { start, end } = node.span;
  rows.push(printableLine(`${'  '.repeat(depth)}${node.kind}${facts === '' ? '' : ` ${facts}`}  @${start}-${end}`));
  for (const child of children(node)) show(child, depth + 1, rows);
}

/** What a node says beyond its kind and its children. */
function factsOf(node: AnyNode): string {
  switch (node.kind) {
    case 'category':
      return node.any ? 'any' : encodePlain(node.name);
    case 'item':
      return words([
        node.missing && 'missing',
        node.by.length > 0 && `by=${node.by.length}`,
        node.runs !== null && `runs=${node.runs}`,
      ]);
    case 'sequence':
      return words([node.by.length > 0 && `by=${node.by.length}`, node.until !== null && 'until']);
    case 'sample':
      return words([node.by.length > 0 && `by=${node.by.length}`]);
    case 'duration':
      return `${node.amount}${node.unit}`;
    case 'pipe':
      return `${node.name} ${node.count}`;
    case 'call':
      return `${node.name}${node.insensitive ? '~' : ''}`;
    case 'membership':
      return `${node.negated ? 'not ' : ''}${node.operator}`;
    case 'comparison':
    case 'arithmetic':
    case 'match':
    case 'sign':
      return node.operator;
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
      return printExpression(node);
    case 'query':
    case 'event':
    case 'and':
    case 'or':
    case 'not':
    case 'null':
      return '';
  }
}

function words(facts: readonly (string | false)[]): string {
  return facts.filter((fact) => fact !== false).join(' ');
}
