import type { Event, Schema } from '../../src/event/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import { fieldsOf, type Leaf } from '../conditions/formula.ts';
import { at, put } from '../edit.ts';
import type { EventContext, Sensor } from '../event-context.ts';
import type { EventQuestion } from '../questions/index.ts';
import type { Random } from '../random.ts';
import { eventOfCategory } from './by-category.ts';
import type { HostInventory, Os } from './host-inventory.ts';
import { ecsKindOf, type LogSource, systemOf } from './log-sources.ts';
import { systemsSuiting } from './operating-systems.ts';
import { sigmaEvents } from './sigma-events.ts';

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
  /** Sensors to draw from. */
  readonly sensors: NonEmpty<Sensor>;
  readonly time: number;
  readonly schema: Schema;
  /** Where the rule says that its events come from; null: it does not say. */
  readonly logSource: LogSource | null;
}

/** Draws ordinary events that suit a rule. */
export function backgroundSource(question: EventQuestion, leaves: readonly Leaf[], options: BackgroundOptions): BackgroundSource {
  const { random, inventory, logSource } = options;
  const system = logSource === null ? null : systemOf(logSource);
  const systems =
    system === null ? systemsSuiting([leaves], [question.category?.name ?? null], random) : ([system] satisfies NonEmpty<Os>);
  const context = (): EventContext => {
    const host = random.pick(inventory.hosts(random.pick(systems)));
    return { random, inventory, host, sensor: random.pick(options.sensors), time: options.time };
  };
  const others = ['process', 'file', 'network', 'authentication'] as const;
  const { category } = question;
  const asked = new Set(leaves.flatMap(fieldsOf));
  // Names in parts are those of ECS.
  const inEcs = asked.size > 0 && [...asked].every((name) => name.includes('.') || name.startsWith('@'));
  const sigma = category === null ? sigmaEvents(asked, options.schema, inEcs ? null : logSource) : null;
  if (sigma !== null) return { event: () => sigma.event(context()), other: () => sigma.other(context()) };
  const kind = logSource === null || category !== null ? null : ecsKindOf(logSource);
  if (kind !== null) {
    return {
      event: () => ofKind(eventOfCategory(context(), kind.category), kind.types),
      other: () => eventOfCategory(context(), random.pick(others)),
    };
  }
  return {
    event: () => eventOfCategory(context(), category === null ? random.pick(others) : category.name),
    other: () => eventOfCategory(context(), random.pick(others)),
  };
}

/** The event as one of a type, where it is of others. */
function ofKind(event: Event, types: readonly string[]): Event {
  const [first] = types;
  const own = [at(event, 'event.type')].flat();
  return first === undefined || own.some((type) => types.some((one) => one === type)) ? event : put(event, 'event.type', [first]);
}

/** What differs from one event to the next even when the same thing happens again. */
const VOLATILE = ['@timestamp', 'event.created', 'event.id', 'process.entity_id', 'process.pid'] as const;

/** The event as if it happened now, with nothing changed that the rule reads. */
export function refresh(event: Event, time: number, random: Random, read: ReadonlySet<string>): Event {
  let fresh = event;
  for (const path of VOLATILE) {
    if (at(event, path) === undefined || touches(read, path)) continue;
    fresh = put(fresh, path, volatileValue(path, time, random));
  }
  return fresh;
}

function volatileValue(path: (typeof VOLATILE)[number], time: number, random: Random): string | number {
  switch (path) {
    case '@timestamp':
    case 'event.created':
      return new Date(time).toISOString();
    case 'event.id':
      return random.token(22);
    case 'process.entity_id':
      return random.token(32);
    case 'process.pid':
      return random.int(300, 4_194_304);
  }
}

/** True when one of the fields is, holds or lies inside another. */
export function touches(read: ReadonlySet<string>, path: string): boolean {
  return [...read].some((field) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`));
}
