import type { ParsedRule } from '../api/parse.ts';
import type { OutlinePart } from '../contract/index.ts';
import { EDITING, type EditingOfLanguages } from '../languages/editing.ts';
import type { LanguageName } from '../languages/readers.ts';
import type { Span } from '../source/index.ts';
import type { Opened, OpenedQuery } from './open.ts';

/** A rule of a document, or a part of one. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly parts: readonly OutlineEntry[];
}

/** The rules of a document with the parts of their queries, those that do not parse as well. */
export function outlineOf({ queries }: Opened): readonly OutlineEntry[] {
  return queries.flatMap((query, at): readonly OutlineEntry[] => {
    const { place, document, language } = query;
    if (place === null) return [];
    const { name, id } = document.meta;
    const span = { start: place(0), end: place(document.query.text.length) };
    return [{ name: name ?? id ?? `query ${at + 1}`, detail: language, span, parts: partsOf(query, place) }];
  });
}

function partsOf({ parsed }: OpenedQuery, place: (offset: number) => number): readonly OutlineEntry[] {
  if (parsed === null) return [];
  return partsIn(parsed).map(({ name, span }) => ({
    name,
    detail: '',
    span: { start: place(span.start), end: place(span.end) },
    parts: [],
  }));
}

function partsIn<Name extends LanguageName>({ document, syntax }: ParsedRule<Name>): readonly OutlinePart[] {
  const editing: EditingOfLanguages = EDITING;
  return editing[document.language].outline(syntax);
}
