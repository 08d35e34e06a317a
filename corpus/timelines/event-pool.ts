import type { Event } from '../../src/event/index.ts';
import type { Host } from '../background/host-inventory.ts';
import { type Criterion, fieldsRead } from './correlation.ts';
import { backgroundEventFor, generateEvent, type KeyValues, type TimelineContext, touches } from './generate-event.ts';
import { criteriaMet, type TimedEvent } from './matches.ts';
import type { KeyUse, PlannedEvent } from './timeline-plan.ts';

/** Different events made for one criterion under one key; a criterion that runs often repeats them. */
const VARIETY = 3;

/** A key and the machine where it is used. */
interface KeyedHost {
  readonly keys: KeyValues;
  readonly host: Host;
}

/** An event with the criteria that it certainly meets. */
export interface EvaluatedEvent {
  readonly event: Event;
  readonly met: TimedEvent['met'];
}

/** Finds the event that was planned; null when there is none. */
export type EventPool = (planned: PlannedEvent) => EvaluatedEvent | null;

/** Finds events for a plan, and uses again what was found. */
export function eventPool(
  context: TimelineContext,
  keyed: { readonly first: KeyedHost; readonly second: KeyedHost | null },
): EventPool {
  const known = new Map<string, { readonly found: (EvaluatedEvent | null)[]; next: number }>();
  const evaluatedOf = (event: Event | null): EvaluatedEvent | null => {
    const met = event === null ? null : criteriaMet(event, context.labelledBy, context.schema);
    return event === null || met === null ? null : { event, met };
  };
  return ({ criterion, key, event }) => {
    if (event !== undefined) return evaluatedOf(event);
    const keyedHost = keyed[key.of];
    const keys = keyedHost === null ? null : keyValues(key, keyed.first.keys, keyed.second?.keys ?? null, criterion, context);
    if (keyedHost === null || keys === null) return null;
    const name = JSON.stringify([criterion === null ? -1 : context.correlation.criteria.indexOf(criterion), keys]);
    const cached = known.get(name) ?? { found: [], next: 0 };
    known.set(name, cached);
    if (cached.found.length < VARIETY) {
      const made =
        criterion === null
          ? unrelated(keys, keyedHost.host, context)
          : generateEvent(criterion, keys, keyedHost.host, context, [{ formula: criterion.formula, truth: true }], true)?.event;
      cached.found.push(evaluatedOf(made ?? null));
    }
    return cached.found[cached.next++ % cached.found.length] ?? null;
  };
}

/** An ordinary event that certainly meets no criterion. */
function unrelated(keys: KeyValues, host: Host, context: TimelineContext): Event | null {
  const [criterion] = context.correlation.steps;
  for (let round = 0; round < 8; round++) {
    const event = backgroundEventFor(context.random.pick(context.correlation.steps), host, context);
    if (criteriaMet(event, context.labelledBy, context.schema)?.size === 0) return event;
  }
  return generateEvent(criterion, keys, host, context, [{ formula: criterion.formula, truth: false }], false)?.event ?? null;
}

/** The values that a use of a key stands for; null when there are none of the kind. */
function keyValues(
  use: KeyUse,
  first: KeyValues,
  second: KeyValues | null,
  criterion: Criterion | null,
  context: TimelineContext,
): KeyValues | null {
  const base = use.of === 'first' ? first : second;
  const { at, as } = use;
  if (base === null || at === undefined || as === undefined) return base;
  const own = base[at] ?? [];
  const other = second?.[at] ?? [];
  if (as === 'absent') return base.with(at, []);
  if (other.length === 0 || own[0] === other[0]) return null;
  if (as === 'other') return base.with(at, other);
  // Conditions on a key are copied to the other items, which only lists can show (eql-semantics 2.4): such keys stay single.
  const names = context.correlation.criteria.map(({ keys }) => keys[at]?.name ?? '');
  const read = context.correlation.criteria.flatMap(fieldsRead);
  return criterion === null || names.some((name) => touches(read, name)) ? null : base.with(at, [...own, ...other]);
}
