/** Counts of work, which are the same on every machine. */
export interface Work {
  /** How often a line was parsed. */
  readonly parsed: number;
  /** How often a predicate, or a leaf of one, was asked about an event. */
  readonly asked: number;
}

/**
 * The most work that matching may take, over the events that bench/full makes of the rules. Who makes it less lowers the bound; who needs more says why.
 */
export const BOUNDS: readonly {
  readonly name: string;
  readonly oneRuleIn: number;
  readonly events: number;
  readonly most: Work;
}[] = [
  {
    name: 'a tenth of the public EQL rules over events of their own',
    oneRuleIn: 10,
    events: 990,
    most: { parsed: 20, asked: 20 },
  },
  { name: 'one rule over the same events', oneRuleIn: 1000, events: 990, most: { parsed: 2, asked: 2 } },
  { name: 'all of them over the same events', oneRuleIn: 1, events: 990, most: { parsed: 20, asked: 450 } },
];
