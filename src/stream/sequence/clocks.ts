/**
 * What time it is for each rule, in one block of memory: most events of many rules change nothing else, and are over with a look at neighbouring
 * numbers.
 */
export interface Clocks {
  /** One more rule, by its number here. */
  forRule(): number;
  get(rule: number, hand: Hand): number;
  set(rule: number, hand: Hand, value: number): void;
  /** Lets an event pass by that only tells the time. False: nothing is done, as it is late, or something may be over by then. */
  pass(rule: number, ms: number, ns: number): boolean;
}

/**
 * Before `closedMs` nothing more is taken; `passedMs` and `passedNs` are of the last event that passed; before `quietUntilMs` nothing is over by time
 * alone; `passed` counts what went by with `pass`.
 */
export const HANDS = { closedMs: 0, passedMs: 1, passedNs: 2, quietUntilMs: 3, passed: 4 } as const;
type Hand = (typeof HANDS)[keyof typeof HANDS];

/** A line of a processor's cache for each. */
const WIDTH = 8;

export function createClocks(): Clocks {
  let block = new Float64Array(WIDTH * 16);
  let rules = 0;

  function get(rule: number, hand: Hand): number {
    return block[rule * WIDTH + hand] ?? 0;
  }

  function set(rule: number, hand: Hand, value: number): void {
    block[rule * WIDTH + hand] = value;
  }

  return {
    forRule() {
      if (rules * WIDTH === block.length) {
        const larger = new Float64Array(2 * block.length);
        larger.set(block);
        block = larger;
      }
      for (const hand of [HANDS.closedMs, HANDS.passedMs, HANDS.quietUntilMs]) set(rules, hand, -Infinity);
      return rules++;
    },
    get,
    set,
    pass(rule, ms, ns) {
      const at = rule * WIDTH;
      const isLate = !(ms >= get(rule, HANDS.closedMs)) || (ms === get(rule, HANDS.passedMs) && ns < get(rule, HANDS.passedNs));
      if (isLate || !(ms < get(rule, HANDS.quietUntilMs))) return false;
      block[at + HANDS.closedMs] = ms;
      block[at + HANDS.passedMs] = ms;
      block[at + HANDS.passedNs] = ns;
      block[at + HANDS.passed] = get(rule, HANDS.passed) + 1;
      return true;
    },
  };
}
