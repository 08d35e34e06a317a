import type { Plan, Predicate } from '../ir/index.ts';
import type { Span } from '../source/index.ts';

/** What was done to a rule. */
export type MutantKind =
  /** `and` for `or`, or the other way round. */
  | 'operator'
  /** A condition for its opposite. */
  | 'negation'
  | 'dropped'
  | 'doubled'
  /** A constant that differs a little. */
  | 'literal'
  /** Letter case that counts, or no longer does. */
  | 'letters'
  /** A value of a list, or an alternative, left out. */
  | 'value'
  /** A pattern that is open at an end, or no longer is. */
  | 'anchor'
  | 'quantifier'
  /** Another field of the rule. */
  | 'field'
  /** A bound moved by one, or no longer in or out. */
  | 'bound'
  | 'maxspan'
  | 'runs'
  /** A join key left out. */
  | 'key'
  | 'until'
  /** Two items in the other order. */
  | 'order'
  /** An item left out, or one there that must be missing. */
  | 'item'
  | 'pipe';

/** A rule that is another one in one place, or should be. */
export interface Mutant {
  readonly kind: MutantKind;
  /** What differs, in a few words. */
  readonly told: string;
  /** The place in the rule's query. */
  readonly span: Span;
  readonly plan: Plan;
  /** The item whose condition was changed: its place, -1 for `until`; null: it is not one condition. */
  readonly item: number | null;
}

/** A predicate with one change. */
export interface PredicateMutant extends Pick<Mutant, 'kind' | 'told' | 'span'> {
  readonly where: Predicate;
}
