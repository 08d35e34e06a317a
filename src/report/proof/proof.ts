import type { Event } from '../../event/index.ts';

/** What is known of two conditions, or of a rule and one artifact of it. Witnesses are borne out by whoever runs both. */
export type Verdict =
  /** For every event; of several events for every item and all that ties them. */
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'differs';
      /** What the second is beside the first. */
      readonly relation: Relation;
      /** An event that only the first catches; null: there is none, or none is known. */
      readonly lost: Event | null;
      /** An event that only the second catches. */
      readonly added: Event | null;
      /** An event that both catch. */
      readonly both: Event | null;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** `narrower`: it catches a part of what the first does; `overlap`: some of it and others; `other`: not known which of these. */
export type Relation = 'narrower' | 'broader' | 'overlap' | 'disjoint' | 'other';

/** What is known of an artifact. */
export interface Proof {
  readonly target: string;
  /** How its translator calls it. */
  readonly translation: 'exact' | 'lossy';
  readonly verdict: Verdict;
  readonly milliseconds: number;
}

/** The proofs of a rule. */
export interface ProvedRule {
  readonly name: string;
  readonly file: string;
  readonly proofs: readonly Proof[];
}

/** How often what was found. */
interface ProofSummary {
  readonly rules: number;
  /** Pairs of a rule and one artifact of it. */
  readonly pairs: number;
  readonly equal: number;
  readonly differs: number;
  readonly unknown: number;
}

export function summaryOf(rules: readonly ProvedRule[]): ProofSummary {
  const proofs = rules.flatMap((rule) => rule.proofs);
  const count = (kind: Verdict['kind']): number => proofs.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    rules: rules.length,
    pairs: proofs.length,
    equal: count('equal'),
    differs: count('differs'),
    unknown: count('unknown'),
  };
}
