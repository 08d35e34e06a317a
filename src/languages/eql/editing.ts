import type { Editing, OutlinePart } from '../../contract/index.ts';
import type { Item, Query } from './ast.ts';
import { expectedAfter } from './expected.ts';
import { laidOut } from './laid-out.ts';
import { lexemesOf } from './lexemes.ts';
import { EQL_WORDS } from './word-list.ts';

/** What EQL tells whoever edits it. */
export const eqlEditing: Editing<Query> = {
  lexemes: lexemesOf,
  words: EQL_WORDS,
  expected: expectedAfter,
  optional: '?',
  format: laidOut,
  outline,
};

function outline({ body }: Query): readonly OutlinePart[] {
  switch (body.kind) {
    case 'event':
      return [{ name: `${body.category.name} where`, span: body.span }];
    case 'sequence':
      return [
        ...body.items.map((item, at) => part(`${at + 1}`, item)),
        ...(body.until === null ? [] : [part('until', body.until)]),
      ];
    case 'sample':
      return body.items.map((item, at) => part(`${at + 1}`, item));
  }
}

function part(which: string, { missing, category, span }: Item): OutlinePart {
  return { name: `${which}: ${missing ? 'no ' : ''}${category.name} where`, span };
}
