import type { Schema } from '../../src/event/index.ts';
import type { Query } from '../../src/languages/eql/ast.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { LabelledEvent } from '../labelled-event.ts';
import { ordinaryEvent } from './background.ts';
import { isPidFileRule, pidFileRecipes } from './pid-file/index.ts';
import { type Random, randomFrom } from './random.ts';
import type { Recipe } from './recipe.ts';
import type { Scene, Shape } from './scene.ts';
import { deck, type Slot, slots } from './schedule.ts';
import { createWorld, type World } from './world.ts';

/** What a corpus is made for and how much of it. */
export interface CorpusOptions {
  /** How many events; fewer come only when the rule allows none (see `generateCorpus`). */
  readonly events: number;
  /** Any integer. The same seed and options give the same events, byte for byte. */
  readonly seed: number;
  /** The share of events that the rule should match, 0.01 to 1; 0.02 unless given. Kept within every 50 events. */
  readonly maliciousShare?: number;
  /** Epoch milliseconds; every `@timestamp` lies in the four minutes before it. A fixed instant unless given. */
  readonly endTime?: number;
  /** Field types and `ignore_above`. */
  readonly schema: Schema;
  /** The rule's indices; with an `endgame-*` among them part of the events have Endgame's shape. */
  readonly documentIndices?: readonly string[];
  /** Case-insensitive matching that the labels assume; `ascii` unless given. */
  readonly folding?: 'ascii' | 'unicode';
}

/** 2026-01-15T12:00:00Z: a corpus must not depend on the day it is made. */
export const DEFAULT_END_TIME = Date.UTC(2026, 0, 15, 12);
const WINDOW = 4 * 60 * 1000;
const ENDGAME_SHARE = 0.15;

/**
 * Labelled events for a rule, one at a time and in no order of time. The first n events of a corpus do not depend on how many
 * follow. Every label is known from how the event was made.
 */
export function* generateCorpus(query: Query, options: CorpusOptions): Generator<LabelledEvent, void> {
  const endTime = options.endTime ?? DEFAULT_END_TIME;
  const random = randomFrom(options.seed, endTime);
  const world = createWorld(random);
  const dealers = curated(random, query, options);
  const kinds = slots(random, Math.min(1, Math.max(0.01, options.maliciousShare ?? 0.02)));
  const drawScene = scenes(random, world, options, endTime);
  for (let count = 0; count < options.events; count++) {
    const recipe = dealers[kinds.next().value].next().value;
    yield label(recipe, drawScene());
  }
}

type Dealers = Readonly<Record<Slot, Generator<Recipe, never>>>;

function curated(random: Random, query: Query, options: CorpusOptions): Dealers {
  if (!isPidFileRule(query, options.schema)) throw new Error('not yet');
  const recipes = pidFileRecipes(longestExecutable(options.schema), options.folding ?? 'ascii');
  return {
    malicious: deck(random, filled(recipes.filter((recipe) => recipe.expected))),
    'near-miss': deck(random, filled(recipes.filter((recipe) => !recipe.expected))),
    background: deck(random, ORDINARY),
  };
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
      make: (scene) => ordinaryEvent(scene, activity),
    }),
  ),
);

function filled<T>(list: readonly T[]): NonEmpty<T> {
  if (isNonEmpty(list)) return list;
  throw new Error('a list of recipes is empty');
}

function scenes(random: Random, world: World, options: CorpusOptions, endTime: number): () => Scene {
  const endgame = (options.documentIndices ?? []).some((index) => index.startsWith('endgame-'));
  const limit = longestExecutable(options.schema);
  return () => ({
    random,
    world,
    host: random.pick(world.hosts('linux')),
    shape: ((): Shape => (endgame && random.chance(ENDGAME_SHARE) ? 'endgame' : 'defend'))(),
    time: endTime - random.int(1, WINDOW - 1),
    limit,
  });
}

function label(recipe: Recipe, scene: Scene): LabelledEvent {
  return {
    event: recipe.make(scene),
    label: recipe.expected ? 'malicious' : 'benign',
    expected: recipe.expected,
    recipe: recipe.name,
    nearMiss: recipe.nearMiss,
  };
}
