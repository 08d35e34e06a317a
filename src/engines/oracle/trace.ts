import type { EventId } from '../../event/index.ts';
import type { ExplainedOutcome } from '../../report/index.ts';
import type { Key } from './keys.ts';

/** What becomes of an event that an item of a sequence takes, under one key (eql-semantics 10.2, 10.5). */
export interface Turn {
  readonly event: EventId;
  /** Among the items of the rule, from 0. */
  readonly item: number;
  readonly key: Key;
  readonly outcome: Outcome;
}

/** As an explanation tells it, with nanoseconds in the place of milliseconds. */
export type Outcome =
  | Exclude<ExplainedOutcome, { readonly kind: 'too late' }>
  | { readonly kind: 'too late'; readonly chain: readonly EventId[]; readonly nanos: bigint };

/** Is told every turn, in the order in which they happen. */
export type Trace = (turn: Turn) => void;

export const untraced: Trace = () => {};
