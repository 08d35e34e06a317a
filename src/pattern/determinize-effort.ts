import { nfaOf } from './automaton.ts';
import { DEFAULT_BUDGET } from './budget.ts';
import { expressionOf } from './build-expression.ts';
import { plain } from './determinize.ts';
import type { Folding, Letters } from './fold.ts';
import type { TextPattern } from './text-pattern.ts';

/**
 * What it costs an engine of Lucene's kind to make a pattern deterministic: the sizes of all sets of states that it meets, added up, at most
 * `limit`. Lucene gives up beyond ten times its limit of 10,000 (`Operations.determinize`; its refusals were seen on OpenSearch 2.19.1).
 */
export function determinizeEffort(pattern: TextPattern, letters: Letters, folding: Folding, limit: number): number {
  const nfa = nfaOf(expressionOf(pattern, { letters, folding, lines: 'cross' }));
  const flat = nfa.ok ? plain(nfa.value, DEFAULT_BUDGET.maxWork) : nfa;
  if (!flat.ok) return limit;
  const { alphabet, edges } = flat.value;
  const sets: (readonly number[])[] = [[0]];
  const known = new Set(['0']);
  let effort = 0;
  for (let at = 0; at < sets.length; at++) {
    const set = sets[at] ?? [];
    effort += set.length;
    if (effort >= limit) return limit;
    const targets = Array.from({ length: alphabet.size }, () => new Set<number>());
    for (const state of set)
      for (const { to, classes } of edges[state] ?? []) for (const symbol of classes) targets[symbol]?.add(to);
    for (const target of targets) {
      if (target.size === 0) continue;
      const members = [...target].sort((a, b) => a - b);
      const key = members.join();
      if (known.has(key)) continue;
      known.add(key);
      sets.push(members);
    }
  }
  return effort;
}
