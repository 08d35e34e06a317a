import type { Event } from '../../event/index.ts';
import type { Predicate } from '../../ir/index.ts';
import { type Condition, conditionOf } from '../condition.ts';
import type { Effort } from '../effort.ts';
import { modelsOf } from '../model.ts';

/** An event that meets conditions as wanted; null in the list: either way. Null: there is none. */
export type Seek = (wanted: readonly (boolean | null)[]) => Event | null;

/** Looks for events by conditions and, behind them in the list of wishes, by leaves. */
export function seeker(asked: readonly Condition[], leaves: readonly Predicate[], scalar: boolean, effort: Effort): Seek {
  const all = [...asked, ...leaves.map((leaf) => conditionOf(leaf, 'ascii'))];
  const { find } = modelsOf(all, scalar, effort);
  return (wanted) => find(wanted)()?.event ?? null;
}
