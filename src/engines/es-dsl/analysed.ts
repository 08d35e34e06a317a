import type { Column } from './columns.ts';
import { unsupported } from './failure.ts';
import { constant, type Query, remembering, someValue } from './query.ts';

type TextColumn = Extract<Column, { readonly kind: 'text' }>;

/** `match` looks for any of the terms of its text, or for all of them; `match_phrase` for all, one right behind the other in one value. */
export function matchText(column: TextColumn, text: string, mode: 'or' | 'and' | 'phrase', path: string): Query {
  if (column.analyze === null) return unanalysed(path);
  const wanted = column.analyze(text);
  const [first] = wanted;
  if (first === undefined) return constant(false);
  switch (mode) {
    case 'or':
      return someValue(3, column.terms, (terms) => wanted.some((term) => terms.includes(term)));
    case 'and':
      return {
        cost: 3,
        matches: (event) => wanted.every((term) => column.terms[event]?.some((terms) => terms.includes(term)) === true),
      };
    case 'phrase':
      return someValue(3, column.terms, (terms) =>
        terms.some((term, at) => term === first && wanted.every((other, place) => terms[at + place] === other)),
      );
  }
}

/** Queries on terms hold each of them against the text as it stands. */
export function someTerm(column: TextColumn, test: (term: string) => boolean, path: string): Query {
  if (column.analyze === null) return unanalysed(path);
  const remembered = remembering(test);
  return someValue(5, column.terms, (terms) => terms.some(remembered));
}

function unanalysed(path: string): never {
  return unsupported(path, 'a text field whose analyzer is not known here');
}
