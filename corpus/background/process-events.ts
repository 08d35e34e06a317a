import type { Event, Json } from '../../src/event/index.ts';
import type { EventContext } from '../event-context.ts';
import type { Account } from './host-inventory.ts';

/** A running program as an event shows it. */
export interface ProcessImage {
  readonly executable: string;
  readonly args: readonly string[];
}

/** What happens to a process. */
export type ProcessAction = 'exec' | 'fork' | 'end';

/** One thing that a process does, before it is written down in the way of a sensor. */
interface ProcessRecord {
  readonly image: ProcessImage;
  readonly parent: ProcessImage;
  readonly account: Account;
  readonly action: ProcessAction;
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
export function envelope(context: EventContext, dataset: string, about: { readonly [key: string]: Json }): Event {
  const { host, random, sensor, time } = context;
  const at = new Date(time).toISOString();
  if (sensor === 'endgame') {
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
export function processFields(
  context: EventContext,
  image: ProcessImage,
  parent: ProcessImage,
): { readonly [key: string]: Json } {
  const { random, inventory } = context;
  const parentId = random.token(32);
  return {
    Ext: { ancestry: [parentId, random.token(32)] },
    args: [...image.args],
    args_count: image.args.length,
    command_line: image.args.join(' '),
    entity_id: random.token(32),
    executable: image.executable,
    hash: inventory.hashes(image.executable),
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

const TYPES = { exec: ['start'], fork: ['start'], end: ['end'] } as const satisfies Record<ProcessAction, readonly string[]>;

/** The event of a process that starts or ends, in the way of the context's sensor. */
export function processEvent(context: EventContext, record: ProcessRecord): Event {
  const { host, random } = context;
  const process = processFields(context, record.image, record.parent);
  const about = { category: ['process'], type: [...TYPES[record.action]] };
  if (context.sensor === 'endgame') return endgameProcess(context, record, process, about);
  const action = host.os === 'windows' && record.action === 'exec' ? 'start' : record.action;
  const event = envelope(context, 'process', { ...about, action });
  const user = userFields(record.account);
  if (host.os === 'windows') return { ...event, process, user };
  const leader = {
    entity_id: random.token(32),
    executable: record.parent.executable,
    interactive: record.interactive ?? false,
    pid: random.int(1, 32_000),
  };
  return {
    ...event,
    group:
      record.account.id === '0'
        ? { Ext: { real: { id: '0', name: 'root' } }, id: '0', name: 'root' }
        : { id: record.account.id, name: record.account.name },
    process: {
      ...process,
      entry_leader: { ...leader, entry_meta: { type: record.interactive ? 'sshd' : 'init' } },
      group_leader: leader,
      interactive: record.interactive ?? false,
      session_leader: leader,
      working_directory: record.account.id === '0' ? '/root' : '/',
    },
    user,
    ...(record.container === undefined ? {} : { container: record.container, orchestrator: orchestrator(context) }),
  };
}

function orchestrator(context: EventContext): { readonly [key: string]: Json } {
  const name = `${context.random.word()}-${context.random.hex(8)}`;
  return { cluster: { name: 'production' }, namespace: 'default', resource: { name, type: 'pod' }, type: 'kubernetes' };
}

const ENDGAME_SUBTYPES = { exec: 'creation_event', fork: 'fork_event', end: 'termination_event' } as const satisfies Record<
  ProcessAction,
  string
>;
const ENDGAME_OPCODES = { exec: 1, fork: 5, end: 2 } as const satisfies Record<ProcessAction, number>;

function endgameProcess(
  context: EventContext,
  record: ProcessRecord,
  process: { readonly [key: string]: Json },
  about: { readonly [key: string]: Json },
): Event {
  const { random } = context;
  const subtype = ENDGAME_SUBTYPES[record.action];
  const { Ext: _ancestry, ...plain } = process;
  return {
    ...envelope(context, 'process', { ...about, action: subtype }),
    endgame: {
      command_line: record.image.args.join(' '),
      event_subtype_full: subtype,
      event_type_full: 'process_event',
      opcode: ENDGAME_OPCODES[record.action],
      parent_process_name: baseName(record.parent.executable),
      parent_process_path: record.parent.executable,
      pid: plain['pid'] ?? 0,
      process_name: baseName(record.image.executable),
      process_path: record.image.executable,
      serial_event_id: random.int(1, 9_000_000),
      timestamp_utc: new Date(context.time).toISOString().replace('T', ' '),
      uid: record.account.id,
      unique_pid: random.int(1, 900_000),
      unique_ppid: random.int(1, 900_000),
      user_name: record.account.name,
    },
    process: plain,
    user: { id: record.account.id, name: record.account.name },
  };
}
