import type { Anywhere } from '../../src/ir/index.ts';
import { collapseRuns } from '../../src/pattern/index.ts';
import { type Clause, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import { hasCase, literalsOf, sigmaText } from './text.ts';

/** A text that some value of the event holds, as a keyword: its open ends are what keywords have anyway. */
export function keywordsClause({ pattern, letters, origin }: Anywhere): Clause {
  const refused = (what: string): Clause =>
    unsayable(diagnostic('sigma-keyword', `${what} cannot be looked for without a field`, origin));
  if (pattern.kind === 'regex') return refused('a regular expression');
  const { parts } = collapseRuns(pattern);
  const inner = parts.slice(1, -1);
  if (parts[0].kind !== 'any-run' || parts[parts.length - 1]?.kind !== 'any-run' || literalsOf(inner) === '')
    return refused('a whole value');
  if (letters === 'exact' && hasCase(literalsOf(inner))) return refused('a text with letters as written');
  return { kind: 'keywords', values: [sigmaText(inner)], origin };
}
