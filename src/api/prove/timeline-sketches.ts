import type { Event } from '../../event/index.ts';
import type { Plan, Step } from '../../ir/index.ts';
import type { Pin } from '../../proof/index.ts';

export type Series = Exclude<Plan, { readonly kind: 'single' }>;

/** An item with what is to be known of it: the pins of what it asks of one event, its keys among that. */
export interface Item {
  readonly step: Step;
  readonly name: string;
  readonly pins: readonly Pin[];
  /** An event that it takes. */
  readonly event: Event;
}

/** An event of a timeline; `wait`: milliseconds since the one before, where it matters. */
export interface Placed {
  readonly event: Event;
  readonly wait?: number;
}

/** A timeline without times, and whether it matches as far as that is said without running it. */
export type Sketch = { readonly events: readonly Placed[]; readonly matches: boolean | null; readonly reason: string };

/** The events that an item takes, none where it has to be missing. */
export function eventsOfItem({ step, event }: Item): readonly Placed[] {
  return step.missing ? [] : Array.from({ length: step.runs }, () => ({ event }));
}

/** Timelines that differ in what ties events together. */
export function structural(plan: Series, items: readonly Item[], stop: Item | null): readonly Sketch[] {
  const base = items.map(eventsOfItem);
  const flat = base.flat();
  const sketches: Sketch[] = [];
  for (const [at, { name, step, event }] of items.entries()) {
    const before = base.slice(0, at).flat();
    const after = base.slice(at + 1).flat();
    if (step.missing) {
      sketches.push({
        events: [...before, { event }, ...after],
        matches: null,
        reason: `${name} is there, which has to be missing`,
      });
      continue;
    }
    sketches.push({ events: [...before, ...after], matches: null, reason: `${name} is left out` });
    if (step.runs > 1) {
      const fewer = Array.from({ length: step.runs - 1 }, () => ({ event }));
      sketches.push({ events: [...before, ...fewer, ...after], matches: null, reason: `${name} once less than it has to be` });
    }
    sketches.push({ events: [...before, ...(base[at] ?? []), { event }, ...after], matches: null, reason: `${name} once more` });
    const next = base[at + 1];
    if (next !== undefined && next.length > 0)
      sketches.push({
        events: [...before, ...next, ...(base[at] ?? []), ...base.slice(at + 2).flat()],
        matches: null,
        reason: `${name} after the next item`,
      });
  }
  if (plan.kind === 'sequence' && plan.maxspan !== null && flat.length > 1) {
    const { maxspan } = plan;
    const last = flat.length - 1;
    const spread = (span: number): readonly Placed[] =>
      flat.map(({ event }, at) => ({ event, wait: at === last ? span - (last - 1) : at === 0 ? 0 : 1 }));
    for (const [span, reason] of [
      [maxspan - 1, 'just within maxspan'],
      [maxspan, 'as long as maxspan'],
      [maxspan + 1, 'just longer than maxspan'],
      [maxspan * 2, 'twice as long as maxspan'],
    ] as const)
      if (span >= last) sketches.push({ events: spread(span), matches: null, reason });
  }
  if (stop !== null) {
    const ending = { event: stop.event };
    for (let at = 0; at <= flat.length; at++)
      sketches.push({
        events: [...flat.slice(0, at), ending, ...flat.slice(at)],
        matches: null,
        reason: at === 0 ? 'until before all' : at === flat.length ? 'until behind all' : `until behind event ${at}`,
      });
  }
  sketches.push({ events: [...flat, ...flat], matches: null, reason: 'all items twice' });
  sketches.push({ events: flat.map((one) => ({ ...one, wait: 0 })), matches: null, reason: 'all at the same time' });
  return sketches;
}
