/**
 * The work that proofs may do where nobody says otherwise, in steps, so that no answer depends on the machine. Two million are about a
 * second.
 */
export const EFFORTS = {
  /** `prove`, `diff`, `coverage --prove`: for each question. */
  question: 20_000_000,
  /** `check`: for each question; what takes more is left to `prove`. */
  check: 2_000_000,
  /** `freeze`, `corpus --pins`: for the events of a rule. */
  pins: 5_000_000,
  /** `lint`: for all proofs about a rule. */
  lint: 3_000_000,
} as const;

/** Events, or timelines, that pin a rule down, where nobody says how many. */
export const MOST_PINS = 200;
