import { EVERYTHING, type KustoArtifact, type KustoCondition } from './artifact.ts';
import { name } from './escape.ts';

/** The longest line that a condition is put on. */
const WIDTH = 110;

/** The query: a table, and a `where` for each condition that has to hold. */
export function printKusto({ table, condition }: KustoArtifact): string {
  const conditions = condition.kind === 'and' ? condition.operands : [condition === EVERYTHING ? EVERYTHING : condition];
  return `${[name(table), ...conditions.map((one) => `| where ${printed(one, '', '| where ')}`)].join('\n')}\n`;
}

/** A condition; what does not fit on the line stands in parentheses, an operand a line. `before` is what the line begins with. */
function printed(condition: KustoCondition, indent: string, before: string): string {
  const line = onLine(condition);
  if (condition.kind === 'constant' || condition.kind === 'test' || `${before}${line}`.length <= WIDTH) return line;
  if (condition.kind === 'not') {
    const text = printed(condition.operand, indent, before);
    return text.startsWith('(\n') ? `not${text}` : `not(${text})`;
  }
  const inner = `${indent}    `;
  const operands = condition.operands.map((one, at) => {
    const word = at === 0 ? '' : `${condition.kind} `;
    const text = printed(one, inner, `${inner}${word}()`);
    return `${inner}${word}${text.includes('\n') || !isJoined(one) ? text : `(${text})`}`;
  });
  return `(\n${operands.join('\n')}\n${indent})`;
}

function isJoined({ kind }: KustoCondition): boolean {
  return kind === 'and' || kind === 'or';
}

/** Tests of two comparisons are joined by `and`, which binds closer than `or`: they stand in a call, or among others of `and`. */
function onLine(condition: KustoCondition): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? 'true' : 'false';
    case 'test':
      return condition.text;
    case 'not':
      return `not(${onLine(condition.operand)})`;
    case 'and':
    case 'or':
      return condition.operands.map((one) => (isJoined(one) ? `(${onLine(one)})` : onLine(one))).join(` ${condition.kind} `);
  }
}
