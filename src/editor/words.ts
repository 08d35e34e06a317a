import type { LexemeKind } from '../contract/index.ts';
import { EDITING } from '../languages/editing.ts';
import type { Span } from '../source/index.ts';
import type { Opened } from './open.ts';

/** A word of a query where it stands in the document. */
export interface EditorWord {
  readonly kind: LexemeKind;
  readonly span: Span;
}

/** The words of all queries of a document, in its order. */
export function wordsOf({ queries }: Opened): readonly EditorWord[] {
  const words = queries.flatMap(({ place, language, document }) =>
    place === null
      ? []
      : EDITING[language]
          .lexemes(document.query.text)
          .map(({ kind, span }): EditorWord => ({ kind, span: { start: place(span.start), end: place(span.end) } })),
  );
  let end = 0;
  // What YAML repeats by an alias stands there once.
  return words
    .sort((one, other) => one.span.start - other.span.start)
    .filter(({ span }) => {
      const isNext = span.start >= end;
      if (isNext) end = span.end;
      return isNext;
    });
}
