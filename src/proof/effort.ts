/** How much work may still be done; steps, not time, so that an answer does not depend on the machine. */
export interface Effort {
  left: number;
  /** The work for more than this, which it is taken off as well. */
  readonly of?: Effort;
}

/** The work was not enough: the question is open. */
export class OutOfEffort extends Error {
  constructor() {
    super('the work allowed for a proof is used up');
    this.name = 'OutOfEffort';
  }
}

/** Takes steps off what is left; throws `OutOfEffort` when there are none. */
export function spend(effort: Effort, steps: number): void {
  for (let one: Effort | undefined = effort; one !== undefined; one = one.of) one.left -= steps;
  for (let one: Effort | undefined = effort; one !== undefined; one = one.of) if (one.left < 0) throw new OutOfEffort();
}

/** So much of the work that is still allowed. */
export function portion(of: Effort, most: number): Effort {
  return { left: most, of };
}

/** Whether no step is left. */
export function isUsedUp(effort: Effort): boolean {
  for (let one: Effort | undefined = effort; one !== undefined; one = one.of) if (one.left < 0) return true;
  return false;
}

/** What came of work, or that it did not come to an end: for want of effort, or past the depth of the stack, which no step counts. */
type Attempt<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly short: 'effort' | 'depth' };

/** Does as much of some work as is allowed; what was spent stays spent. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { done: true, value: work() };
  } catch (error) {
    if (error instanceof OutOfEffort) return { done: false, short: 'effort' };
    // A chain of thousands of optional parts.
    if (error instanceof RangeError) return { done: false, short: 'depth' };
    throw error;
  }
}

/** Why work did not come to an end, of so many steps, in plain words. */
export function shortOf(short: 'effort' | 'depth', most: number): string {
  return short === 'effort' ? `${most} steps did not suffice` : 'an expression is nested too deeply';
}
