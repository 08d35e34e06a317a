import type { Edit } from '../api/lint/fix/edits.ts';
import type { ParsedRule } from '../api/parse.ts';
import { EDITING, type EditingOfLanguages } from '../languages/editing.ts';
import { LANGUAGES, type Languages } from '../languages/index.ts';
import type { LanguageName } from '../languages/readers.ts';
import { type Opened, type OpenedQuery, openDocument } from './open.ts';

/** Changes that lay the queries of a document out. */
interface Formatting {
  readonly edits: readonly Edit[];
  /** Why queries that are not laid out were left so, each a sentence without its end. */
  readonly left: readonly string[];
}

/** Lays the queries of a document out in the usual form, their comments with them. Nothing is changed unless the document reads the same afterwards. */
export function formattingOf(opened: Opened): Formatting {
  const found = opened.queries.map((query) => formatted(query, opened.text));
  const edits = found.filter((one) => one !== null && typeof one !== 'string');
  const left = found.filter((one) => typeof one === 'string');
  if (edits.length === 0) return { edits, left };
  const after = openDocument(applied(opened.text, edits), opened.name, opened.settings);
  return isSame(opened, after) ? { edits, left } : { edits: [], left: [...left, OTHERWISE] };
}

const OTHERWISE = 'the document would be read otherwise';
const ESCAPED = 'a query that does not stand in the document letter by letter, as within JSON, is not laid out';
const UNPLACED = 'a query is not laid out, for it is not known where its comments belong';

/** The change that lays a query out, or why it is left as it is; null: it is laid out, or cannot be. */
function formatted({ parsed, place, document, language }: OpenedQuery, text: string): Edit | string | null {
  if (parsed === null || EDITING[language].format === null) return null;
  const written = document.query.text;
  const layout = layoutOf(parsed);
  if (layout === null) return UNPLACED;
  const [start, end] = place === null ? [0, 0] : [place(0), place(written.length)];
  if (place === null || text.slice(start, end) !== written) return isSameButForBlanks(layout, written) ? null : ESCAPED;
  const indent = /[^\r\n]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const lineEnd = written.includes('\r\n') ? '\r\n' : '\n';
  const next = layout.split('\n').join(`${lineEnd}${indent.trim() === '' ? indent : ''}`);
  return next === written ? null : { start, end, text: next };
}

function isSameButForBlanks(one: string, other: string): boolean {
  return one.replace(/\s+/g, ' ') === other.replace(/\s+/g, ' ');
}

function layoutOf<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): string | null {
  const editing: EditingOfLanguages = EDITING;
  return editing[document.language].format?.(syntax, document.query.text) ?? null;
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
