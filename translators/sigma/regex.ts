import type { Letters } from '../../src/ir/index.ts';
import { regexToWildcards, type TextPattern, type WildcardPart } from '../../src/pattern/index.ts';
import { diagnostic } from '../../src/source/index.ts';
import { type Clause, unsayable } from './clause.ts';
import { type Setting, type Subject, textClause } from './subject.ts';

/**
 * A Lucene regular expression in Sigma (sigma-target 4.3): strings with wildcards when a short list of them says the
 * same, else a portable expression over the whole value, letter case spelled out, `|s` where `.` occurs.
 */
export function regexClause(
  pattern: Extract<TextPattern, { readonly kind: 'regex' }>,
  letters: Letters,
  subject: Subject,
  setting: Setting,
): Clause {
  const [first, ...rest] = regexToWildcards(pattern.tree, letters, setting.folding) ?? [];
  if (first !== undefined) {
    const patterns = rest.map(({ parts }): readonly WildcardPart[] => parts);
    return textClause(subject, letters, [first.parts, ...patterns], setting);
  }
  return unsayable(diagnostic('sigma-regex-operator', 'no portable form', subject.origin));
}
