import type { EventId, FieldType } from '../../event/index.ts';
import type { Span } from '../../source/index.ts';

/** Why one event matches a rule or does not. */
export type Explanation = EventExplanation | ItemsExplanation | NoExplanation;

/** For a rule over single events. */
interface EventExplanation {
  readonly kind: 'event';
  /** What the oracle answers for this event alone; pipes, which need the other events, are left aside. */
  readonly matches: boolean;
  /** The category and the condition, joined by `and`. */
  readonly root: Explained;
}

/** For a sequence or a sample: which items the event could fill. Whether the rule matches is decided by other events too. */
interface ItemsExplanation {
  readonly kind: 'sequence' | 'sample';
  readonly items: readonly ItemExplanation[];
  /** The event after `until`; null: the rule has none. */
  readonly until: ItemExplanation | null;
}

export interface ItemExplanation {
  readonly span: Span;
  /** The item fills with events that are not there. */
  readonly missing: boolean;
  /** The item takes the event. */
  readonly takes: boolean;
  /** Its category and conditions, with those that its join keys bring (eql-semantics 2.4), joined by `and`. */
  readonly root: Explained;
  /** The fields it joins by, in order; empty: it joins by nothing. */
  readonly keys: readonly FieldSeen[];
}

/** Why several events make up a sequence or a sample, or do not. Single events that pipes choose among stand as an item each. */
export interface TimelineExplanation {
  readonly kind: 'timeline';
  readonly of: 'event' | 'sequence' | 'sample';
  /** Milliseconds; null: none. */
  readonly maxspan: number | null;
  /** The rule has pipes, which are left aside. */
  readonly piped: boolean;
  /** Before pipes; places among the events given, without those that must be missing. */
  readonly matches: readonly (readonly EventId[])[];
  /** In the order of time; of a sample in the order given. */
  readonly events: readonly EventOnTimeline[];
}

export interface EventOnTimeline {
  /** The place among the events given. */
  readonly event: EventId;
  /** ISO 8601 with milliseconds; null: it tells no single instant, and no sequence can have it. */
  readonly time: string | null;
  /** Milliseconds since 1970. */
  readonly at: number | null;
  readonly items: readonly ItemExplanation[];
  readonly until: ItemExplanation | null;
  /** What becomes of it under each item and key that takes it; for samples and missing items there is nothing to tell. */
  readonly turns: readonly ExplainedTurn[];
}

/** A turn of the sequence's machine with the key as texts; null: no value. */
export interface ExplainedTurn {
  readonly item: number;
  readonly key: readonly (string | null)[];
  readonly outcome: ExplainedOutcome;
}

/** What becomes of an event that an item of a sequence takes, under one key (eql-semantics 10.2, 10.5). */
export type ExplainedOutcome =
  | { readonly kind: 'starts' }
  /** Adds itself to events that wait for it. */
  | { readonly kind: 'continues'; readonly chain: readonly EventId[] }
  /** As the last event: the chain, with it, is a match. */
  | { readonly kind: 'completes'; readonly chain: readonly EventId[] }
  /** As the last event, but an event that must be missing is there. */
  | { readonly kind: 'spoilt'; readonly chain: readonly EventId[] }
  /** No events of the items before it wait under its key. */
  | { readonly kind: 'alone' }
  /** Those that waited are dropped: it comes so long after the first of them, more than maxspan. */
  | { readonly kind: 'too late'; readonly chain: readonly EventId[]; readonly milliseconds: number }
  /** Those that waited are dropped: `until` came at or after the last of them. */
  | { readonly kind: 'ended'; readonly chain: readonly EventId[]; readonly until: EventId };

/** The oracle does not answer: the rule holds something it refuses, or the event takes more work than is allowed. */
export interface NoExplanation {
  readonly kind: 'none';
  readonly reason: string;
}

/** A condition with its truth. The tree mirrors the syntax tree; all that is not `and`, `or` or `not` is a leaf. */
export type Explained = ExplainedAnd | ExplainedOr | ExplainedNot | ExplainedLeaf;

interface Base {
  readonly span: Span;
  readonly holds: boolean;
  /** Neither holds nor the opposite: a script fails on the event, and nothing else decides. The search would fail. (eql-semantics 3.6) */
  readonly failed: boolean;
}
/** Holds when every operand does. */
export interface ExplainedAnd extends Base {
  readonly kind: 'and';
  readonly operands: readonly Explained[];
}
/** Holds when some operand does. */
interface ExplainedOr extends Base {
  readonly kind: 'or';
  readonly operands: readonly Explained[];
}
/** Holds when the operand does not: also for events without the field (eql-semantics 0.3). */
interface ExplainedNot extends Base {
  readonly kind: 'not';
  readonly operand: Explained;
}
export interface ExplainedLeaf extends Base {
  readonly kind: 'leaf';
  /** As its language prints it. */
  readonly text: string;
  readonly comparedAs: ComparedAs;
  /** Written with `!=` or `not in`: it holds when no value satisfies what is denied. */
  readonly negated: boolean;
  /** Every field it reads, in the order of the text. */
  readonly fields: readonly FieldSeen[];
  /** What a script computed from the values before it was tested, one for each choice of values; empty for other leaves. */
  readonly computed: readonly string[];
}

/** How a leaf looks at values. */
export type ComparedAs =
  | 'category'
  | 'constant'
  | 'presence'
  | 'exact text'
  | 'text without case'
  | 'part of text'
  | 'part of text without case'
  | 'wildcards'
  | 'wildcards without case'
  | 'regular expression'
  | 'regular expression without case'
  | 'order of text'
  | 'words'
  | 'version'
  | 'number'
  | 'boolean'
  | 'address'
  | 'network'
  | 'date'
  | 'script';

/** A field as the event has it. */
export interface FieldSeen {
  readonly name: string;
  readonly type: FieldType;
  /** `assumed`: neither the mapping nor the use of the field in the rule says what it is. */
  readonly origin: 'mapping' | 'inferred' | 'assumed';
  /** Everything found under its name, in the order of the event; empty: the event does not have it. */
  readonly values: readonly ValueSeen[];
}

export type ValueSeen = KeptValue | DroppedValue;

/** A value of the field. */
interface KeptValue {
  readonly kind: 'value';
  /** As the rule reads it under the mapping. */
  readonly text: string;
  /** As the event writes it, in JSON. */
  readonly written: string;
  /** The leaf, without its negation, holds for this value alone; null: not this value alone decides. */
  readonly satisfies: boolean | null;
}

/** Something under the field's name that is no value of it. */
interface DroppedValue {
  readonly kind: 'dropped';
  /** As the event writes it, in JSON; objects are told as `{...}`. */
  readonly written: string;
  readonly reason: DropReason;
}

export type DropReason =
  | 'null'
  | 'object'
  | 'longer than ignore_above'
  | 'no number'
  | 'out of range'
  | 'no boolean'
  | 'no address'
  | 'no date'
  | 'cannot be tested';
