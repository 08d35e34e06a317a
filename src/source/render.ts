import type { Diagnostic } from './diagnostic.ts';
import { printable, printableLine } from './printable.ts';
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
export function render(source: Source, problem: Diagnostic, width = WIDTH + GUTTER): string {
  const parts = [headline(source, problem), frame(source, problem.span, width)];
  for (const note of problem.notes) {
    const at = locate(source, note.span.start);
    const place = `${source.name}:${at.line}:${at.column}`;
    parts.push(printableLine(`note: ${place}: ${note.message}`), frame(source, note.span, width));
  }
  if (problem.help !== null) parts.push(printableLine(`help: ${problem.help}`));
  return parts.filter((part) => part !== '').join('\n');
}

/** Where and what, on one line. Names out of rules and of files are in it: none may begin a line that looks like another. */
export function headline(source: Source, { message, code, span }: Diagnostic): string {
  const { line, column } = locate(source, span.start);
  return printableLine(`${source.name}:${line}:${column}: ${message} [${code}]`);
}

/** Columns of text in a frame, unless the window has fewer; and what stands before the text. */
const WIDTH = 100;
const GUTTER = 10;

function frame(source: Source, span: Span, columns: number): string {
  const width = Math.max(20, Math.min(WIDTH, columns - GUTTER));
  const start = Math.max(0, Math.min(span.start, source.text.length));
  const lineStart = lastBreak(source.text, start);
  const nextBreak = source.text.slice(start).search(/[\r\n]/);
  const lineEnd = nextBreak < 0 ? source.text.length : start + nextBreak;
  const from = start - lineStart > width * 0.8 ? start - Math.floor(width / 2) : lineStart;
  const to = Math.min(lineEnd, from + width);
  const head = from > lineStart ? '…' : '';
  const tail = to < lineEnd ? '…' : '';
  const number = String(locate(source, start).line);
  const text = printable(source.text.slice(from, to));
  const pad = printable(source.text.slice(from, start)).replace(/[^\t]/g, ' ');
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
