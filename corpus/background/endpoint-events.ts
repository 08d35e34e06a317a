import type { Event, Json } from '../../src/event/index.ts';
import type { Scene } from '../event-context.ts';
import type { Account } from './host-inventory.ts';
import { envelope, LOCAL_SYSTEM, type Moment, processEvent, processFields, ROOT, userFields } from './process-events.ts';
import { daemon, images, PROGRAMS, type Program } from './programs.ts';

/** The kinds of ordinary events that a sensor on a machine reports. */
export type Activity = 'process' | 'file' | 'network' | 'dns';

/** An ordinary event of a kind on the scene's machine: nothing in it is disguised. */
export function ordinaryEvent(scene: Scene, activity: Activity): Event {
  const program = scene.random.pick(PROGRAMS[scene.host.os]);
  switch (activity) {
    case 'process':
      return ordinaryProcess(scene, program);
    case 'file':
      return fileEvent(scene, program, ordinaryPath(scene), scene.random.pick(FILE_MOMENTS));
    case 'network':
      return networkEvent(scene, program);
    case 'dns':
      return dnsEvent(scene, program);
  }
}

/** Whom a program runs as on the scene's machine. */
export function accountOf(scene: Scene, program: Program): Account {
  if (program.owner === 'person') return scene.random.pick(scene.host.people);
  return scene.host.os === 'windows' ? LOCAL_SYSTEM : ROOT;
}

const CONTAINER_IMAGES = ['nginx:1.25', 'redis:7', 'postgres:16', 'busybox:latest', 'registry.k8s.io/pause:3.9'] as const;

/** What stands under `container` for a process that runs in one. */
export function drawContainer(scene: Scene): { readonly [key: string]: Json } {
  const { random } = scene;
  const [name = 'nginx', tag = 'latest'] = random.pick(CONTAINER_IMAGES).split(':');
  return {
    id: random.hex(64),
    image: { hash: { all: [`sha256:${random.hex(64)}`] }, name, tag: [tag] },
    name: `${name}-${random.word()}`,
    runtime: 'containerd',
  };
}

function ordinaryProcess(scene: Scene, program: Program): Event {
  const { random } = scene;
  const account = accountOf(scene, program);
  const roll = random.int(1, 100);
  const moment: Moment = roll <= 70 ? 'exec' : roll <= 85 ? 'fork' : 'end';
  const contained = scene.host.os === 'linux' && random.chance(0.08);
  return processEvent(scene, {
    ...images(random, program),
    account,
    moment,
    interactive: program.owner === 'person',
    ...(contained ? { container: drawContainer(scene) } : {}),
  });
}

const FILE_MOMENTS = ['creation', 'deletion', 'rename', 'overwrite'] as const;
export type FileMoment = (typeof FILE_MOMENTS)[number];
const FILE_TYPES = {
  creation: 'creation',
  deletion: 'deletion',
  rename: 'change',
  overwrite: 'change',
} as const satisfies Record<FileMoment, string>;
const ENDGAME_FILE = {
  creation: 'file_create_event',
  deletion: 'file_delete_event',
  rename: 'file_rename_event',
  overwrite: 'file_modify_event',
} as const satisfies Record<FileMoment, string>;

function ordinaryPath(scene: Scene): string {
  const { random } = scene;
  const word = random.word();
  switch (scene.host.os) {
    case 'windows':
      return `C:\\Users\\${random.pick(scene.host.people).name}\\AppData\\Local\\Temp\\${word}.tmp`;
    case 'macos':
      return `/Users/${random.pick(scene.host.people).name}/Library/Caches/${word}/Cache.db`;
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
export function fileEvent(scene: Scene, program: Program, path: string, moment: FileMoment): Event {
  const { image, parent } = images(scene.random, program);
  const separator = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const name = path.slice(separator + 1);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  const about = {
    category: ['file'],
    type: [FILE_TYPES[moment]],
    action: scene.shape === 'endgame' ? ENDGAME_FILE[moment] : moment,
  };
  return {
    ...envelope(scene, 'file', about),
    ...(scene.shape === 'endgame'
      ? { endgame: { event_subtype_full: ENDGAME_FILE[moment], event_type_full: 'file_event', file_name: name, file_path: path } }
      : {}),
    file: { directory: path.slice(0, Math.max(separator, 1)), extension, name, path, size: scene.random.int(0, 90_000) },
    process: processFields(scene, image, parent),
    user: userFields(accountOf(scene, program)),
  };
}

/** An event about a connection that a program makes. */
export function networkEvent(scene: Scene, program: Program): Event {
  const { random } = scene;
  const { image, parent } = images(random, program);
  const action = random.pick(['connection_attempted', 'connection_accepted', 'disconnect_received']);
  const type = action === 'disconnect_received' ? ['end'] : ['start'];
  const endgame = scene.shape === 'endgame';
  const about = { category: ['network'], type, action: endgame ? 'ipv4_connection_attempt_event' : action };
  return {
    ...envelope(scene, 'network', about),
    ...(endgame ? { endgame: { event_subtype_full: 'ipv4_connection_attempt_event', event_type_full: 'network_event' } } : {}),
    destination: {
      address: random.faker.internet.ipv4(),
      ip: random.faker.internet.ipv4(),
      port: random.pick([53, 80, 443, 5432, 6379, 8080]),
    },
    network: { direction: 'egress', transport: 'tcp', type: 'ipv4' },
    process: processFields(scene, image, parent),
    source: { ip: `10.1.${random.int(0, 255)}.${random.int(1, 254)}`, port: random.int(32_768, 60_999) },
    user: userFields(accountOf(scene, program)),
  };
}

function dnsEvent(scene: Scene, program: Program): Event {
  const { random } = scene;
  const { image, parent } = images(random, program);
  const name = random.faker.internet.domainName();
  const endgame = scene.shape === 'endgame';
  const about = { category: ['network'], type: ['protocol', 'start'], action: endgame ? 'request_event' : 'lookup_requested' };
  return {
    ...envelope(scene, 'network', about),
    ...(endgame ? { endgame: { event_subtype_full: 'request_event', event_type_full: 'dns_event', query_name: name } } : {}),
    dns: { question: { name, registered_domain: name, type: random.pick(['A', 'AAAA', 'TXT']) } },
    network: { protocol: 'dns' },
    process: processFields(scene, image, parent),
    user: userFields(accountOf(scene, program)),
  };
}
