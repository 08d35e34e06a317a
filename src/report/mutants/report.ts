import type { Event } from '../../event/index.ts';
import type { NonEmpty, Span } from '../../source/index.ts';

/** A mutant that the events of a rule do not tell from it. */
export interface Survivor {
  readonly kind: string;
  readonly told: string;
  /** The place in the rule's query. */
  readonly span: Span;
  /** What tells them apart, an event or a timeline, and whether the rule catches it; null: nothing is known that does. */
  readonly witness: { readonly events: NonEmpty<Event>; readonly rule: boolean } | null;
  /** Why it is not known whether they are the same; null: they are not. */
  readonly open: string | null;
}

/** How the events of a rule fare against changes of it. */
export interface RuleMutation {
  readonly id: string | null;
  readonly name: string;
  /** Events that the rule and its mutants were asked about, in timelines or alone. */
  readonly events: number;
  readonly mutants: number;
  readonly killed: number;
  /** Of these those that only events notice which were chosen because of mutants. */
  readonly byWitnesses: number;
  /** Proven to be the rule in other words. */
  readonly equivalent: number;
  /** Those that nothing here runs. */
  readonly refused: number;
  readonly survivors: readonly Survivor[];
  /** What was not reached, in plain words. */
  readonly unreached: readonly string[];
}

/** Sums over rules. */
export interface MutationSummary extends Pick<RuleMutation, 'mutants' | 'killed' | 'byWitnesses' | 'equivalent' | 'refused'> {
  readonly rules: number;
  readonly survived: number;
  /** Of the survivors those of which it is not known whether they differ from the rule. */
  readonly open: number;
  /** Percent of the mutants that are not the rule in other words; null: there is none. */
  readonly score: number | null;
  /** The same without the events that the prover found for mutants. */
  readonly unaided: number | null;
}

export function summaryOfMutants(rules: readonly RuleMutation[]): MutationSummary {
  const sum = (count: (rule: RuleMutation) => number): number => rules.reduce((all, rule) => all + count(rule), 0);
  const [mutants, killed] = [sum((rule) => rule.mutants), sum((rule) => rule.killed)];
  const byWitnesses = sum((rule) => rule.byWitnesses);
  const [equivalent, refused] = [sum((rule) => rule.equivalent), sum((rule) => rule.refused)];
  return {
    rules: rules.length,
    mutants,
    killed,
    byWitnesses,
    equivalent,
    refused,
    survived: sum(({ survivors }) => survivors.length),
    open: sum(({ survivors }) => survivors.filter(({ open }) => open !== null).length),
    score: scoreOf({ mutants, killed, equivalent, refused }),
    unaided: scoreOf({ mutants, killed: killed - byWitnesses, equivalent, refused }),
  };
}

export function scoreOf({
  mutants,
  killed,
  equivalent,
  refused,
}: Pick<RuleMutation, 'mutants' | 'killed' | 'equivalent' | 'refused'>): number | null {
  const counted = mutants - equivalent - refused;
  return counted === 0 ? null : (100 * killed) / counted;
}
