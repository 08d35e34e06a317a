import type { Event, Json } from '../event/index.ts';
import type { Predicate } from '../ir/index.ts';
import type { Folding } from '../pattern/index.ts';
import { conditionOf } from './condition.ts';
import { type Effort, OutOfEffort } from './effort.ts';
import { modelFinder } from './model.ts';

/** A predicate, and how letters fold in it. */
export interface Side {
  readonly where: Predicate;
  readonly folding: Folding;
}

/** Whether an event matches the left and the right side, as somebody says who was not asked for the proof; null: nobody knows. */
type Confirm = (event: Event) => Promise<{ readonly left: boolean; readonly right: boolean } | null>;

/** Whether there is an event on which the left side holds and the right one as asked. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What is known of two conditions: for each of the three ways in which an event can match, whether one does. */
export interface Comparison {
  readonly leftOnly: Found;
  readonly rightOnly: Found;
  readonly both: Found;
}

interface CompareOptions {
  /** Steps of work for each question. */
  readonly effort: number;
  /** Fields hold one value at most. */
  readonly scalar: boolean;
  /** What every event has besides. */
  readonly base: Event;
  readonly confirm: Confirm;
}

/** Searches all events for one that tells two conditions apart, and, where there may be one, for an event that both hold on. */
export async function compare(left: Side, right: Side, options: CompareOptions): Promise<Comparison> {
  const effort: Effort = { left: options.effort };
  const find = withinEffort(options, () =>
    modelFinder([conditionOf(left.where, left.folding), conditionOf(right.where, right.folding)], options.scalar, effort),
  );
  const ask = async (want: Want): Promise<Found> => {
    if ('kind' in find) return find;
    effort.left = options.effort;
    return await search(find, want, options);
  };
  const [leftOnly, rightOnly] = [await ask({ left: true, right: false }), await ask({ left: false, right: true })];
  const isEqual = leftOnly.kind === 'none' && rightOnly.kind === 'none';
  return { leftOnly, rightOnly, both: isEqual ? NOT_ASKED : await ask({ left: true, right: true }) };
}

const NOT_ASKED: Found = { kind: 'unknown', reason: 'equal conditions are not asked for more' };

interface Want {
  readonly left: boolean;
  readonly right: boolean;
}

/** What comes of work; what is known when the work allowed does not suffice. */
function withinEffort<T>({ effort }: CompareOptions, work: () => T): T | Extract<Found, { readonly kind: 'unknown' }> {
  try {
    return work();
  } catch (error) {
    // The stack is bounded where no step counts: a chain of thousands of optional parts.
    if (error instanceof RangeError) return { kind: 'unknown', reason: 'an expression is nested too deeply' };
    if (!(error instanceof OutOfEffort)) throw error;
    return { kind: 'unknown', reason: `${effort} steps did not suffice` };
  }
}

/** How many models are tried that no event bears out. */
const MOST_MODELS = 20;

async function search(finder: ReturnType<typeof modelFinder>, want: Want, options: CompareOptions): Promise<Found> {
  const { base, confirm } = options;
  const isWanted = async (event: Event): Promise<boolean> => {
    const answers = await confirm(event);
    return answers !== null && answers.left === want.left && answers.right === want.right;
  };
  const find = withinEffort(options, () => finder([want.left, want.right]));
  if ('kind' in find) return find;
  let open = '';
  for (let round = 0; round < MOST_MODELS; round++) {
    const model = withinEffort(options, find);
    if (model === null) return open === '' ? { kind: 'none' } : { kind: 'unknown', reason: open };
    if ('kind' in model) return model;
    const event = { ...base, ...model.event };
    if (await isWanted(event)) return { kind: 'event', event: await smallest(event, isWanted) };
    open = model.open[0] ?? 'an event was found that does not bear it out';
  }
  return { kind: 'unknown', reason: open };
}

/** The event without all that is not needed. */
async function smallest(event: Event, isWanted: (event: Event) => Promise<boolean>): Promise<Event> {
  let least = event;
  for (const name of Object.keys(event)) {
    const { [name]: value, ...rest } = least;
    if (await isWanted(rest)) {
      least = rest;
    } else if (Array.isArray(value)) {
      const before = least;
      least = { ...before, [name]: await fewest(value, (values) => isWanted({ ...before, [name]: values })) };
    }
  }
  return least;
}

async function fewest(values: readonly Json[], isWanted: (values: Json) => Promise<boolean>): Promise<Json> {
  let left = values;
  for (const value of values) {
    const fewer = left.filter((one) => one !== value);
    if (fewer.length > 0 && (await isWanted(fewer))) left = fewer;
  }
  const [only] = left;
  return left.length === 1 && only !== undefined && (await isWanted(only)) ? only : [...left];
}
