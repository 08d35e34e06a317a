import type { RelationOfTwo } from './difference.ts';

/** What each of two catches beside the other, by what the first is beside the second. */
export function relationWords(
  first: string,
  second: string,
): { readonly [Relation in Exclude<RelationOfTwo, 'unknown' | 'equivalent'>]: string } {
  return {
    'A is narrower': `${second} catches all that ${first} does, and more`,
    'A is broader': `${first} catches all that ${second} does, and more`,
    overlap: 'each catches events that the other does not',
    disjoint: 'no event is caught by both',
  };
}
