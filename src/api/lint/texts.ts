import type { Written } from '../../contract/index.ts';
import { type Plan, type Predicate, predicatesOf, type Rule } from '../../ir/index.ts';
import { diagnostic } from './codes.ts';
import type { Finding } from './finding.ts';
import { childrenOf } from './tree.ts';

/** `and` beside `or`, where nothing shows which binds stronger. */
export function mixedOperators({ mixed }: Written): readonly Finding[] {
  return mixed.map((span) => ({
    diagnostic: diagnostic('lint-mixed-and-or', 'this `and` binds stronger than the `or` beside it', span),
    evidence: null,
    mend: { kind: 'parentheses', span },
  }));
}

/** Values of KQL in quotes that look like patterns. */
export function quotedWildcards({ language, query }: Rule, plan: Plan): readonly Finding[] {
  if (language !== 'kql') return [];
  const found: Finding[] = [];
  const visit = (predicate: Predicate): void => {
    if (predicate.kind === 'one-of' && predicate.values.some((value) => typeof value === 'string' && value.includes('*')))
      if (query.slice(predicate.origin.start, predicate.origin.end).includes('"'))
        found.push({
          diagnostic: diagnostic('lint-quoted-wildcard', 'in quotes `*` is an ordinary character', predicate.origin),
          evidence: null,
          mend: null,
        });
    childrenOf(predicate).forEach(visit);
  };
  predicatesOf(plan).forEach(visit);
  return found;
}
