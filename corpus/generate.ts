import type { Event, Schema } from '../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../src/source/index.ts';
import { createHostInventory, type HostInventory } from './background/host-inventory.ts';
import { isOfAnother, type LogSource } from './background/log-sources.ts';
import { anywhereIsCertain } from './conditions/anywhere.ts';
import type { Sensor } from './event-context.ts';
import { planEvents } from './events/plan-events.ts';
import { type ExtraTimestamps, timestampAdder } from './extra-timestamps.ts';
import type { LabelledEvent } from './labelled-event.ts';
import { datesAsMapped } from './mapped-dates.ts';
import { type EventKind, eventKinds, inOrderThenShuffled } from './mix.ts';
import { hasSeveralValues } from './multi-value.ts';
import type { Questions } from './questions/index.ts';
import { type Random, randomFrom } from './random.ts';
import type { Recipe } from './recipe.ts';
import type { Gap } from './solve/unsatisfiable.ts';

/** What a corpus is made for and how much of it. */
export interface CorpusOptions {
  /** How many events; fewer come only when the rule allows none (see `generateCorpus`). */
  readonly events: number;
  /** Any integer. The same seed and options give the same events, byte for byte. */
  readonly seed: number;
  /** The share of events that the rule should match, 0.01 to 1, kept within every 50 events; 0.3 unless given, so that both sides of each condition are tried. */
  readonly maliciousShare?: number;
  /** Epoch milliseconds; every `@timestamp` lies in the four minutes before it. A fixed instant unless given. */
  readonly endTime?: number;
  /** How far back from `endTime` events may lie, in milliseconds, where that is less than the four minutes. */
  readonly reach?: number;
  /** Field types and `ignore_above`. */
  readonly schema: Schema;
  /** The rule's indices; with an `endgame-*` among them part of the events have Endgame's shape. */
  readonly documentIndices?: readonly string[];
  /** Case-insensitive matching that the labels assume; `ascii` unless given. */
  readonly folding?: 'ascii' | 'unicode';
  /** Wildcards in constants of functions, as the labels assume them; unless given, no label rests on them. */
  readonly functionWildcards?: 'engine' | 'documented';
  /** Times that events carry beside their own. */
  readonly stamps?: ExtraTimestamps;
  /** Fields that no event has several values of: what is meant then cannot be told by labels. */
  readonly oneValue?: readonly string[];
  /** Where the category of an event stands; `event.category` unless given. */
  readonly eventCategoryField?: string;
  /** Where the rule says that its events come from; those of another log source are never among those that match. */
  readonly logSource?: LogSource | null;
}

/** 2026-01-15T12:00:00Z: a corpus must not depend on the day it is made. */
export const DEFAULT_END_TIME = Date.UTC(2026, 0, 15, 12);
const WINDOW = 4 * 60 * 1000;
/** There is an instant inside it. */
const SHORTEST_WINDOW = 2;
/** The malicious share unless another is asked for. */
const USUAL_SHARE = 0.3;
/** A malicious share nearer to what endpoints report: most events are ordinary, and most of the others near misses. */
export const ENDPOINT_SHARE = 0.02;

/**
 * Labelled events for a rule, one at a time and in no order of time. The first n events of a corpus do not depend on how many
 * follow. Every label is known from how the event was made: events are worked out from the rule's conditions. The place of an event
 * of a kind that cannot be made stays empty, so that fewer events come; `planCorpus` says which kinds and why. A sequence or sample
 * has timelines instead.
 */
export function* generateCorpus(questions: Questions, options: CorpusOptions): Generator<LabelledEvent, void> {
  const endTime = options.endTime ?? DEFAULT_END_TIME;
  const random = randomFrom(options.seed, endTime);
  const inventory = createHostInventory(random);
  const plan = planned(questions, options, random, inventory);
  const pickers = pickersOf(plan, random);
  const kinds = eventKinds(random, Math.min(1, Math.max(0.01, options.maliciousShare ?? USUAL_SHARE)));
  const respell = datesAsMapped(options.schema);
  const { schema, folding = 'ascii', functionWildcards = null } = options;
  const isCertain = anywhereIsCertain(questions, { schema, folding, functionWildcards });
  const { logSource = null } = options;
  const isElsewhere = (event: Event): boolean => logSource !== null && isOfAnother(logSource, event);
  const window = Math.max(SHORTEST_WINDOW, Math.min(WINDOW, options.reach ?? WINDOW));
  const stamp = timestampAdder(questions, options.stamps, options.schema, endTime, window);
  for (let count = 0; count < options.events; count++) {
    const recipe = pickers[kinds.next().value]?.next().value;
    if (recipe === undefined) continue;
    const labelled = label(recipe, endTime - random.int(1, window - 1), (event) => stamp(respell(event)));
    if (labelled.expected && isElsewhere(labelled.event)) continue;
    if (!hasSeveralValues(labelled.event, options.oneValue) && isCertain(labelled.event)) yield labelled;
  }
}

/** What a corpus for a rule is made of, and what could not be made. */
export interface CorpusPlan {
  /** `none`: the rule spans several events, or has pipes. */
  readonly kind: 'constructed' | 'none';
  readonly matching: readonly Recipe[];
  readonly nearMisses: readonly Recipe[];
  readonly background: readonly Recipe[];
  /** Conditions without an event that fails them alone. */
  readonly gaps: readonly Gap[];
  /** Why no event matches: as few conditions as can be told. Empty when some do. */
  readonly obstacles: readonly Gap[];
}

/** The recipes that `generateCorpus` deals from with the same arguments. */
export function planCorpus(questions: Questions, options: CorpusOptions): CorpusPlan {
  const random = randomFrom(options.seed, options.endTime ?? DEFAULT_END_TIME);
  return planned(questions, options, random, createHostInventory(random));
}

function planned(questions: Questions, options: CorpusOptions, random: Random, inventory: HostInventory): CorpusPlan {
  const folding = options.folding ?? 'ascii';
  const eventCategoryField = options.eventCategoryField ?? 'event.category';
  if (questions.body.kind !== 'event' || questions.pipes.length > 0) {
    const reason =
      questions.body.kind === 'event'
        ? 'with a pipe, whether an event is returned depends on the others'
        : `a ${questions.body.kind} spans several events`;
    return {
      kind: 'none',
      matching: [],
      nearMisses: [],
      background: [],
      gaps: [],
      obstacles: [{ span: questions.span, reason }],
    };
  }
  const sensors: NonEmpty<Sensor> = readsEndgame(options) ? ['defend', 'defend', 'defend', 'endgame'] : ['defend'];
  const time = options.endTime ?? DEFAULT_END_TIME;
  const { schema, functionWildcards = null, logSource = null } = options;
  const events_ = planEvents(questions.body, {
    schema,
    folding,
    functionWildcards,
    eventCategoryField,
    random,
    inventory,
    sensors,
    time,
    logSource,
  });
  return {
    kind: 'constructed',
    matching: events_.matching,
    nearMisses: events_.nearMisses,
    background: events_.background,
    gaps: events_.gaps,
    obstacles: events_.obstacles,
  };
}

type Pickers = Readonly<Record<EventKind, Generator<Recipe, never> | null>>;

function pickersOf(plan: CorpusPlan, random: Random): Pickers {
  const picker = (recipes: readonly Recipe[]) => (isNonEmpty(recipes) ? inOrderThenShuffled(random, recipes) : null);
  return { malicious: picker(plan.matching), 'near-miss': picker(plan.nearMisses), background: picker(plan.background) };
}

function readsEndgame(options: CorpusOptions): boolean {
  return (options.documentIndices ?? []).some((index) => index.startsWith('endgame-'));
}

function label(recipe: Recipe, time: number, respell: (event: Event) => Event): LabelledEvent {
  return {
    event: respell(recipe.make(time)),
    label: recipe.expected ? 'malicious' : 'benign',
    expected: recipe.expected,
    recipe: recipe.name,
    nearMiss: recipe.nearMiss,
  };
}
