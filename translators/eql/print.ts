import type { EqlArtifact, EqlCondition, EqlEvent, EqlItem } from './artifact.ts';
import { isPlainName, string } from './literal.ts';

/** Longer conditions are laid out on several lines. */
const WIDTH = 110;

/** The query, laid out as people do: a line for each operand where one line is too long. */
export function printEqlQuery({ body, pipes }: EqlArtifact): string {
  const lines = body.kind === 'event' ? [eventText(body, '  ')] : joinLines(body);
  return `${[...lines, ...pipes.map((pipe) => `| ${pipe}`)].join('\n')}\n`;
}

function joinLines(body: Exclude<EqlArtifact['body'], { readonly kind: 'event' }>): readonly string[] {
  const { kind, head, items, until } = body;
  return [
    `${kind}${head}`,
    ...items.map((item) => `  ${itemText(item)}`),
    ...(until === null ? [] : [`until ${itemText(until)}`]),
  ];
}

function itemText(item: EqlItem): string {
  const keys = item.keys.length === 0 ? '' : ` by ${item.keys.join(', ')}`;
  const runs = item.runs === 1 ? '' : ` with runs=${item.runs}`;
  return `${item.missing ? '!' : ''}[${eventText(item, '    ')}]${keys}${runs}`;
}

function eventText({ category, where }: EqlEvent, indent: string): string {
  const head = category === null ? 'any' : isPlainName(category) ? category : string(category);
  return `${head} where ${laidOut(where, indent)}`;
}

function laidOut(condition: EqlCondition, indent: string): string {
  const line = flat(condition);
  if (line.length <= WIDTH || condition.kind === 'leaf') return line;
  if (condition.kind === 'not') return `not ${operandText(condition.operand, indent)}`;
  return condition.operands.map((one) => operandText(one, indent)).join(` ${condition.kind}\n${indent}`);
}

/** An operand beside others: `and`, `or` and `not` never rest on which binds closer. */
function operandText(condition: EqlCondition, indent: string): string {
  switch (condition.kind) {
    case 'leaf':
      return condition.text;
    case 'not':
      return negation(condition.operand, (inner) => `not ${operandText(inner, indent)}`);
    case 'and':
    case 'or': {
      const line = flat(condition);
      return line.length <= WIDTH ? `(${line})` : `(\n${indent}  ${laidOut(condition, `${indent}  `)}\n${indent})`;
    }
  }
}

function flat(condition: EqlCondition): string {
  switch (condition.kind) {
    case 'leaf':
      return condition.text;
    case 'not':
      return negation(condition.operand, (inner) => `not ${flatOperand(inner)}`);
    case 'and':
    case 'or':
      return condition.operands.map(flatOperand).join(` ${condition.kind} `);
  }
}

function flatOperand(condition: EqlCondition): string {
  return condition.kind === 'and' || condition.kind === 'or' ? `(${flat(condition)})` : flat(condition);
}

function negation(operand: EqlCondition, otherwise: (operand: EqlCondition) => string): string {
  return operand.kind === 'leaf' && 'negated' in operand ? operand.negated : otherwise(operand);
}
