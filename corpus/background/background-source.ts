import type { Event } from '../../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Leaf } from '../conditions/formula.ts';
import { at, put } from '../edit.ts';
import type { EventContext, Sensor } from '../event-context.ts';
import type { EventQuestion } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { eventOfCategory } from './by-category.ts';
import type { HostInventory, Os } from './host-inventory.ts';

/** Where ordinary events come from. */
export interface BackgroundSource {
  /** An ordinary event of the rule's category. */
  event(): Event;
  /** An ordinary event of any category. */
  other(): Event;
}

export interface BackgroundOptions {
  readonly random: Random;
  readonly inventory: HostInventory;
  /** Shapes to draw from. */
  readonly sensors: NonEmpty<Sensor>;
  readonly time: number;
}

/** Draws ordinary events that suit a rule. */
export function backgroundSource(question: EventQuestion, leaves: readonly Leaf[], options: BackgroundOptions): BackgroundSource {
  const systems = systemsOf(leaves, question);
  const { random, inventory } = options;
  const context = (): EventContext => {
    const host = random.pick(inventory.hosts(random.pick(systems)));
    return { random, inventory, host, sensor: random.pick(options.sensors), time: options.time, limit: null };
  };
  const others = ['process', 'file', 'network', 'authentication'] as const;
  const { category } = question;
  return {
    event: () => eventOfCategory(context(), category === null ? random.pick(others) : category.name),
    other: () => eventOfCategory(context(), random.pick(others)),
  };
}

/** The systems whose events suit the rule: those it names, or the one whose paths it writes. */
function systemsOf(leaves: readonly Leaf[], question: EventQuestion): NonEmpty<Os> {
  const named = leaves.find((leaf) => leaf.kind === 'some' && leaf.field === 'host.os.type');
  const all: NonEmpty<Os> = ['linux', 'windows', 'macos'];
  const fitting = named?.kind === 'some' ? all.filter((os) => named.test(os) === true) : [];
  if (isNonEmpty(fitting)) return fitting;
  const name = question.category?.name;
  return name === 'registry' || name === 'driver' ? ['windows'] : ['linux', 'windows'];
}

/** What differs from one event to the next even when the same thing happens again. */
const VOLATILE = ['@timestamp', 'event.created', 'event.id', 'process.entity_id', 'process.pid'] as const;

/** The event as if it happened now, with nothing changed that the rule reads. */
export function refresh(event: Event, context: EventContext, read: ReadonlySet<string>): Event {
  let fresh = event;
  for (const path of VOLATILE) {
    if (at(event, path) === undefined || touches(read, path)) continue;
    fresh = put(fresh, path, volatileValue(path, context));
  }
  return fresh;
}

function volatileValue(path: (typeof VOLATILE)[number], context: EventContext): string | number {
  switch (path) {
    case '@timestamp':
    case 'event.created':
      return new Date(context.time).toISOString();
    case 'event.id':
      return context.random.token(22);
    case 'process.entity_id':
      return context.random.token(32);
    case 'process.pid':
      return context.random.int(300, 4_194_304);
  }
}

/** True when one of the fields is, holds or lies inside another. */
export function touches(read: ReadonlySet<string>, path: string): boolean {
  return [...read].some((field) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`));
}
