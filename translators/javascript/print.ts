import type { Answer, Definition, JavaScriptArtifact, RuleData } from './artifact.ts';
import { WIDTH } from './format.ts';
import { helperTexts } from './runtime/index.ts';
import { commentText, literal } from './text.ts';

/** The module: what it is, the rule as data, the predicate, then what it is made of. */
export function printModule(artifact: JavaScriptArtifact): string {
  const blocks = [
    headComment(artifact),
    `/** What the rule says of itself. */\nexport const rule = ${printData(artifact.data, '')};`,
    `/** Whether the rule matches an event, given as \`JSON.parse\` gives it. Anything but an object does not. Never throws. */\nexport default ${predicate(artifact)}`,
    ...parts(artifact),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The body of a function without parameters that gives the predicate: the same code without the module around it. */
export function printBody(artifact: JavaScriptArtifact): string {
  return ["'use strict';", ...parts(artifact), `return ${predicate(artifact)};`].join('\n\n');
}

function headComment({ title, query }: JavaScriptArtifact): string {
  const lines = query.split(/[\n\r\u2028\u2029]+/).map((line) => `${/^[ \t]*/.exec(line)?.[0] ?? ''}${commentText(line, 200)}`);
  const shown = lines.filter((line) => line.trim() !== '').slice(0, 40);
  if (shown.length < lines.filter((line) => line.trim() !== '').length) shown.push('...');
  return [
    `// ${commentText(title)}`,
    '//',
    '// An Elastic EQL rule as a predicate over one event. No imports; runs in browsers and in Node. The rule:',
    '//',
    ...shown.map((line) => `//   ${line}`),
  ].join('\n');
}

function parts(artifact: JavaScriptArtifact): readonly string[] {
  const blocks: string[] = [];
  const constants = artifact.constants.map(printDefinition);
  if (artifact.conditions.length > 0)
    blocks.push('// The conditions. `value` is one value of the field; a field may have none or several.');
  blocks.push(...constants, ...artifact.conditions.map(printDefinition));
  if (artifact.readers.length > 0)
    blocks.push('// The fields: nested objects, dotted keys or mixtures; a value alone or a list of values.');
  blocks.push(...artifact.readers.map(printDefinition), ...helperTexts(artifact.helpers));
  return blocks;
}

/** A definition with its comment above it. */
export function printDefinition({ comment, code }: Definition): string {
  return comment === null || comment === '' ? code : `// ${comment}\n${code}`;
}

function predicate({ answer, variables }: JavaScriptArtifact): string {
  const lines = [
    'function matches(event) {',
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

function printAnswer(answer: Answer, indent: string, around: Around): string {
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

function printData(data: RuleData, indent: string): string {
  if (data === null || typeof data !== 'object') return typeof data === 'string' ? literal(data) : String(data);
  const inner = `${indent}  `;
  if (isList(data)) {
    const items = data.map((item) => printData(item, inner));
    const line = `[${items.join(', ')}]`;
    return line.length + indent.length <= WIDTH - 20 && !line.includes('\n')
      ? line
      : `[\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}]`;
  }
  const items = Object.entries(data).map(
    ([key, value]) => `${/^[A-Za-z]\w*$/.test(key) ? key : literal(key)}: ${printData(value, inner)}`,
  );
  const line = `{ ${items.join(', ')} }`;
  if (indent !== '' && line.length + indent.length <= WIDTH - 20 && !line.includes('\n')) return line;
  return `{\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}}`;
}

function isList(data: RuleData): data is readonly RuleData[] {
  return Array.isArray(data);
}
