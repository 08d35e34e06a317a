import type { Event } from '../../event/index.ts';
import type { Comparison, Found } from '../../proof/index.ts';
import type { Relation, Verdict } from '../../report/proof/proof.ts';

/** What searching found, told of the right side: it is narrower when it loses events and adds none. */
export function relationOf({ leftOnly, rightOnly, both }: Comparison): Verdict {
  if (leftOnly.kind === 'none' && rightOnly.kind === 'none') return { kind: 'equal' };
  const [lost, added, common] = [leftOnly, rightOnly, both].map(eventOf);
  const [open] = [leftOnly, rightOnly].filter((found) => found.kind === 'unknown');
  if (open !== undefined && lost == null && added == null) return { kind: 'unknown', reason: open.reason, spent: open.spent };
  const relation = named(leftOnly.kind, rightOnly.kind, both.kind);
  return { kind: 'differs', relation, lost: lost ?? null, added: added ?? null, both: common ?? null };
}

function named(leftOnly: Found['kind'], rightOnly: Found['kind'], both: Found['kind']): Relation {
  // What catches nothing is a part of anything, and disjoint from it as well: the first says more.
  if (leftOnly === 'event' && rightOnly === 'none') return 'narrower';
  if (leftOnly === 'none' && rightOnly === 'event') return 'broader';
  if (both === 'none') return 'disjoint';
  return leftOnly === 'event' && rightOnly === 'event' && both === 'event' ? 'overlap' : 'other';
}

function eventOf(found: Found): Event | null {
  return found.kind === 'event' ? found.event : null;
}
