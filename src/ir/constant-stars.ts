import { wildcard } from '../pattern/index.ts';
import { isNonEmpty } from '../source/index.ts';
import type { Matches, OneOf } from './predicate.ts';

/**
 * In the terms and patterns of a `constant_keyword` every star acts, and nothing escapes it: an index answers what asks for a star itself
 * by an expression alone. (eql-semantics 9.1)
 */
export function meansStar(leaf: OneOf | Matches): boolean {
  if (leaf.field.type !== 'constant_keyword') return false;
  if (leaf.kind === 'one-of') return leaf.values.some(holdsStar);
  return leaf.pattern.kind === 'wildcard' && leaf.pattern.parts.some((part) => part.kind === 'literal' && holdsStar(part.text));
}

/** The same leaf as leaves that ask for no star, and those patterns that do. */
export function splitAtStars(leaf: OneOf): { readonly plain: OneOf | null; readonly starred: readonly Matches[] } {
  const { kind: _, values, ...about } = leaf;
  const plain = values.filter((value) => !holdsStar(value));
  const starred = values.filter(holdsStar).map(
    (value): Matches => ({
      ...about,
      kind: 'matches',
      pattern: wildcard([{ kind: 'literal', text: String(value) }]),
    }),
  );
  return { plain: isNonEmpty(plain) ? { ...leaf, values: plain } : null, starred };
}

function holdsStar(value: unknown): boolean {
  return typeof value === 'string' && value.includes('*');
}
