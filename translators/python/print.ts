import type { Answer, PythonArtifact } from './artifact.ts';
import { helperTexts } from './runtime/index.ts';
import { commentText, literal } from './text.ts';

/** The longest line that an expression is put on. */
const WIDTH = 110;

/**
 * The module: what it is, `rule` and the functions beside it, then what they are made of. The first two lines are the same in every module,
 * so that no text of a rule is taken for the encoding of the file.
 */
export function printPython(artifact: PythonArtifact): string {
  const { answer, clock, constants, helpers } = artifact;
  const runtime = helperTexts(helpers);
  const made = constants.map(({ name, code }) => `${name} = ${code}`).join('\n');
  const code = [...runtime, made].join('\n');
  const blocks = [
    `${headComment(artifact)}\n`,
    ...importsOf(code, clock),
    printRule(answer, clock),
    ...artifact.tellers.map(({ name, value }) => `def ${name}(event):\n    return ${literal(value)}`),
    ...runtime,
    ...(made === '' ? [] : [made]),
  ];
  return `${blocks.join('\n\n\n').replace('\n\n\n\n', '\n\n')}\n`;
}

function headComment({ title, source, query }: PythonArtifact): string {
  const lines = query.split(/[\n\r\u2028\u2029]+/).map((line) => `${/^[ \t]*/.exec(line)?.[0] ?? ''}${commentText(line, 200)}`);
  const filled = lines.filter((line) => line.trim() !== '');
  const shown = filled.length > 40 ? [...filled.slice(0, 40), '...'] : filled;
  return [
    '# A detection as code: rule(event) says whether an event, a dict of what JSON holds, matches.',
    '# Python 3.8 or later, its standard library alone.',
    '#',
    `# ${commentText(title)}`,
    '#',
    `# ${commentText(source)}:`,
    '#',
    ...shown.map((line) => `#   ${line}`),
  ].join('\n');
}

const MODULES = ['ipaddress', 'math', 're', 'struct', 'time'] as const;

function importsOf(code: string, clock: boolean): readonly string[] {
  const plain = MODULES.filter((name) => new RegExp(`\\b${name}\\.`).test(code) || (clock && name === 'time'));
  const from = [
    ...(code.includes('Mapping') ? ['from collections.abc import Mapping, Sequence'] : []),
    ...(code.includes('date(') ? ['from datetime import date'] : []),
  ];
  const lines = [...plain.map((name) => `import ${name}`), ...from];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function printRule(answer: Answer, clock: boolean): string {
  const body = `    return ${printed(answer, '    ', 'return ')}`;
  if (!clock) return `def rule(event):\n${body}`;
  return [
    'def rule(event, now=None):',
    '    # Milliseconds since 1970.',
    '    now = time.time() * 1000 if now is None else now',
    body,
  ].join('\n');
}

/** An expression; what does not fit on the line stands in parentheses, an operand a line. */
function printed(answer: Answer, indent: string, before = ''): string {
  const line = onLine(answer);
  if (answer.kind !== 'and' && answer.kind !== 'or' && answer.kind !== 'not') return line;
  if (`${indent}${before}${line}`.length <= WIDTH) return line;
  if (answer.kind === 'not') return `not ${inParentheses(answer.operand, indent)}`;
  const inner = `${indent}    `;
  const lines = answer.operands.map((operand, at) => {
    const word = at === 0 ? '' : `${answer.kind} `;
    const closed = operand.kind === 'and' || operand.kind === 'or';
    return `${inner}${word}${closed ? inParentheses(operand, inner, word) : printed(operand, inner, word)}`;
  });
  return `(\n${lines.join('\n')}\n${indent})`;
}

function inParentheses(answer: Answer, indent: string, before = ''): string {
  const text = printed(answer, indent, `${before}()`);
  return text.startsWith('(\n') || (answer.kind !== 'and' && answer.kind !== 'or') ? text : `(${text})`;
}

function onLine(answer: Answer): string {
  switch (answer.kind) {
    case 'constant':
      return answer.value ? 'True' : 'False';
    case 'condition':
      return answer.code;
    case 'not':
      return `not ${closedOnLine(answer.operand)}`;
    case 'and':
    case 'or':
      return answer.operands.map(closedOnLine).join(` ${answer.kind} `);
  }
}

function closedOnLine(answer: Answer): string {
  return answer.kind === 'and' || answer.kind === 'or' ? `(${onLine(answer)})` : onLine(answer);
}
