import type { Diagnostic } from './diagnostic.ts';
import type { Source, Span } from './source.ts';

/** A 1-based line and column (in UTF-16 units) in the document a source was cut from. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset. Lines end at LF, CR LF or CR. */
export function locate(source: Source, offset: number): Place {
  const before = source.text.slice(0, offset).split(/\r\n|\r|\n/);
  const last = before[before.length - 1] ?? '';
  const line = source.line + before.length - 1;
  const column = before.length === 1 ? source.column + last.length : last.length + 1;
  return { line, column };
}

/**
 * A diagnostic as text: where, what, the line with carets under the place, notes and help.
 * Long lines are cut around the place so that a rule of one huge line stays readable.
 */
export function render(source: Source, problem: Diagnostic): string {
  const { line, column } = locate(source, problem.span.start);
  const parts = [`${source.name}:${line}:${column}: ${problem.message} [${problem.code}]`, frame(source, problem.span)];
  for (const note of problem.notes) {
    const at = locate(source, note.span.start);
    parts.push(`note: ${source.name}:${at.line}:${at.column}: ${note.message}`, frame(source, note.span));
  }
  if (problem.help !== null) parts.push(`help: ${problem.help}`);
  return parts.filter((part) => part !== '').join('\n');
}

const WIDTH = 100;

function frame(source: Source, span: Span): string {
  const start = Math.max(0, Math.min(span.start, source.text.length));
  const lineStart = lastBreak(source.text, start);
  const nextBreak = source.text.slice(start).search(/[\r\n]/);
  const lineEnd = nextBreak < 0 ? source.text.length : start + nextBreak;
  const from = start - lineStart > WIDTH - 20 ? start - Math.floor(WIDTH / 2) : lineStart;
  const to = Math.min(lineEnd, from + WIDTH);
  const head = from > lineStart ? '…' : '';
  const tail = to < lineEnd ? '…' : '';
  const number = String(locate(source, start).line);
  const text = visible(source.text.slice(from, to));
  const pad = visible(source.text.slice(from, start)).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(span.end, to) - start));
  const gutter = ' '.repeat(number.length);
  return `${gutter} |\n${number} | ${head}${text}${tail}\n${gutter} | ${head === '' ? '' : ' '}${pad}${carets}`;
}

function lastBreak(text: string, offset: number): number {
  for (let at = offset; at > 0; at--) {
    const before = text[at - 1];
    if (before === '\n' || before === '\r') return at;
  }
  return 0;
}

/** Control and bidirectional characters would disturb a terminal; each becomes one visible stand-in. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '\u00b7');
}
