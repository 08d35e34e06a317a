import type { Event } from '../../src/event/index.ts';
import type { Host } from '../background/host-inventory.ts';
import { fieldsRead, type Role } from './correlation.ts';
import { cast, type KeyValues, ordinary, type Stage, touches } from './generate-event.ts';
import { type Charted, partsOf } from './matches.ts';
import type { KeyUse, Player } from './timeline-plan.ts';

/** Different events made for one role under one key; a role that runs often repeats them. */
const VARIETY = 3;

/** A key and the machine where it is used. */
export interface Setting {
  readonly keys: KeyValues;
  readonly host: Host;
}

/** An event with the parts that it certainly plays. */
export interface Actor {
  readonly event: Event;
  readonly parts: Charted['parts'];
}

/** Finds an event for a player; null when there is none. */
export type Troupe = (player: Player) => Actor | null;

/** Finds events for players, and uses again what was found. */
export function troupe(stage: Stage, settings: { readonly first: Setting; readonly second: Setting | null }): Troupe {
  const known = new Map<string, { readonly actors: (Actor | null)[]; next: number }>();
  const actorOf = (event: Event | null): Actor | null => {
    const parts = event === null ? null : partsOf(event, stage.judged, stage.schema);
    return event === null || parts === null ? null : { event, parts };
  };
  return ({ role, key, event }) => {
    if (event !== undefined) return actorOf(event);
    const setting = settings[key.of];
    const keys = setting === null ? null : keyValues(key, settings.first.keys, settings.second?.keys ?? null, role, stage);
    if (setting === null || keys === null) return null;
    const name = JSON.stringify([role === null ? -1 : stage.plot.roles.indexOf(role), keys]);
    const cached = known.get(name) ?? { actors: [], next: 0 };
    known.set(name, cached);
    if (cached.actors.length < VARIETY) {
      const made =
        role === null
          ? stranger(keys, setting.host, stage)
          : cast(role, keys, setting.host, stage, [{ formula: role.formula, truth: true }], true)?.event;
      cached.actors.push(actorOf(made ?? null));
    }
    return cached.actors[cached.next++ % cached.actors.length] ?? null;
  };
}

/** An ordinary event that certainly plays no role. */
function stranger(keys: KeyValues, host: Host, stage: Stage): Event | null {
  const [role] = stage.plot.steps;
  for (let round = 0; round < 8; round++) {
    const event = ordinary(stage.random.pick(stage.plot.steps), host, stage);
    if (partsOf(event, stage.judged, stage.schema)?.size === 0) return event;
  }
  return cast(role, keys, host, stage, [{ formula: role.formula, truth: false }], false)?.event ?? null;
}

/** The values that a use of a key stands for; null when there are none of the kind. */
function keyValues(use: KeyUse, first: KeyValues, second: KeyValues | null, role: Role | null, stage: Stage): KeyValues | null {
  const base = use.of === 'first' ? first : second;
  const { at, as } = use;
  if (base === null || at === undefined || as === undefined) return base;
  const own = base[at] ?? [];
  const other = second?.[at] ?? [];
  if (as === 'absent') return base.with(at, []);
  if (other.length === 0 || own[0] === other[0]) return null;
  if (as === 'other') return base.with(at, other);
  // Conditions on a key are copied to the other items, which only lists can show (eql-semantics 2.4): such keys stay single.
  const names = stage.plot.roles.map(({ keys }) => keys[at]?.name ?? '');
  const read = stage.plot.roles.flatMap(fieldsRead);
  return role === null || names.some((name) => touches(read, name)) ? null : base.with(at, [...own, ...other]);
}
