import type { RuleChange } from '../changes/changes.ts';
import type { PortPlace } from '../port/port.ts';

/** What a review of a pull request looks for. `meaning`: a rule is not proven to catch what it caught. */
export const REVIEWED = ['meaning', 'unreadable', 'refused', 'lossy', 'disagreement', 'golden'] as const;

export type Reviewed = (typeof REVIEWED)[number];

/** One thing that a change of rules brings, at its place in the files as they are now. */
export interface ReviewFinding {
  readonly kind: Reviewed;
  readonly rule: string;
  /** Null: the rule is gone, and its file with it. */
  readonly file: string | null;
  readonly place: PortPlace | null;
  /** That of the problem, the loss or the refusal; null: there is none. */
  readonly code: string | null;
  readonly message: string;
}

/** What became of the rules of a repository, and what that brings. */
export interface Review {
  /** Since when, in words. */
  readonly between: string;
  readonly changes: readonly RuleChange[];
  /** What is new: nothing that was so before, and nothing that a baseline knows. */
  readonly findings: readonly ReviewFinding[];
  /** How many changed rules were run over so many events each. */
  readonly checked: { readonly rules: number; readonly events: number };
  /** Golden events that were replayed; null: none were named. */
  readonly golden: { readonly expectations: number; readonly failed: number } | null;
  /** What makes a review fail. */
  readonly failing: readonly Reviewed[];
}

/** The findings that make a review fail. */
export function failuresOf({ findings, failing }: Pick<Review, 'findings' | 'failing'>): readonly ReviewFinding[] {
  return findings.filter(({ kind }) => failing.includes(kind));
}

/** What each kind is called, and what can be done about it. */
export const REVIEW_WORDS: { readonly [Kind in Reviewed]: { readonly title: string; readonly help: string | null } } = {
  meaning: { title: 'rule that catches other events than before', help: 'look at the event that shows it' },
  unreadable: { title: 'rule that is not understood', help: 'mend what the code says' },
  refused: {
    title: 'translation that is refused now',
    help: 'write what the target can say, or put the refusal into the baseline',
  },
  lossy: {
    title: 'translation that loses something now',
    help: 'write what the target can say, or put the loss into the baseline',
  },
  disagreement: { title: 'engine that does not agree', help: 'run eqlibrium check over the rule' },
  golden: { title: 'golden event that a rule does not meet', help: 'mend the rule, or the expectation' },
};
