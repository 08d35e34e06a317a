import type { Event } from '../../event/index.ts';
import type { Diagnostic, Span } from '../../source/index.ts';

/** What was asked of the prover, and what it answered. */
export interface Evidence {
  readonly asked: string;
  /** An event; null: there is none, for every event that there could be. */
  readonly answer: Event | null;
}

/** One finding in the text of a rule. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  /** Null: the finding is read off the text, and nothing is proven. */
  readonly evidence: Evidence | null;
  /** How the text would be without it; null: that is for a person to say. */
  readonly mend: Mend | null;
}

/** A change of the text of a query. */
type Mend =
  /** The part with this origin is taken out of what it is joined with. */
  | { readonly kind: 'without'; readonly origin: Span }
  /** Parentheses are put around it. */
  | { readonly kind: 'parentheses'; readonly span: Span };
