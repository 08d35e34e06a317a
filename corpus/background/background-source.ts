import type { Event } from '../../src/event/index.ts';
import type { EventQuery } from '../../src/languages/eql/ast.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Leaf } from '../conditions/formula.ts';
import { at, put } from '../edit.ts';
import type { Scene, Shape } from '../event-context.ts';
import type { Random } from '../random.ts';
import { eventOfCategory } from './by-category.ts';
import type { Os, World } from './host-inventory.ts';

/** Where ordinary events come from. */
export interface Drawing {
  /** An ordinary event of the rule's category. */
  event(): Event;
  /** An ordinary event of any category. */
  other(): Event;
}

export interface DrawingOptions {
  readonly random: Random;
  readonly world: World;
  /** Shapes to draw from. */
  readonly shapes: NonEmpty<Shape>;
  readonly time: number;
}

/** Draws ordinary events that suit a rule. */
export function drawer(query: EventQuery, leaves: readonly Leaf[], options: DrawingOptions): Drawing {
  const systems = systemsOf(leaves, query);
  const { random, world } = options;
  const scene = (): Scene => {
    const host = random.pick(world.hosts(random.pick(systems)));
    return { random, world, host, shape: random.pick(options.shapes), time: options.time, limit: null };
  };
  const others = ['process', 'file', 'network', 'authentication'] as const;
  const category = query.category.name;
  return {
    event: () => eventOfCategory(scene(), query.category.any ? random.pick(others) : category),
    other: () => eventOfCategory(scene(), random.pick(others)),
  };
}

/** The systems whose events suit the rule: those it names, or the one whose paths it writes. */
function systemsOf(leaves: readonly Leaf[], query: EventQuery): NonEmpty<Os> {
  const named = leaves.find((leaf) => leaf.kind === 'some' && leaf.field === 'host.os.type');
  const all: NonEmpty<Os> = ['linux', 'windows', 'macos'];
  const fitting = named?.kind === 'some' ? all.filter((os) => named.test(os) === true) : [];
  if (isNonEmpty(fitting)) return fitting;
  return query.category.name === 'registry' || query.category.name === 'driver' ? ['windows'] : ['linux', 'windows'];
}

/** What differs from one event to the next even when the same thing happens again. */
const VOLATILE = ['@timestamp', 'event.created', 'event.id', 'process.entity_id', 'process.pid'] as const;

/** The event as if it happened now, with nothing changed that the rule reads. */
export function refresh(event: Event, scene: Scene, read: ReadonlySet<string>): Event {
  let fresh = event;
  for (const path of VOLATILE) {
    if (at(event, path) === undefined || touches(read, path)) continue;
    fresh = put(fresh, path, volatileValue(path, scene));
  }
  return fresh;
}

function volatileValue(path: (typeof VOLATILE)[number], scene: Scene): string | number {
  switch (path) {
    case '@timestamp':
    case 'event.created':
      return new Date(scene.time).toISOString();
    case 'event.id':
      return scene.random.token(22);
    case 'process.entity_id':
      return scene.random.token(32);
    case 'process.pid':
      return scene.random.int(300, 4_194_304);
  }
}

/** True when one of the fields is, holds or lies inside another. */
export function touches(read: ReadonlySet<string>, path: string): boolean {
  return [...read].some((field) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`));
}
