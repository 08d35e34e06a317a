/** A condition as a tree, whose leaves are texts. */
export type EqlCondition =
  | { readonly kind: 'leaf'; readonly text: string }
  /** A field, an operator and one of the constants that the operator takes a list of. */
  | { readonly kind: 'leaf'; readonly text: string; readonly listed: { readonly head: string; readonly value: string } }
  /** A leaf that has a shorter spelling of its negation: `!=`, `== null`. */
  | { readonly kind: 'leaf'; readonly text: string; readonly negated: string }
  | { readonly kind: 'not'; readonly operand: EqlCondition }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly EqlCondition[] };

/** What is asked of one event: its category, where the condition begins with one, and the rest. */
export interface EqlEvent {
  /** Null: any. */
  readonly category: string | null;
  readonly where: EqlCondition;
}

export interface EqlItem extends EqlEvent {
  readonly missing: boolean;
  readonly keys: readonly string[];
  readonly runs: number;
}

/** A query, its conditions as trees and everything else as text. */
export interface EqlArtifact {
  readonly body:
    | ({ readonly kind: 'event' } & EqlEvent)
    | {
        readonly kind: 'sequence' | 'sample';
        /** Behind the first word: keys of all items, the span. */
        readonly head: string;
        readonly items: readonly EqlItem[];
        readonly until: EqlItem | null;
      };
  readonly pipes: readonly string[];
}

export const TRUE: EqlCondition = { kind: 'leaf', text: 'true', negated: 'false' };
export const FALSE: EqlCondition = { kind: 'leaf', text: 'false', negated: 'true' };
