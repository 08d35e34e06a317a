import { isClosed, type SqlCondition, VARIABLE } from './condition.ts';
import type { SqlDialect } from './dialect.ts';

/**
 * A condition on one line. Unknown counts as false behind `WHERE`, and `AND` and `OR` alone never make it count as true; so it is
 * closed where a `NOT` would turn it round, and nowhere else.
 */
export function printCondition(condition: SqlCondition, dialect: SqlDialect): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? '1 = 1' : '1 = 0';
    case 'test':
      return condition.text;
    case 'some':
      return dialect.some(condition.list, VARIABLE, printCondition(condition.condition, dialect));
    case 'not':
      return `NOT ${negated(condition.operand, dialect)}`;
    case 'and':
    case 'or':
      return condition.operands.map((one) => operandText(one, dialect)).join(condition.kind === 'and' ? ' AND ' : ' OR ');
  }
}

function negated(operand: SqlCondition, dialect: SqlDialect): string {
  const text = printCondition(operand, dialect);
  return isClosed(operand) ? `(${text})` : dialect.closed(text);
}

/** What is joined itself stands in parentheses, and so does what has a sign that binds as loosely somewhere. */
function operandText(condition: SqlCondition, dialect: SqlDialect): string {
  const text = printCondition(condition, dialect);
  return condition.kind === 'and' || condition.kind === 'or' ? `(${text})` : text;
}

/** The conditions behind `WHERE`, one a line. */
export function printWhere(condition: SqlCondition, dialect: SqlDialect): string {
  if (condition.kind !== 'and') return printCondition(condition, dialect);
  return condition.operands.map((one) => operandText(one, dialect)).join('\n  AND ');
}

const LONGEST_COMMENT = 110;

/** Text as the body of a comment of one line: no line ends, nothing invisible, not too long. */
export function commentText(text: string): string {
  const line = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim();
  const points = Array.from(line);
  return points.length <= LONGEST_COMMENT ? line : `${points.slice(0, LONGEST_COMMENT - 1).join('')}…`;
}
