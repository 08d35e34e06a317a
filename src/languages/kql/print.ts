import type { Condition, Query, Values } from './ast.ts';
import { printLiteral } from './literals.ts';

/** KQL text for a query, on one line: reading it gives the same tree apart from spans. */
export function printKql({ condition }: Query): string {
  return condition === null ? '' : conditionText(condition, 0);
}

/** How tightly what stands around binds: 0 nothing, 1 `or`, 2 `and`, 3 `not`. */
type Binds = 0 | 1 | 2 | 3;

function conditionText(node: Condition, around: Binds): string {
  switch (node.kind) {
    case 'or':
      return grouped(around > 0, node.operands.map((one) => conditionText(one, 1)).join(' or '));
    case 'and':
      return grouped(around > 0, node.operands.map((one) => conditionText(one, 2)).join(' and '));
    case 'not':
      return grouped(around > 2, `not ${conditionText(node.operand, 3)}`);
    case 'test':
      return node.field === null ? valuesText(node.values) : `${printLiteral(node.field)}: ${valuesText(node.values)}`;
    case 'range':
      return `${printLiteral(node.field)} ${node.operator} ${printLiteral(node.value)}`;
    case 'nested':
      return `${printLiteral(node.field)}: { ${conditionText(node.condition, 0)} }`;
  }
}

/** Values in parentheses, unless it is one. */
function valuesText(values: Values): string {
  return values.kind === 'literal' ? printLiteral(values) : `(${withinList(values, 0)})`;
}

function withinList(values: Values, around: Binds): string {
  switch (values.kind) {
    case 'values-or':
      return grouped(around > 0, values.operands.map((one) => withinList(one, 1)).join(' or '));
    case 'values-and':
      return grouped(around > 0, values.operands.map((one) => withinList(one, 2)).join(' and '));
    case 'values-not':
      return grouped(around > 2, `not ${withinList(values.operand, 3)}`);
    case 'literal':
      return printLiteral(values);
  }
}

function grouped(needed: boolean, text: string): string {
  return needed ? `(${text})` : text;
}
