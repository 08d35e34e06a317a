import { dfaOf } from './automaton.ts';
import type { Built } from './budget.ts';
import { expressionOf } from './build-expression.ts';
import type { Lines } from './emit.ts';
import type { Folding, Letters } from './fold.ts';
import { type DfaTable, dfaTable } from './table.ts';
import type { TextPattern } from './text-pattern.ts';

/** The minimal deterministic automaton of a pattern as data, for walkers elsewhere: `.`, `*` and `?` run over line ends or stop at them. */
export function toDfaTable(pattern: TextPattern, letters: Letters, folding: Folding, lines: Lines): Built<DfaTable> {
  const dfa = dfaOf(expressionOf(pattern, { letters, folding, lines }));
  return dfa.ok ? { ok: true, value: dfaTable(dfa.value) } : dfa;
}
