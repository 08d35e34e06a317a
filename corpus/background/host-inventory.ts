import type { Json } from '../../src/event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Random } from '../random.ts';

export type Os = 'linux' | 'windows' | 'macos';

/** A user as events name them: `id` is a decimal uid, or a SID on Windows. */
export interface Account {
  readonly name: string;
  readonly id: string;
  readonly domain: string | null;
}

/** A machine with a sensor. Its objects are shared by all its events. */
export interface Host {
  readonly os: Os;
  /** What stands under `host`. */
  readonly fields: { readonly [key: string]: Json };
  readonly agentId: string;
  readonly agentVersion: string;
  readonly hostname: string;
  readonly users: NonEmpty<Account>;
}

/** The machines of a corpus and the hashes of the files on them. */
export interface HostInventory {
  hosts(os: Os): NonEmpty<Host>;
  /** The `hash` object of a file: the same path always has the same hashes. */
  hashes(path: string): { readonly [key: string]: Json };
}

const HOSTS_PER_OS = 6;

/** Draws the machines first, so that every later draw starts from the same place. */
export function createHostInventory(random: Random): HostInventory {
  const draw = (os: Os): NonEmpty<Host> => {
    const hosts = Array.from({ length: HOSTS_PER_OS }, () => drawHost(random, os));
    return isNonEmpty(hosts) ? hosts : [drawHost(random, os)];
  };
  const hosts: Record<Os, NonEmpty<Host>> = { linux: draw('linux'), windows: draw('windows'), macos: draw('macos') };
  const known = new Map<string, { readonly [key: string]: Json }>();
  return {
    hosts: (os) => hosts[os],
    hashes: (path) => {
      const drawn = known.get(path) ?? { md5: random.hex(32), sha1: random.hex(40), sha256: random.hex(64) };
      // Random paths would pile up; what is drawn again later is a different file anyway.
      if (known.size < 1000) known.set(path, drawn);
      return drawn;
    },
  };
}

const ROLES = ['web', 'db', 'build', 'mail', 'cache', 'gateway', 'worker', 'proxy'] as const;

const SYSTEMS = {
  linux: [
    { name: 'Linux', variant: 'Ubuntu', version: '22.04.4', kernel: '5.15.0-105-generic #115-Ubuntu SMP' },
    { name: 'Linux', variant: 'Debian', version: '12.5', kernel: '6.1.0-20-amd64 #1 SMP PREEMPT_DYNAMIC' },
    { name: 'Linux', variant: 'CentOS', version: '7.9.2009', kernel: '3.10.0-1160.el7.x86_64 #1 SMP' },
  ],
  windows: [
    { name: 'Windows', variant: 'Windows 10 Enterprise', version: '22H2 (10.0.19045.4291)', kernel: '22H2 (10.0.19045.4291)' },
    {
      name: 'Windows',
      variant: 'Windows Server 2019 Datacenter',
      version: '1809 (10.0.17763.5696)',
      kernel: '1809 (10.0.17763.5696)',
    },
  ],
  macos: [{ name: 'macOS', variant: 'macOS', version: '14.4.1', kernel: 'Darwin Kernel Version 23.4.0' }],
} as const satisfies Record<Os, unknown>;

function drawHost(random: Random, os: Os): Host {
  const system = random.pick<(typeof SYSTEMS)[Os][number]>(SYSTEMS[os]);
  const role = `${random.pick(ROLES)}-${random.word()}-${random.int(1, 40)}`;
  const hostname = os === 'windows' ? role.toUpperCase().slice(0, 15) : role;
  const address = `10.${random.int(1, 250)}.${random.int(0, 250)}.${random.int(2, 250)}`;
  const users = Array.from({ length: 4 }, (_, place) => drawUser(random, os, place));
  return {
    os,
    hostname,
    agentId: random.faker.string.uuid(),
    agentVersion: random.pick(['8.4.3', '8.11.4', '8.15.0']),
    users: isNonEmpty(users) ? users : [drawUser(random, os, 0)],
    fields: {
      architecture: 'x86_64',
      hostname,
      id: random.hex(32),
      ip: ['127.0.0.1', '::1', address, random.faker.internet.ipv6()],
      mac: [random.faker.internet.mac('-')],
      name: hostname,
      os: {
        Ext: { variant: system.variant },
        family: os === 'linux' ? system.variant.toLowerCase() : os,
        full: `${system.variant} ${system.version}`,
        kernel: system.kernel,
        name: system.name,
        platform: os === 'linux' ? system.variant.toLowerCase() : os,
        type: os,
        version: system.version,
      },
    },
  };
}

function drawUser(random: Random, os: Os, place: number): Account {
  const name = `${random.faker.person.firstName()}.${random.faker.person.lastName()}`.toLowerCase().replace(/[^a-z.]/g, '');
  if (os === 'windows') {
    const domain = random.word().toUpperCase().slice(0, 10);
    const authority = `${random.int(1e8, 4e9)}-${random.int(1e8, 4e9)}-${random.int(1e8, 4e9)}`;
    return { name, id: `S-1-5-21-${authority}-${1100 + place}`, domain };
  }
  return { name, id: String((os === 'linux' ? 1000 : 501) + place), domain: null };
}
