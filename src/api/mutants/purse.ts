/** The work that is left for all that is asked about the mutants of one rule, in steps, and how much of it one question to the prover may take. */
export interface Purse {
  left: number;
  readonly each: number;
}

/** Why it is not known of a mutant whether it is the rule: nobody had the time to look. */
export const SPENT = 'the work allowed for the mutants of a rule is used up';

/** Why nothing is known of the mutants of a rule. */
export const TOO_LARGE = 'the rule is too large to run each of its mutants';

export function isSpent({ left }: Purse): boolean {
  return left <= 0;
}

/**
 * What is done beside the prover, in its steps, of which a million take about a third of a second: asking one leaf about one event, making a leaf
 * ready to be asked, for each value, counting the answers of one operand, running a rule over several events on one, and the normal form of a
 * condition, for each of its parts.
 */
export const COSTS = { asking: 0.5, making: 4, counting: 1 / 128, running: 4, forming: 8 } as const;
