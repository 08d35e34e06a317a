import type { MatchOperator, MembershipOperator } from '../../languages/eql/ast.ts';

export type PatternKind = 'wildcards' | 'regex';

/** How a test of texts is read: what its constants are, and whether letter case counts (eql-semantics 5.1, 6, 7). */
interface TextOperator {
  readonly patterns: PatternKind;
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

/** Whether a list of patterns is one, joined by `|`, or several tests (eql-semantics 2.1). */
export const IS_JOINED: { readonly [kind in PatternKind]: boolean } = { wildcards: false, regex: true };

/** Every test with a list of values. */
export const LISTS: { readonly [name in MembershipOperator]: Pick<TextOperator, 'insensitive'> } = {
  in: { insensitive: false },
  'in~': { insensitive: true },
};
