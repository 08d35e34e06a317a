import type { Answer, Decision } from './artifact.ts';
import { WIDTH } from './format.ts';

/** A function of one event, and of the clock where the answer depends on it, that answers true or false. */
export function printDecision(name: string, { answer, variables, clock }: Decision, now: 'now' | 'now = Date.now()'): string {
  const lines = [
    `function ${name}(event${clock ? `, ${now}` : ''}) {`,
    "  if (typeof event !== 'object' || event === null || Array.isArray(event)) return false;",
  ];
  if (variables.length > 0) lines.push(`  let ${variables.join(', ')};`);
  const printed = printAnswer(answer, '    ', null);
  lines.push(
    printed.includes('\n') || printed.length + 12 > WIDTH ? `  return (\n    ${printed}\n  );` : `  return ${printed};`,
    '}',
  );
  return lines.join('\n');
}

/** An operator around a part, which decides whether the part needs parentheses. */
type Around = 'and' | 'or' | 'not' | null;

/** The expression of an answer, at an indent where it is broken. */
export function printAnswer(answer: Answer, indent: string, around: Around): string {
  switch (answer.kind) {
    case 'constant':
      return String(answer.value);
    case 'condition':
      return answer.code;
    case 'not':
      return `!${printAnswer(answer.operand, indent, 'not')}`;
    case 'and':
    case 'or': {
      const bare = around === null || around === answer.kind;
      const inner = bare ? indent : `${indent}  `;
      const sign = answer.kind === 'and' ? '&&' : '||';
      const operands = answer.operands.map((operand) => printAnswer(operand, inner, answer.kind));
      const line = operands.join(` ${sign} `);
      if (!line.includes('\n') && indent.length + line.length + 4 <= WIDTH) return bare ? line : `(${line})`;
      const lines = operands.join(` ${sign}\n${inner}`);
      return bare ? lines : `(\n${inner}${lines}\n${indent})`;
    }
  }
}
