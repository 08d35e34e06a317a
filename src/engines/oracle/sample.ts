import type { SampleQuery } from '../../languages/eql/ast.ts';
import { compareKeys, type Key } from './keys.ts';
import type { Placed } from './placed.ts';
import type { Scope } from './scope.ts';
import { readSteps } from './steps.ts';
import type { Trouble } from './trouble.ts';

const MOST_ITEMS = 256;

/** Finds samples for each key under which every item has an event of its own, in the order of keys (eql-semantics 10.6). */
type SampleFinder = (events: readonly Placed[], trouble: Trouble) => readonly (readonly Placed[])[];

/**
 * Reads a sample. Which of several events an item gets is unspecified in the engine; here it is the first that leaves one
 * for the others, and a second sample of the same key is the next such choice, which differs in some event.
 */
export function readSample(query: SampleQuery, scope: Scope): SampleFinder {
  if (query.items.length > MOST_ITEMS) scope.refuse(`a sample of more than ${MOST_ITEMS} items`, query.span);
  const steps = readSteps(query.items, query.by, scope);
  return (events, trouble) => {
    const candidates = new Map<string, { readonly key: Key; readonly items: Placed[][] }>();
    for (const placed of [...events].sort((a, b) => a.id - b.id)) {
      for (const [item, step] of steps.entries()) {
        if (!step.takes({ event: placed.event, budget: trouble.budget })) continue;
        for (const key of step.keys(placed, trouble)) {
          const known = candidates.get(key.name) ?? { key, items: steps.map(() => []) };
          known.items[item]?.push(placed);
          candidates.set(key.name, known);
        }
      }
    }
    if (trouble.budget.left < 0) trouble.say('the events take more work than is allowed');
    const keys = [...candidates.values()].sort((a, b) => compareKeys(a.key, b.key));
    return keys.flatMap(({ items }) => choose(items, [], scope.settings.maxSamplesPerKey ?? 1, trouble));
  };
}

/** Choices of one event for each item, all different, at most so many: tried in the order of items and events. */
function choose(
  items: readonly (readonly Placed[])[],
  chosen: readonly Placed[],
  most: number,
  trouble: Trouble,
): readonly (readonly Placed[])[] {
  const candidates = items[chosen.length];
  if (candidates === undefined) return [chosen];
  const found: (readonly Placed[])[] = [];
  for (const candidate of candidates) {
    trouble.budget.left--;
    if (trouble.budget.left < 0) trouble.say('the samples take more work than is allowed');
    if (trouble.budget.left < 0 || found.length >= most) return found;
    if (!chosen.includes(candidate)) found.push(...choose(items, [...chosen, candidate], most - found.length, trouble));
  }
  return found;
}
