import type { Event, Json } from '../../src/event/index.ts';
import type { EventContext } from '../event-context.ts';
import type { Account } from './host-inventory.ts';
import { daemon } from './names.ts';
import { envelope, LOCAL_SYSTEM, type ProcessAction, processEvent, processFields, ROOT, userFields } from './process-events.ts';
import { images, PROGRAMS, type Program } from './programs.ts';

/** The kinds of ordinary events that a sensor on a machine reports. */
export type BackgroundActivity = 'process' | 'file' | 'network' | 'dns';

/** An ordinary event of a kind on the context's machine: nothing in it is disguised. */
export function backgroundEvent(context: EventContext, activity: BackgroundActivity): Event {
  const program = context.random.pick(PROGRAMS[context.host.os]);
  switch (activity) {
    case 'process':
      return backgroundProcess(context, program);
    case 'file':
      return fileEvent(context, program, backgroundPath(context), context.random.pick(FILE_ACTIONS));
    case 'network':
      return networkEvent(context, program);
    case 'dns':
      return dnsEvent(context, program);
  }
}

/** Whom a program runs as on the context's machine. */
export function accountOf(context: EventContext, program: Program): Account {
  if (program.owner === 'user') return context.random.pick(context.host.users);
  return context.host.os === 'windows' ? LOCAL_SYSTEM : ROOT;
}

const CONTAINER_IMAGES = ['nginx:1.25', 'redis:7', 'postgres:16', 'busybox:latest', 'registry.k8s.io/pause:3.9'] as const;

/** What stands under `container` for a process that runs in one. */
function drawContainer(context: EventContext): { readonly [key: string]: Json } {
  const { random } = context;
  const [name = 'nginx', tag = 'latest'] = random.pick(CONTAINER_IMAGES).split(':');
  return {
    id: random.hex(64),
    image: { hash: { all: [`sha256:${random.hex(64)}`] }, name, tag: [tag] },
    name: `${name}-${random.word()}`,
    runtime: 'containerd',
  };
}

function backgroundProcess(context: EventContext, program: Program): Event {
  const { random } = context;
  const account = accountOf(context, program);
  const roll = random.int(1, 100);
  const action: ProcessAction = roll <= 70 ? 'exec' : roll <= 85 ? 'fork' : 'end';
  const contained = context.host.os === 'linux' && random.chance(0.08);
  return processEvent(context, {
    ...images(random, program),
    account,
    action,
    interactive: program.owner === 'user',
    ...(contained ? { container: drawContainer(context) } : {}),
  });
}

const FILE_ACTIONS = ['creation', 'deletion', 'rename', 'overwrite'] as const;
type FileAction = (typeof FILE_ACTIONS)[number];
const FILE_TYPES = {
  creation: 'creation',
  deletion: 'deletion',
  rename: 'change',
  overwrite: 'change',
} as const satisfies Record<FileAction, string>;
const ENDGAME_FILE = {
  creation: 'file_create_event',
  deletion: 'file_delete_event',
  rename: 'file_rename_event',
  overwrite: 'file_modify_event',
} as const satisfies Record<FileAction, string>;

function backgroundPath(context: EventContext): string {
  const { random } = context;
  const word = random.word();
  switch (context.host.os) {
    case 'windows':
      return `C:\\Users\\${random.pick(context.host.users).name}\\AppData\\Local\\Temp\\${word}.tmp`;
    case 'macos':
      return `/Users/${random.pick(context.host.users).name}/Library/Caches/${word}/Cache.db`;
    case 'linux':
      return random.pick([
        `/var/log/${daemon(random)}/${word}.log`,
        `/tmp/${word}.${random.token(6)}`,
        `/var/run/${daemon(random)}.pid`,
        `/var/run/lock/${word}.lock`,
        `/etc/${daemon(random)}/${word}.conf`,
        `/var/lib/dpkg/info/${word}.list-new`,
      ]);
  }
}

/** An event about a file that a program touches. */
function fileEvent(context: EventContext, program: Program, path: string, action: FileAction): Event {
  const { image, parent } = images(context.random, program);
  const separator = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(separator + 1);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  const about = {
    category: ['file'],
    type: [FILE_TYPES[action]],
    action: context.sensor === 'endgame' ? ENDGAME_FILE[action] : action,
  };
  return {
    ...envelope(context, 'file', about),
    ...(context.sensor === 'endgame'
      ? { endgame: { event_subtype_full: ENDGAME_FILE[action], event_type_full: 'file_event', file_name: name, file_path: path } }
      : {}),
    file: { directory: path.slice(0, Math.max(separator, 1)), extension, name, path, size: context.random.int(0, 90_000) },
    process: processFields(context, image, parent),
    user: userFields(accountOf(context, program)),
  };
}

/** An event about a connection that a program makes. */
function networkEvent(context: EventContext, program: Program): Event {
  const { random } = context;
  const { image, parent } = images(random, program);
  const action = random.pick(['connection_attempted', 'connection_accepted', 'disconnect_received']);
  const type = action === 'disconnect_received' ? ['end'] : ['start'];
  const endgame = context.sensor === 'endgame';
  const about = { category: ['network'], type, action: endgame ? 'ipv4_connection_attempt_event' : action };
  return {
    ...envelope(context, 'network', about),
    ...(endgame ? { endgame: { event_subtype_full: 'ipv4_connection_attempt_event', event_type_full: 'network_event' } } : {}),
    destination: {
      address: random.faker.internet.ipv4(),
      ip: random.faker.internet.ipv4(),
      port: random.pick([53, 80, 443, 5432, 6379, 8080]),
    },
    network: { direction: 'egress', transport: 'tcp', type: 'ipv4' },
    process: processFields(context, image, parent),
    source: { ip: `10.1.${random.int(0, 255)}.${random.int(1, 254)}`, port: random.int(32_768, 60_999) },
    user: userFields(accountOf(context, program)),
  };
}

function dnsEvent(context: EventContext, program: Program): Event {
  const { random } = context;
  const { image, parent } = images(random, program);
  const name = random.faker.internet.domainName();
  const endgame = context.sensor === 'endgame';
  const about = { category: ['network'], type: ['protocol', 'start'], action: endgame ? 'request_event' : 'lookup_requested' };
  return {
    ...envelope(context, 'network', about),
    ...(endgame ? { endgame: { event_subtype_full: 'request_event', event_type_full: 'dns_event', query_name: name } } : {}),
    dns: { question: { name, registered_domain: name, type: random.pick(['A', 'AAAA', 'TXT']) } },
    network: { protocol: 'dns' },
    process: processFields(context, image, parent),
    user: userFields(accountOf(context, program)),
  };
}
