import type { Event, Json } from '../../src/event/index.ts';
import type { Scene } from '../event-context.ts';
import type { Account } from './host-inventory.ts';

/** A running program as an event shows it. */
export interface Image {
  readonly executable: string;
  readonly args: readonly string[];
}

/** What happens to a process. */
export type Moment = 'exec' | 'fork' | 'end';

/** One thing that a process does, before it is written down in the way of a sensor. */
export interface Spawn {
  readonly image: Image;
  readonly parent: Image;
  readonly account: Account;
  readonly moment: Moment;
  /** Set when it runs in a container. */
  readonly container?: { readonly [key: string]: Json };
  readonly interactive?: boolean;
}

/** The superuser of Linux and macOS. */
export const ROOT: Account = { name: 'root', id: '0', domain: null };
/** The local system account of Windows. */
export const LOCAL_SYSTEM: Account = { name: 'SYSTEM', id: 'S-1-5-18', domain: 'NT AUTHORITY' };

/** The last part of a path, with either kind of separator. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The fields that every event of a sensor carries, whatever it reports. */
export function envelope(scene: Scene, dataset: string, about: { readonly [key: string]: Json }): Event {
  const { host, random, shape, time } = scene;
  const at = new Date(time).toISOString();
  if (shape === 'endgame') {
    return {
      '@timestamp': at,
      agent: { id: host.agentId, type: 'endgame', version: '3.59.2' },
      ecs: { version: '1.5.0' },
      event: { created: at, dataset: 'esensor', id: random.token(20), kind: 'event', module: 'endgame', ...about },
      host: host.fields,
    };
  }
  return {
    '@timestamp': at,
    agent: { id: host.agentId, type: 'endpoint', version: host.agentVersion },
    data_stream: { dataset: `endpoint.events.${dataset}`, namespace: 'default', type: 'logs' },
    ecs: { version: '1.11.0' },
    elastic: { agent: { id: host.agentId } },
    event: {
      created: at,
      dataset: `endpoint.events.${dataset}`,
      id: random.token(22),
      kind: 'event',
      module: 'endpoint',
      outcome: 'unknown',
      sequence: random.int(1000, 4_000_000),
      ...about,
    },
    host: host.fields,
    message: `Endpoint ${dataset} event`,
  };
}

/** The `user` object of an account. */
export function userFields(account: Account): { readonly [key: string]: Json } {
  if (account.domain !== null) return { domain: account.domain, id: account.id, name: account.name };
  return { Ext: { real: { id: account.id, name: account.name } }, id: account.id, name: account.name };
}

/** The `process` object of the program that an event is about. */
export function processFields(scene: Scene, image: Image, parent: Image): { readonly [key: string]: Json } {
  const { random, world } = scene;
  const parentId = random.token(32);
  return {
    Ext: { ancestry: [parentId, random.token(32)] },
    args: [...image.args],
    args_count: image.args.length,
    command_line: image.args.join(' '),
    entity_id: random.token(32),
    executable: image.executable,
    hash: world.hashes(image.executable),
    name: baseName(image.executable),
    parent: {
      args: [...parent.args],
      args_count: parent.args.length,
      command_line: parent.args.join(' '),
      entity_id: parentId,
      executable: parent.executable,
      name: baseName(parent.executable),
      pid: random.int(1, 32_000),
    },
    pid: random.int(300, 4_194_304),
  };
}

const TYPES = { exec: ['start'], fork: ['start'], end: ['end'] } as const satisfies Record<Moment, readonly string[]>;

/** The event of a process that starts or ends, in the way of the scene's sensor. */
export function processEvent(scene: Scene, spawn: Spawn): Event {
  const { host, random } = scene;
  const process = processFields(scene, spawn.image, spawn.parent);
  const about = { category: ['process'], type: [...TYPES[spawn.moment]] };
  if (scene.shape === 'endgame') return endgameProcess(scene, spawn, process, about);
  const action = host.os === 'windows' && spawn.moment === 'exec' ? 'start' : spawn.moment;
  const event = envelope(scene, 'process', { ...about, action });
  const user = userFields(spawn.account);
  if (host.os === 'windows') return { ...event, process, user };
  const leader = {
    entity_id: random.token(32),
    executable: spawn.parent.executable,
    interactive: spawn.interactive ?? false,
    pid: random.int(1, 32_000),
  };
  return {
    ...event,
    group:
      spawn.account.id === '0'
        ? { Ext: { real: { id: '0', name: 'root' } }, id: '0', name: 'root' }
        : { id: spawn.account.id, name: spawn.account.name },
    process: {
      ...process,
      entry_leader: { ...leader, entry_meta: { type: spawn.interactive ? 'sshd' : 'init' } },
      group_leader: leader,
      interactive: spawn.interactive ?? false,
      session_leader: leader,
      working_directory: spawn.account.id === '0' ? '/root' : '/',
    },
    user,
    ...(spawn.container === undefined ? {} : { container: spawn.container, orchestrator: orchestrator(scene) }),
  };
}

function orchestrator(scene: Scene): { readonly [key: string]: Json } {
  const name = `${scene.random.word()}-${scene.random.hex(8)}`;
  return { cluster: { name: 'production' }, namespace: 'default', resource: { name, type: 'pod' }, type: 'kubernetes' };
}

const ENDGAME_SUBTYPES = { exec: 'creation_event', fork: 'fork_event', end: 'termination_event' } as const satisfies Record<
  Moment,
  string
>;
const ENDGAME_OPCODES = { exec: 1, fork: 5, end: 2 } as const satisfies Record<Moment, number>;

function endgameProcess(
  scene: Scene,
  spawn: Spawn,
  process: { readonly [key: string]: Json },
  about: { readonly [key: string]: Json },
): Event {
  const { random } = scene;
  const subtype = ENDGAME_SUBTYPES[spawn.moment];
  const { Ext: _ancestry, ...plain } = process;
  return {
    ...envelope(scene, 'process', { ...about, action: subtype }),
    endgame: {
      command_line: spawn.image.args.join(' '),
      event_subtype_full: subtype,
      event_type_full: 'process_event',
      opcode: ENDGAME_OPCODES[spawn.moment],
      parent_process_name: baseName(spawn.parent.executable),
      parent_process_path: spawn.parent.executable,
      pid: plain['pid'] ?? 0,
      process_name: baseName(spawn.image.executable),
      process_path: spawn.image.executable,
      serial_event_id: random.int(1, 9_000_000),
      timestamp_utc: new Date(scene.time).toISOString().replace('T', ' '),
      uid: spawn.account.id,
      unique_pid: random.int(1, 900_000),
      unique_ppid: random.int(1, 900_000),
      user_name: spawn.account.name,
    },
    process: plain,
    user: { id: spawn.account.id, name: spawn.account.name },
  };
}
