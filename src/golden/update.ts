import type { Golden } from './case.ts';
import { written } from './expectation.ts';

/** An expectation that is to be another one. */
export interface Change {
  readonly golden: Golden;
  readonly expected: boolean | readonly string[];
}

/** A text with new expectations, every other letter as it was; changes of one place are one. */
export function rewritten(text: string, changes: readonly Change[]): string {
  const edits = new Map(changes.map((change) => [change.golden.slot, change]));
  const sorted = [...edits].sort(([one], [other]) => other.at.start - one.at.start);
  return sorted.reduce((before, [{ at, before: head, after, form }, { expected }]) => {
    return `${before.slice(0, at.start)}${head}${written(expected, form)}${after}${before.slice(at.end)}`;
  }, text);
}
