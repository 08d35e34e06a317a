import type { Diagnostic, DocumentSymbol, Range, SemanticTokens } from 'vscode-languageserver';
import { DiagnosticSeverity, SemanticTokensBuilder, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LexemeKind } from '../../contract/index.ts';
import type { OutlineEntry } from '../../editor/outline.ts';
import type { EditorProblem, Severity } from '../../editor/problems.ts';
import type { EditorWord } from '../../editor/words.ts';
import { printableLine, type Span } from '../../source/index.ts';

/** A stretch of a document as the protocol has it: lines, and UTF-16 units within them. */
export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

const SEVERITIES: { readonly [Name in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** A problem as the protocol has it. `page`: where its code is explained; null: nowhere that an editor could open. */
export function shownProblem(document: TextDocument, problem: EditorProblem, page: string | null): Diagnostic {
  const { code, severity, message, help, span, notes } = problem;
  // An empty stretch is drawn by few editors.
  const wide = span.end > span.start ? span : { start: span.start, end: Math.min(span.start + 1, document.getText().length) };
  return {
    range: rangeOf(document, wide),
    severity: SEVERITIES[severity],
    code,
    source: 'eqlibrium',
    message: [message, ...(help === null ? [] : [help])].map(printableLine).join('\n'),
    ...(page === null ? {} : { codeDescription: { href: page } }),
    ...(notes.length === 0
      ? {}
      : {
          relatedInformation: notes.map((note) => ({
            message: printableLine(note.message),
            location: { uri: document.uri, range: rangeOf(document, note.span) },
          })),
        }),
  };
}

/** Rules and their parts, as the protocol has them. */
export function shownOutline(document: TextDocument, entries: readonly OutlineEntry[], depth = 0): DocumentSymbol[] {
  return entries.map(({ name, detail, span, parts }) => {
    const range = rangeOf(document, span);
    // What cannot be a name is shown by something that can.
    const shown = printableLine(name).trim().slice(0, 200) || 'rule';
    const children = shownOutline(document, parts, depth + 1).map((child) => ({ ...child, range: within(child.range, range) }));
    return {
      name: shown,
      detail,
      kind: depth === 0 ? SymbolKind.Class : SymbolKind.Event,
      range,
      selectionRange: range,
      children,
    };
  });
}

/** Editors refuse parts that stand outside of what holds them. */
function within(part: Range, whole: Range): Range {
  const isBefore = (one: Range['start'], other: Range['start']): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return {
    start: isBefore(part.start, whole.start) ? whole.start : part.start,
    end: isBefore(whole.end, part.end) ? whole.end : part.end,
  };
}

/** What the words of queries are to the protocol, whose names editors have colours for. */
const TOKEN_TYPES: { readonly [Kind in LexemeKind]: string } = {
  keyword: 'keyword',
  operator: 'operator',
  function: 'function',
  modifier: 'modifier',
  field: 'property',
  category: 'type',
  name: 'variable',
  string: 'string',
  number: 'number',
  comment: 'comment',
};

export const LEGEND = { tokenTypes: Object.values(TOKEN_TYPES), tokenModifiers: [] };
const PLACES: ReadonlyMap<string, number> = new Map(Object.keys(TOKEN_TYPES).map((kind, place) => [kind, place]));

/** The words of the queries, each line of one by itself. */
export function shownWords(document: TextDocument, words: readonly EditorWord[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { kind, span } of words) {
    const range = rangeOf(document, span);
    for (let { line } = range.start; line <= range.end.line; line++) {
      const from = line === range.start.line ? range.start.character : 0;
      const to = line === range.end.line ? range.end.character : lengthOf(document, line);
      if (to > from) builder.push(line, from, to - from, PLACES.get(kind) ?? 0, 0);
    }
  }
  return builder.build();
}

function lengthOf(document: TextDocument, line: number): number {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/[\r\n]+$/, '').length;
}
