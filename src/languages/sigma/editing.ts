import type { Editing, OutlinePart } from '../../contract/index.ts';
import type { SigmaRule } from './ast.ts';
import { expectedAfter } from './expected.ts';
import { lexemesOf } from './lexemes.ts';
import { detectionsOf } from './walk.ts';
import { KEY_WORDS, MODIFIER_WORDS, OPERATOR_WORDS } from './word-list.ts';

/** What Sigma tells whoever edits it. */
export const sigmaEditing: Editing<SigmaRule> = {
  lexemes: lexemesOf,
  words: [...MODIFIER_WORDS, ...OPERATOR_WORDS, ...KEY_WORDS],
  expected: expectedAfter,
  optional: null,
  format: null,
  outline,
};

function outline(rule: SigmaRule): readonly OutlinePart[] {
  return detectionsOf(rule).flatMap(({ searches, conditions }) => [
    ...[...searches].map(([name, { span }]) => ({ name, span })),
    ...conditions.map(({ span }) => ({ name: 'condition', span })),
  ]);
}
