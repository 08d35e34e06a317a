import type { Edit } from '../api/lint/fix/edits.ts';
import type { ParsedRule } from '../api/parse.ts';
import { EDITING, type EditingOfLanguages } from '../languages/editing.ts';
import { LANGUAGES, type Languages } from '../languages/index.ts';
import type { LanguageName } from '../languages/readers.ts';
import { type Opened, type OpenedQuery, openDocument } from './open.ts';

/**
 * Changes that lay the queries of a document out in the usual form. A query with comments is left as it is, for they would be lost, and so is
 * one that does not stand in the document letter by letter. Nothing is changed unless the document reads the same afterwards.
 */
export function formattingOf(opened: Opened): readonly Edit[] {
  const edits = opened.queries.flatMap((query) => formatted(query, opened.text) ?? []);
  if (edits.length === 0) return [];
  const after = openDocument(applied(opened.text, edits), opened.name, opened.settings);
  return isSame(opened, after) ? edits : [];
}

function formatted({ parsed, place, document }: OpenedQuery, text: string): Edit | null {
  if (parsed === null || place === null) return null;
  const written = document.query.text;
  const [start, end] = [place(0), place(written.length)];
  if (text.slice(start, end) !== written || hasComments(parsed)) return null;
  const layout = layoutOf(parsed);
  if (layout === null) return null;
  const indent = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const lineEnd = written.includes('\r\n') ? '\r\n' : '\n';
  const next = layout.split('\n').join(`${lineEnd}${indent.trim() === '' ? indent : ''}`);
  return next === written ? null : { start, end, text: next };
}

function layoutOf<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): string | null {
  const editing: EditingOfLanguages = EDITING;
  return editing[document.language].format?.(syntax) ?? null;
}

function hasComments<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): boolean {
  const languages: Languages = LANGUAGES;
  return languages[document.language].written(syntax, document.query.text).comments.length > 0;
}

/** The text with changes, none of which overlaps another. */
export function applied(text: string, edits: readonly Edit[]): string {
  const inTurn = [...edits].sort((one, other) => other.start - one.start);
  return inTurn.reduce((rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end), text);
}

/** Whether two documents hold the same rules, spans aside. */
function isSame(one: Opened, other: Opened): boolean {
  if (one.queries.length !== other.queries.length) return false;
  return one.queries.every((query, at) => {
    const next = other.queries[at];
    return next !== undefined && identity(query) === identity(next);
  });
}

function identity({ parsed, document: { meta, context, beyond, query } }: OpenedQuery): string {
  return JSON.stringify([meta, context, beyond ?? null, parsed === null ? query.text : printed(parsed)]);
}

function printed<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): string {
  const languages: Languages = LANGUAGES;
  return languages[document.language].print(syntax);
}
