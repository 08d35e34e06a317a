import type { Event, Schema } from '../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../src/source/index.ts';
import { backgroundEvent } from './background/endpoint-events.ts';
import { createHostInventory, type HostInventory } from './background/host-inventory.ts';
import type { EventContext, Sensor } from './event-context.ts';
import { planEvents } from './events/plan-events.ts';
import { type ExtraTimestamps, timestampAdder } from './extra-timestamps.ts';
import type { LabelledEvent } from './labelled-event.ts';
import { datesAsMapped } from './mapped-dates.ts';
import { type EventKind, eventKinds, inOrderThenShuffled, shuffledRounds } from './mix.ts';
import { hasSeveralValues } from './multi-value.ts';
import { isPidFileRule, pidFileRecipes } from './pid-file/index.ts';
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
  /**
   * The share of events that the rule should match, 0.01 to 1, kept within every 50 events. Unless given: 0.02 for the
   * built-in rule, whose benign events are worth as much, and 0.3 for others, so that both sides of each condition are tried.
   */
  readonly maliciousShare?: number;
  /** Epoch milliseconds; every `@timestamp` lies in the four minutes before it. A fixed instant unless given. */
  readonly endTime?: number;
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
}

/** 2026-01-15T12:00:00Z: a corpus must not depend on the day it is made. */
export const DEFAULT_END_TIME = Date.UTC(2026, 0, 15, 12);
const WINDOW = 4 * 60 * 1000;
const ENDGAME_SHARE = 0.15;

/**
 * Labelled events for a rule, one at a time and in no order of time. The first n events of a corpus do not depend on how many
 * follow. Every label is known from how the event was made: the built-in rule has recipes of its own, for any other rule over
 * single events they are worked out from its conditions. The place of an event of a kind that cannot be made stays empty, so that
 * fewer events come; `planCorpus` says which kinds and why. A sequence or sample has no events yet.
 */
export function* generateCorpus(questions: Questions, options: CorpusOptions): Generator<LabelledEvent, void> {
  const endTime = options.endTime ?? DEFAULT_END_TIME;
  const random = randomFrom(options.seed, endTime);
  const inventory = createHostInventory(random);
  const plan = planned(questions, options, random, inventory);
  const pickers = pickersOf(plan, random);
  const share = options.maliciousShare ?? (plan.kind === 'curated' ? 0.02 : 0.3);
  // Events worked out from the conditions show most at their edges; ordinary ones are there to be told apart.
  const nearMissShare = plan.kind === 'constructed' ? 0.35 : undefined;
  const kinds = eventKinds(random, Math.min(1, Math.max(0.01, share)), nearMissShare);
  const drawContext = contexts(random, inventory, options, endTime);
  const respell = datesAsMapped(options.schema);
  const stamp = timestampAdder(questions, options.stamps, options.schema, endTime);
  for (let count = 0; count < options.events; count++) {
    const recipe = pickers[kinds.next().value]?.next().value;
    if (recipe === undefined) continue;
    const labelled = label(recipe, drawContext(), (event) => stamp(respell(event)));
    if (!hasSeveralValues(labelled.event, options.oneValue)) yield labelled;
  }
}

/** What a corpus for a rule is made of, and what could not be made. */
export interface CorpusPlan {
  /** `curated`: recipes written for the rule; `constructed`: worked out from its conditions; `none`: it spans several events, or has pipes. */
  readonly kind: 'curated' | 'constructed' | 'none';
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
  if (eventCategoryField === 'event.category' && isPidFileRule(questions, options.schema)) {
    const recipes = pidFileRecipes(longestExecutable(options.schema), folding);
    const matching = recipes.filter((recipe) => recipe.expected);
    return {
      kind: 'curated',
      matching,
      nearMisses: recipes.filter((recipe) => !recipe.expected),
      background: ORDINARY,
      gaps: [],
      obstacles: [],
    };
  }
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
  const { schema, functionWildcards = null } = options;
  const events_ = planEvents(questions.body, {
    schema,
    folding,
    functionWildcards,
    eventCategoryField,
    random,
    inventory,
    sensors,
    time,
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
  const order = plan.kind === 'constructed' ? inOrderThenShuffled : shuffledRounds;
  const picker = (recipes: readonly Recipe[]) => (isNonEmpty(recipes) ? order(random, recipes) : null);
  return { malicious: picker(plan.matching), 'near-miss': picker(plan.nearMisses), background: picker(plan.background) };
}

function longestExecutable(schema: Schema): number | null {
  return schema.fields.get('process.executable')?.ignoreAbove ?? null;
}

/** Ordinary events, in the proportions that an endpoint reports them. */
const ORDINARY: NonEmpty<Recipe> = filled(
  (['process', 'process', 'process', 'process', 'process', 'process', 'file', 'file', 'network', 'dns'] as const).map(
    (activity): Recipe => ({
      name: `ordinary-${activity}`,
      expected: false,
      nearMiss: null,
      make: (context) => backgroundEvent(context, activity),
    }),
  ),
);

function filled<T>(list: readonly T[]): NonEmpty<T> {
  if (isNonEmpty(list)) return list;
  throw new Error('a list of recipes is empty');
}

function contexts(random: Random, inventory: HostInventory, options: CorpusOptions, endTime: number): () => EventContext {
  const endgame = readsEndgame(options);
  const limit = longestExecutable(options.schema);
  return () => ({
    random,
    inventory,
    host: random.pick(inventory.hosts('linux')),
    sensor: ((): Sensor => (endgame && random.chance(ENDGAME_SHARE) ? 'endgame' : 'defend'))(),
    time: endTime - random.int(1, WINDOW - 1),
    limit,
  });
}

function readsEndgame(options: CorpusOptions): boolean {
  return (options.documentIndices ?? []).some((index) => index.startsWith('endgame-'));
}

function label(recipe: Recipe, context: EventContext, respell: (event: Event) => Event): LabelledEvent {
  return {
    event: respell(recipe.make(context)),
    label: recipe.expected ? 'malicious' : 'benign',
    expected: recipe.expected,
    recipe: recipe.name,
    nearMiss: recipe.nearMiss,
  };
}
