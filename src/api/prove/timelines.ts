import type { RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { allOf, type Predicate, type Rule, type Step } from '../../ir/index.ts';
import { type Pin, type Pins, pinsOf } from '../../proof/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { predicateOf } from '../predicate-of.ts';
import { withinReach } from './sides.ts';
import { byItems, packedItems } from './timeline-items.ts';
import { type KeyValues, keysAsked, keyValues, withKeys } from './timeline-keys.ts';
import { eventsOfItem, type Item, type Placed, type Series, structural } from './timeline-sketches.ts';

/** A timeline, and whether it matches as far as that is said without running it; null: whoever runs it says. */
export interface Timeline {
  readonly events: NonEmpty<Event>;
  readonly matches: boolean | null;
  readonly reason: string;
}

interface Timelines {
  readonly timelines: readonly Timeline[];
  readonly unreached: readonly string[];
}

interface Limits {
  readonly effort: number;
  readonly most: number;
  readonly scalar: boolean;
  /** Several pins in a timeline: fewer events, that are harder to read. */
  readonly packed: boolean;
  readonly refine?: Refine;
}

/**
 * Other pins for an item than those that were found: `item` is its place, -1 that of `until`; `keyed` is a condition with the values that keys
 * have in these timelines.
 */
export type Refine = (item: number, keyed: (where: Predicate) => Predicate, pins: readonly Pin[]) => Promise<readonly Pin[]>;

/** As many pins as it takes to find one that matches. */
const FEW = 6;

/** Timelines that pin a sequence or a sample: one that matches, and others that differ from it in one thing. */
export async function timelinesOf(rule: Rule, plan: Series, settings: RunSettings, limits: Limits): Promise<Timelines> {
  const { steps } = plan;
  const until = plan.kind === 'sequence' ? plan.until : null;
  const effort = Math.ceil(limits.effort / (steps.length + 1));
  const pinsFor = (step: Step, values: KeyValues, most: number): Pins => {
    const found = pinsOf(withKeys(step, values), rule.semantics.folding, {
      ...limits,
      effort,
      most,
      now: settings.now,
      answerer: (leaf) => predicateOf(rule, leaf, settings.now),
    });
    // Of a list each value is a key of its own.
    const hasNoList = ({ event }: Pin): boolean => step.keys.every(({ name }) => !Array.isArray(event[name]));
    return { ...found, pins: found.pins.filter(hasNoList) };
  };
  const keys = keyValues(steps, (step, values) => pinsFor(step, values, FEW).pins.find(({ matches }) => matches)?.event ?? null);
  const unreached: string[] = [];
  const itemOf = async (step: Step, name: string, at: number): Promise<Item | null> => {
    const { pins, unreached: open } = pinsFor(step, keys, limits.most);
    unreached.push(...open.map((what) => `${name}: ${what}`));
    const event = pins.find(({ matches }) => matches)?.event;
    if (event === undefined) unreached.push(`${name}: no event was found that it takes`);
    if (event === undefined) return null;
    const asked = keysAsked(step, keys);
    const keyed = (where: Predicate): Predicate => (asked.length === 0 ? where : allOf([where, ...asked], where.origin));
    return { step, name, pins: (await limits.refine?.(at, keyed, pins)) ?? pins, event };
  };
  const items: Item[] = [];
  for (const [at, step] of steps.entries()) {
    const item = await itemOf(step, `item ${at + 1}`, at);
    if (item !== null) items.push(item);
  }
  if (items.length < steps.length) return { timelines: [], unreached };
  const stop = until === null ? null : await itemOf(until, 'until', -1);
  const clock = clockOf(plan, settings);
  const timelines: Timeline[] = [];
  const add = (events: readonly Placed[], matches: boolean | null, reason: string): void => {
    const timed = clock.timed(events);
    if (isNonEmpty(timed)) timelines.push({ events: timed, matches, reason });
  };
  const base = items.flatMap(eventsOfItem);
  add(base, true, 'every item has its event');
  for (const one of structural(plan, items, stop)) add(one.events, one.matches, one.reason);
  // Of a sequence of as many events as its items take, each has to be the one of its item; what ends it is known by running it.
  // Nor is it clear where an event has several values for a key, as one that was sought may have.
  const isClear = plan.kind === 'sequence' && until === null && limits.refine === undefined;
  const ofItems = limits.packed ? packedItems(items, stop) : byItems(items, stop, limits.most);
  for (const one of ofItems) add(one.events, isClear ? one.matches : null, one.reason);
  if (timelines.length > limits.most) unreached.push(`more than ${limits.most} timelines`);
  return { timelines: timelines.slice(0, limits.most), unreached };
}

/** Puts times on events, close to each other unless they wait. */
function clockOf(plan: Series, { now, timestampField }: RunSettings) {
  const name = plan.kind === 'sequence' ? plan.order.timestamp.name : timestampField;
  const span = plan.kind === 'sequence' ? plan.maxspan : null;
  const usual = (count: number): number => (span === null ? 1000 : Math.min(1000, Math.floor(span / Math.max(1, count))));
  return {
    timed: (events: readonly Placed[]): readonly Event[] => {
      const waits = events.map(({ wait }) => wait ?? usual(events.length));
      let left = waits.reduce((sum, wait) => sum + wait, 0);
      return events.map(({ event }, at) => {
        left -= waits[at] ?? 0;
        return { [name]: withinReach(now, left), ...event };
      });
    },
  };
}
