import type { Verdict } from './proof.ts';

/** What two rules differ in. */
export interface RuleDifference {
  readonly relation: RelationOfTwo;
  /** What the second rule catches beside the first. */
  readonly meaning: Verdict;
  /** What the rules say of themselves otherwise. */
  readonly metadata: readonly MetadataChange[];
}

/** Metadata by the name that people have for it, and what each rule says. */
export interface MetadataChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What the first of two rules, A, is beside the second, B. */
export type RelationOfTwo = 'equivalent' | 'A is narrower' | 'A is broader' | 'overlap' | 'disjoint' | 'unknown';

/** The relation in one word or three; `unknown` also when the rules are known to differ, and not how. */
export function relationOfTwo(verdict: Verdict): RelationOfTwo {
  switch (verdict.kind) {
    case 'equal':
      return 'equivalent';
    case 'unknown':
      return 'unknown';
    case 'differs':
      return RELATION_OF_A[verdict.relation];
  }
}

/** A verdict is told of the second: when that is narrower, the first is broader. */
export const RELATION_OF_A = {
  narrower: 'A is broader',
  broader: 'A is narrower',
  overlap: 'overlap',
  disjoint: 'disjoint',
  other: 'unknown',
} as const;
