import type { Event } from '../event/index.ts';
import { fold, type Predicate } from '../ir/index.ts';
import { conditionOf, type FoldedPredicate } from './condition.ts';
import { attempt, type Effort, shortOf } from './effort.ts';
import { formOf } from './form.ts';
import { type Answerer, guessesOf } from './guesses.ts';
import { modelsOf } from './model.ts';
import { smallest } from './smallest.ts';
import { isOnClock } from './values/clock.ts';

/** Whether an event matches the left and the right side, as somebody says who was not asked for the proof; null: nobody knows. */
type Confirm = (event: Event) => Promise<{ readonly left: boolean; readonly right: boolean } | null>;

/** Whether there is an event on which the left side holds and the right one as asked. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'unknown'; readonly reason: string; readonly spent: Work };

/** Steps that were taken for a question, of how many, and the events that were found and that nobody bore out. */
interface Work {
  readonly steps: number;
  readonly most: number;
  readonly models: number;
}

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
  /** The clock of the run that bears witnesses out, epoch milliseconds; no proof rests on it. */
  readonly now?: number;
  readonly confirm: Confirm;
  /** Who runs leaves that are not reasoned about; then values for them are guessed where that may show a difference. */
  readonly answerer?: Answerer;
}

/** Searches all events for one that tells two conditions apart, and, where there may be one, for an event that both hold on. */
export async function compare(left: FoldedPredicate, right: FoldedPredicate, options: CompareOptions): Promise<Comparison> {
  if (areAlike(left, right, options.now ?? 0)) return EQUAL;
  const { ask } = asking(left, right, options);
  const [leftOnly, rightOnly] = [await ask(LEFT_ONLY), await ask(RIGHT_ONLY)];
  const isEqual = leftOnly.kind === 'none' && rightOnly.kind === 'none';
  return { leftOnly, rightOnly, both: isEqual ? NOT_ASKED : await ask({ left: true, right: true }) };
}

/** One event that tells two conditions apart, on whichever side, and the steps that it took; `none`: they are equal. */
export async function difference(
  left: FoldedPredicate,
  right: FoldedPredicate,
  options: CompareOptions,
): Promise<{ readonly found: Found; readonly steps: number }> {
  const { ask, steps } = asking(left, right, options);
  const leftOnly = await ask(LEFT_ONLY);
  if (leftOnly.kind === 'event') return { found: leftOnly, steps: steps() };
  const rightOnly = await ask(RIGHT_ONLY);
  return { found: leftOnly.kind === 'none' || rightOnly.kind === 'event' ? rightOnly : leftOnly, steps: steps() };
}

const NOT_ASKED: Found = {
  kind: 'unknown',
  reason: 'equal conditions are not asked for more',
  spent: { steps: 0, most: 0, models: 0 },
};

const EQUAL: Comparison = { leftOnly: { kind: 'none' }, rightOnly: { kind: 'none' }, both: NOT_ASKED };

/** Whether both conditions have one form, which is seen without a search. */
function areAlike(left: FoldedPredicate, right: FoldedPredicate, now: number): boolean {
  const [one, other] = [left, right].map(({ where, folding }) => formOf(conditionOf(where, folding, { now, isFixed: false })));
  return one != null && one === other;
}

const LEFT_ONLY: Want = { left: true, right: false };
const RIGHT_ONLY: Want = { left: false, right: true };

/** Questions about two conditions, each with all the work that is allowed. */
function asking(left: FoldedPredicate, right: FoldedPredicate, options: CompareOptions) {
  const effort: Effort = { left: options.effort };
  const work: Budget = { effort, most: options.effort };
  let steps = 0;
  const finderAt = (isFixed: boolean) =>
    worked(work, () => {
      const clock = { now: options.now ?? 0, isFixed };
      const conditions = [left, right].map(({ where, folding }) => conditionOf(where, folding, clock));
      return modelsOf(conditions, options.scalar, effort);
    });
  const finders = [false, true].map((isFixed) => {
    let made: ReturnType<typeof finderAt> | null = null;
    return () => (made ??= finderAt(isFixed));
  });
  const ask = async (want: Want): Promise<Found> => {
    let found: Found = NOT_ASKED;
    // What is not told of every clock may be told of this one, and an event is an event.
    for (const finderOf of isTimed(left.where) || isTimed(right.where) ? finders : finders.slice(0, 1)) {
      effort.left = options.effort;
      const find = finderOf();
      const answer = 'kind' in find ? find : await search(find, want, options, work);
      steps += options.effort - effort.left;
      if (found === NOT_ASKED || answer.kind === 'event') found = answer;
      if (found.kind !== 'unknown') break;
    }
    return found;
  };
  return { ask, steps: () => steps };
}

/** Whether a condition speaks of the clock. */
function isTimed(where: Predicate): boolean {
  const never = (): boolean => false;
  const any = (parts: readonly boolean[]): boolean => parts.includes(true);
  return fold<boolean>(where, {
    constant: never,
    and: ({ operands }) => any(operands),
    or: ({ operands }) => any(operands),
    not: ({ operand }) => operand,
    present: never,
    'one-of': never,
    range: ({ lower, upper }) => isOnClock(lower?.value) || isOnClock(upper?.value),
    'date-range': ({ text }) => isOnClock(text),
    matches: never,
    'in-network': never,
    words: never,
    anywhere: never,
    computed: never,
  });
}

interface Want {
  readonly left: boolean;
  readonly right: boolean;
}

type Unknown = Extract<Found, { readonly kind: 'unknown' }>;

interface Budget {
  readonly effort: Effort;
  readonly most: number;
}

function unknown(reason: string, { effort, most }: Budget, models: number): Unknown {
  return { kind: 'unknown', reason, spent: { steps: Math.ceil(most - Math.max(0, effort.left)), most, models } };
}

/** What comes of work; what is known when it does not come to an end. */
function worked<T>(budget: Budget, work: () => T, models = 0): T | Unknown {
  const tried = attempt(work);
  return tried.done ? tried.value : unknown(shortOf(tried.short, budget.most), budget, models);
}

/** How many models are tried that no event bears out. */
const MOST_MODELS = 20;

async function search(models: ReturnType<typeof modelsOf>, want: Want, options: CompareOptions, budget: Budget): Promise<Found> {
  const { base, confirm } = options;
  const isWanted = async (event: Event): Promise<boolean> => {
    const answers = await confirm(event);
    return answers !== null && answers.left === want.left && answers.right === want.right;
  };
  const find = worked(budget, () => models.find([want.left, want.right]));
  if ('kind' in find) return find;
  let open = '';
  let round = 0;
  for (; round < MOST_MODELS; round++) {
    const model = worked(budget, find, round);
    if (model === null) break;
    if ('kind' in model) return model;
    const event = { ...base, ...model.event };
    if (await isWanted(event)) return { kind: 'event', event: await smallest(event, base, isWanted) };
    open = model.open[0] ?? 'an event was found that does not bear it out';
  }
  if (round === 0) return { kind: 'none' };
  const guessed = await guessing(models, want, options, budget, isWanted);
  return guessed === null ? unknown(open, budget, round) : { kind: 'event', event: await smallest(guessed, base, isWanted) };
}

/** An event with guessed values for what leaves that are not reasoned about read; null: none is as wanted. */
async function guessing(
  models: ReturnType<typeof modelsOf>,
  want: Want,
  { base, answerer }: CompareOptions,
  budget: Budget,
  isWanted: (event: Event) => Promise<boolean>,
): Promise<Event | null> {
  if (answerer === undefined || models.opens.length === 0) return null;
  const guesses = worked(budget, () => guessesOf(models, answerer, budget.effort));
  if ('kind' in guesses) return null;
  for (const { given, holds } of guesses) {
    const model = worked(budget, () => models.find([want.left, want.right], given, holds)());
    if (model === null) continue;
    if ('kind' in model) return null;
    const event = { ...base, ...model.event };
    if (await isWanted(event)) return event;
  }
  return null;
}
