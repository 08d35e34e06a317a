import type { Answer } from './artifact.ts';

/** A part of the answer with guesses about it: its time, and how often it holds. */
export interface Weighed {
  readonly answer: Answer;
  readonly cost: number;
  readonly chance: number;
}

/**
 * Operands in the order that is expected to decide soonest: conditions are total and free of effects, so their order does
 * not change the answer. For `and`, what is cheap and seldom holds comes first; for `or`, what is cheap and often holds.
 */
export function joined(kind: 'and' | 'or', operands: readonly Weighed[]): Weighed {
  const decides = (each: Weighed) => (kind === 'and' ? 1 - each.chance : each.chance);
  const sorted = [...operands].sort((one, other) => one.cost * decides(other) - other.cost * decides(one));
  let cost = 0;
  let open = 1;
  for (const each of sorted) {
    cost += open * each.cost;
    open *= 1 - decides(each);
  }
  const [only] = sorted;
  if (only !== undefined && sorted.length === 1) return only;
  return { answer: { kind, operands: sorted.map((each) => each.answer) }, cost, chance: kind === 'and' ? open : 1 - open };
}
