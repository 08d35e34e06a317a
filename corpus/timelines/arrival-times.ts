import type { Random } from '../random.ts';
import { isInOrder, type TimelinePlan } from './timeline-plan.ts';

/**
 * When each event of a plan arrives, in milliseconds after its start, by place in the order of time. Without a delay all arrive when they
 * happen; else at most so much later, those of one instant together. Null for a plan whose own order of arrival asks for more.
 */
export function arrivals(plan: TimelinePlan, maxDelay: number | null, random: Random): readonly number[] | null {
  const { events, arrival } = plan;
  const instants = events.map(({ at }) => at);
  if (maxDelay === null) return isInOrder(plan) ? instants : null;
  if (arrival === undefined) {
    const delays = new Map(instants.map((at) => [at, random.int(0, maxDelay)]));
    return instants.map((at) => at + (delays.get(at) ?? 0));
  }
  const arrives = [...instants];
  let latest = 0;
  for (const place of arrival) {
    latest = Math.max(latest, instants[place] ?? 0);
    arrives[place] = latest;
    if (events[place]?.lost === undefined && latest - (instants[place] ?? 0) > maxDelay) return null;
  }
  return arrives;
}
