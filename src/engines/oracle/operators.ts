import type { MatchOperator, MembershipOperator } from '../../languages/eql/ast.ts';

/** How a test of texts is read: what its constants are, and whether letter case counts (eql-semantics 5.1, 6, 7). */
interface TextOperator {
  readonly patterns: 'wildcards' | 'regex';
  readonly insensitive: boolean;
}

/** Every test with patterns, read from the documents anew. */
export const MATCHES: { readonly [name in MatchOperator]: TextOperator } = {
  ':': { patterns: 'wildcards', insensitive: true },
  like: { patterns: 'wildcards', insensitive: false },
  'like~': { patterns: 'wildcards', insensitive: true },
  regex: { patterns: 'regex', insensitive: false },
  'regex~': { patterns: 'regex', insensitive: true },
};

/** Every test with a list of values. */
export const LISTS: { readonly [name in MembershipOperator]: Pick<TextOperator, 'insensitive'> } = {
  in: { insensitive: false },
  'in~': { insensitive: true },
};
