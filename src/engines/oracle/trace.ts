import type { EventId } from '../../event/index.ts';
import type { Key } from './keys.ts';

/** What becomes of an event that an item of a sequence takes, under one key (eql-semantics 10.2, 10.5). */
export interface Turn {
  readonly event: EventId;
  /** Among the items of the rule, from 0. */
  readonly item: number;
  readonly key: Key;
  readonly outcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'starts' }
  /** Adds itself to events that wait for it. */
  | { readonly kind: 'continues'; readonly chain: readonly EventId[] }
  /** As the last event: the chain, with it, is a match. */
  | { readonly kind: 'completes'; readonly chain: readonly EventId[] }
  /** As the last event, but an event that must be missing is there. */
  | { readonly kind: 'spoilt'; readonly chain: readonly EventId[] }
  /** No events of the items before it wait under its key. */
  | { readonly kind: 'alone' }
  /** Those that waited are dropped: it comes so many nanoseconds after the first of them, more than maxspan. */
  | { readonly kind: 'too late'; readonly chain: readonly EventId[]; readonly nanos: bigint }
  /** Those that waited are dropped: `until` came at or after the last of them. */
  | { readonly kind: 'ended'; readonly chain: readonly EventId[]; readonly until: EventId };

/** Is told every turn, in the order in which they happen. */
export type Trace = (turn: Turn) => void;

export const untraced: Trace = () => {};
