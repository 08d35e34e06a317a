import { CODES } from '../api/catalogue.ts';
import { withHelp } from '../api/help.ts';
import { type Diagnostic, locate, type Source, type Span } from '../source/index.ts';
import { codeRow } from './code-row.ts';
import { moved, type Opened, type OpenedQuery } from './open.ts';

export type Severity = 'error' | 'warning' | 'note';

/** A problem at its place in the document. */
export interface EditorProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly help: string | null;
  readonly notes: readonly { readonly message: string; readonly span: Span }[];
}

/** What reading a document tells, in the order of its text. */
export function problemsOf({ problems, warnings, queries, text }: Opened): readonly EditorProblem[] {
  const own = [...problems, ...warnings].map((one) => told(one, text.length));
  const ofQueries = queries.flatMap((query) =>
    [...query.problems, ...query.warnings].map((one) => told(placed(one, query), text.length)),
  );
  return inOrder([...own, ...ofQueries]);
}

/** In the order of the text, each once: reading and looking for what is needless may tell the same. */
export function inOrder(problems: readonly EditorProblem[]): readonly EditorProblem[] {
  const seen = new Set<string>();
  const once = problems.filter(({ code, span, message }) => {
    const key = JSON.stringify([code, span.start, span.end, message]);
    return !seen.has(key) && seen.add(key);
  });
  return once.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** A problem of a query where it stands in the document; where that is not known, at its beginning, and the message says where in the query. */
export function placed(problem: Diagnostic, { place, document }: Pick<OpenedQuery, 'place' | 'document'>): Diagnostic {
  if (place !== null) return moved(problem, place);
  const message = `${whereIn(document.query, problem.span)}: ${problem.message}`;
  return { ...problem, message, span: { start: 0, end: 1 }, notes: [] };
}

function whereIn(query: Source, { start }: Span): string {
  const { line, column } = locate(query, start);
  return `${query.name}:${line}:${column}`;
}

/** A diagnostic as editors show it, within a text of so many UTF-16 units. `as`: what it is of, where its code does not say how grave it is. */
export function told(problem: Diagnostic, length: number, as?: Severity): EditorProblem {
  const { code, message, help, span, notes } = withHelp(problem, CODES);
  return {
    code,
    severity: as ?? severityOf(code),
    message,
    span: within(span, length),
    help,
    notes: notes.map((note) => ({ message: note.message, span: within(note.span, length) })),
  };
}

function within({ start, end }: Span, length: number): Span {
  const from = Math.max(0, Math.min(start, length));
  return { start: from, end: Math.max(from, Math.min(end, length)) };
}

function severityOf(code: string): Severity {
  const kind = codeRow(code)?.kind ?? 'error';
  return kind === 'error' || kind === 'note' ? kind : 'warning';
}
