import { printableLine } from '../../source/index.ts';
import type { AnyNode, Query } from './ast.ts';
import { printLiteral } from './literals.ts';
import { children } from './walk.ts';

/** The tree as indented text, one node a line: its kind, what it says itself, and its place as offsets. */
export function showAst(query: Query): string {
  const rows: string[] = [];
  show(query, 0, rows);
  return rows.join('\n');
}

function show(node: AnyNode, depth: number, rows: string[]): void {
  const { start, end } = node.span;
  const facts = node.kind === 'literal' ? ` ${printLiteral(node)}` : node.kind === 'range' ? ` ${node.operator}` : '';
  rows.push(printableLine(`${'  '.repeat(depth)}${node.kind}${facts}  @${start}-${end}`));
  for (const child of children(node)) show(child, depth + 1, rows);
}
