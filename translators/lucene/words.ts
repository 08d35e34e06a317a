import type { Words } from '../../src/ir/index.ts';
import type { LuceneQuery } from './artifact.ts';
import { clauseOf } from './clause.ts';
import { bare, quoted, value } from './escape.ts';
import type { Sink } from './sink.ts';

/** Words of an analysed text: in quotes one behind the other; a pattern is held against single words. */
export function wordsQuery(leaf: Words, sink: Sink): LuceneQuery {
  const { sought } = leaf;
  switch (sought.kind) {
    case 'phrase':
      return clauseOf(leaf, [sought.words.length === 1 ? value(sought.text) : quoted(sought.text)], sink);
    case 'word':
      return clauseOf(leaf, [sought.pieces.map(bare).join('*')], sink);
  }
}
