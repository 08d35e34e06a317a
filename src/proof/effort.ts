/** How much work may still be done; steps, not time, so that an answer does not depend on the machine. */
export interface Effort {
  left: number;
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
  effort.left -= steps;
  if (effort.left < 0) throw new OutOfEffort();
}
