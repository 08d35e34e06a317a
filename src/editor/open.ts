import { type Placing, placingOf } from '../api/lint/fix/place.ts';
import { type ParsedRule, parseDocument } from '../api/parse.ts';
import { type RuleDocument, readDocuments } from '../documents/index.ts';
import { KNOWN_LANGUAGES, type LanguageName, READERS } from '../languages/readers.ts';
import { type Diagnostic, type Source, type Span, source } from '../source/index.ts';
import type { EditorSettings } from './settings.ts';

/** A document as it stands in an editor. All places are offsets into its text, in UTF-16 units. */
export interface Opened {
  readonly text: string;
  readonly name: string;
  readonly settings: EditorSettings;
  readonly queries: readonly OpenedQuery[];
  /** What is wrong with the document around its queries, or worth knowing. */
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** One query of a document, whether it can be read or not. */
export interface OpenedQuery {
  readonly language: LanguageName;
  readonly document: RuleDocument;
  /** Null: it does not parse, and `problems` say why. */
  readonly parsed: ParsedRule | null;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Where the characters of the query stand in the document; null: that is not known, as of a text that YAML folds. */
  readonly place: Placing | null;
}

/** Reads a document. No text makes it throw; a rule that explodes is for who calls it to end. */
export function openDocument(text: string, name: string, settings: EditorSettings): Opened {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const whole = source(text.slice(mark), name);
  const { documents, problems, warnings } = readDocuments(whole, KNOWN_LANGUAGES);
  const shifted = (one: Diagnostic): Diagnostic => (mark === 0 ? one : moved(one, (offset) => offset + mark));
  return {
    text,
    name,
    settings,
    queries: documents.map((document) => openQuery(document, whole, mark, settings)),
    problems: problems.map(shifted),
    warnings: warnings.map(shifted),
  };
}

function openQuery(document: RuleDocument, whole: Source, mark: number, { reading }: EditorSettings): OpenedQuery {
  const { language } = document;
  if (!isLanguage(language)) throw new Error(`no language is named ${language}`);
  const read = parseDocument(document, reading);
  const placing = placingOf(whole, document);
  const place = placing === null || mark === 0 ? placing : (offset: number): number => placing(offset) + mark;
  if (!read.ok) return { language, document, parsed: null, problems: read.problems, warnings: [], place };
  const { meaning } = read.value;
  const problems = meaning.ok ? [] : meaning.problems;
  return { language, document, parsed: read.value, problems, warnings: read.warnings, place };
}

function isLanguage(name: string): name is LanguageName {
  return Object.hasOwn(READERS, name);
}

/** A problem with its places somewhere else. */
export function moved(problem: Diagnostic, place: Placing): Diagnostic {
  const span = ({ start, end }: Span): Span => ({ start: place(start), end: place(end) });
  return { ...problem, span: span(problem.span), notes: problem.notes.map((note) => ({ ...note, span: span(note.span) })) };
}

/** A query around a place of the document. */
export interface QueryAt {
  readonly query: OpenedQuery;
  readonly place: Placing;
  /** The place within the query. Behind its end, where only white space is between, it is as if that were part of the query. */
  readonly offset: number;
  /** The text of the query, with such white space. */
  readonly text: string;
}

/** The query that a place of the document lies in, or right behind; null: none. */
export function queryAt({ queries, text }: Opened, offset: number): QueryAt | null {
  for (const query of queries) {
    const { place } = query;
    const { text: own } = query.document.query;
    if (place === null || offset < place(0)) continue;
    const end = place(own.length);
    if (offset <= end) return { query, place, offset: inverse(place, own.length, offset), text: own };
    const between = text.slice(end, offset);
    if (between.trim() !== '' || between.length > MOST_BLANKS) continue;
    const beyond = (at: number): number => (at <= own.length ? place(at) : end + at - own.length);
    return { query, place: beyond, offset: own.length + between.length, text: own + between };
  }
  return null;
}

const MOST_BLANKS = 10_000;

/** The last place of a query that stands at a place of the document or before it. */
function inverse(place: Placing, length: number, offset: number): number {
  let [low, high] = [0, length + 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (place(middle) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
