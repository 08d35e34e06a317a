import type { Change, Golden } from '../../golden/index.ts';
import { stemOf, type TestableRule } from './names.ts';
import type { Outcome } from './run.ts';

/** An expectation that rules do not meet any more, and what they say now; `fixed`: why it cannot be written so. */
export interface Renewal extends Change {
  readonly fixed: string | null;
}

/** What is to be written anew. Golden events with one expectation have to agree on it. */
export function renewalsOf(outcomes: readonly Outcome[]): readonly Renewal[] {
  const bySlot = new Map<Golden['slot'], Outcome[]>();
  for (const outcome of outcomes) {
    const { slot } = outcome.golden;
    const before = bySlot.get(slot);
    if (before === undefined) bySlot.set(slot, [outcome]);
    else before.push(outcome);
  }
  return [...bySlot.values()].flatMap((together): readonly Renewal[] => {
    const wanted = together.map(wantedOf);
    const changed = together.filter((outcome, at) => !isMet(outcome, wanted[at] ?? null));
    const [first] = changed;
    if (first === undefined) return [];
    const { golden } = first;
    const [one] = wanted;
    if (one === null || one === undefined || wanted.some((other) => JSON.stringify(other) !== JSON.stringify(one)))
      return [{ golden, expected: golden.expected === true, fixed: SPLIT }];
    return [{ golden, expected: one, fixed: golden.slot.fixed }];
  });
}

const SPLIT = 'its events, or its rules, no longer share one expectation: give each a case of its own';

/** The expectation that rules meet; null: there is none that could be written in this place. */
function wantedOf({ golden, said }: Outcome): boolean | readonly string[] | null {
  if (said.some(({ matches }) => matches === null)) return null;
  if (typeof golden.expected !== 'boolean') {
    const matching = said.filter(({ matches }) => matches === true).map(({ rule }) => rule);
    // Names stay as they are written, and in their order.
    const kept = golden.expected.filter(({ text }) => matching.some((rule) => isCalled(rule, text)));
    const added = matching.filter((rule) => !kept.some(({ text }) => isCalled(rule, text)));
    return [...kept.map(({ text }) => text), ...added.map(({ id, name }) => id ?? name)];
  }
  const [first] = said;
  return first !== undefined && said.every(({ matches }) => matches === first.matches) ? first.matches : null;
}

function isMet({ golden, said }: Outcome, wanted: boolean | readonly string[] | null): boolean {
  if (typeof golden.expected === 'boolean') return said.every(({ matches }) => matches === golden.expected);
  return JSON.stringify(wanted) === JSON.stringify(golden.expected.map(({ text }) => text));
}

function isCalled({ id, name, file }: TestableRule, text: string): boolean {
  return id === text || name === text || stemOf(file) === text;
}
