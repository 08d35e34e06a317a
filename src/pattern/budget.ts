/** How much an automaton may cost. Work counts elementary steps of determinising. */
export interface Budget {
  readonly maxStates: number;
  readonly maxWork: number;
}

export const DEFAULT_BUDGET: Budget = { maxStates: 2_000, maxWork: 3_000_000 };

/** What was built, or the fact that the budget did not suffice. */
export type Built<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: 'too-many-states' };

export const TOO_MANY = { ok: false, reason: 'too-many-states' } as const;
