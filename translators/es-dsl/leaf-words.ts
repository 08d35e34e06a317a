import type { Words } from '../../src/ir/index.ts';
import { indexedName } from './field-name.ts';
import type { Query } from './query.ts';

/** Words of an analysed text: the index takes phrases apart as it did the text. A pattern is held against its words as it stands, in small letters. */
export function wordsQuery({ field, sought }: Words): Query {
  const name = indexedName(field);
  switch (sought.kind) {
    case 'phrase':
      return sought.words.length === 1 ? { match: { [name]: sought.text } } : { match_phrase: { [name]: sought.text } };
    case 'word':
      return { wildcard: { [name]: { value: sought.pieces.map((piece) => piece.replace(/[\\*?]/g, '\\$&')).join('*') } } };
  }
}
