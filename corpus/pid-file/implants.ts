import type { Event, Json } from '../../src/event/index.ts';
import type { NonEmpty } from '../../src/source/index.ts';
import { drawContainer } from '../background/endpoint-events.ts';
import { baseName, type ProcessImage, processEvent, ROOT } from '../background/process-events.ts';
import { at, put } from '../edit.ts';
import type { EventContext } from '../event-context.ts';
import type { Random } from '../random.ts';
import type { Recipe } from '../recipe.ts';

const STEMS = [
  'haldrund',
  'kdmtmpd',
  'udevmon',
  'acpid2',
  'irqbald',
  'sysdrund',
  'netcfgd',
  'gssd_cache',
  'rpcstat',
  'ntp_drift',
  'cronwd',
  'mdmon7',
] as const;

/** A name such as a marker file could have: only `A-Z a-z 0-9 _`, never empty. */
export function markerName(random: Random): string {
  switch (random.int(1, 4)) {
    case 1:
      return `${random.pick(STEMS)}${random.int(0, 99)}`;
    case 2:
      return `${random.word()}_${random.pick(['lck', 'run', 'd', 'init'])}`;
    case 3:
      return `${random.word()}d`;
    default:
      return random.pick(STEMS);
  }
}

export const EXTENSIONS = ['pid', 'lock', 'reboot'] as const;

/** The path of an implant that the rule knows: straight under /var/run, a name of word characters, one of three extensions. */
export function implantPath(random: Random): string {
  return `/var/run/${markerName(random)}.${random.pick(EXTENSIONS)}`;
}

/** What implants call themselves in their arguments, to look like a daemon in a process list. */
const GUISES = [
  '/sbin/udevd -d',
  'hald-addon-acpi: listening on acpi',
  'dbus-daemon --system',
  '/usr/libexec/postfix/master',
  'pickup -l -t fifo -u',
  'avahi-daemon: chroot helper',
  '[kworker/u8:2]',
] as const;

type Opening = 'shell' | 'dropper' | 'cron' | 'systemd' | 'web-server' | 'container' | 'respawn' | 'package-script';

function parentOf(context: EventContext, opening: Opening, path: string): ProcessImage {
  const { random } = context;
  switch (opening) {
    case 'shell':
      return { executable: '/usr/bin/bash', args: ['-bash'] };
    case 'dropper': {
      const dropper = `/dev/shm/${random.word()}`;
      return { executable: dropper, args: [dropper, '--init'] };
    }
    case 'cron':
      return { executable: '/usr/bin/dash', args: ['/bin/sh', '-c', path] };
    case 'systemd':
      return { executable: '/usr/lib/systemd/systemd', args: ['/sbin/init'] };
    case 'web-server':
      return { executable: '/usr/bin/dash', args: ['sh', '-c', `chmod +x ${path}; ${path} >/dev/null 2>&1 &`] };
    case 'container':
      return {
        executable: '/usr/bin/containerd-shim-runc-v2',
        args: ['containerd-shim-runc-v2', '-namespace', 'k8s.io', '-id', random.hex(16)],
      };
    case 'respawn':
      return { executable: path, args: [random.pick(GUISES)] };
    case 'package-script':
      return { executable: '/usr/bin/dash', args: ['/bin/sh', `/var/lib/dpkg/info/${random.word()}.postinst`, 'configure'] };
  }
}

function implant(context: EventContext, opening: Opening, path: string): Event {
  const { random } = context;
  const args = random.chance(0.5) ? random.pick(GUISES).split(' ') : [path, ...(random.chance(0.3) ? ['--init'] : [])];
  return processEvent(context, {
    image: { executable: path, args },
    parent: parentOf(context, opening, path),
    account: ROOT,
    action: random.chance(0.85) ? 'exec' : 'fork',
    interactive: opening === 'shell',
    ...(opening === 'container' ? { container: drawContainer(context) } : {}),
  });
}

const OPENINGS: NonEmpty<Opening> = [
  'shell',
  'dropper',
  'cron',
  'systemd',
  'web-server',
  'container',
  'respawn',
  'package-script',
];

/** An implant that the rule must catch, told in any of the ways below. */
export function anyImplant(context: EventContext): Event {
  return implant(context, context.random.pick(OPENINGS), implantPath(context.random));
}

/** The ways in which an implant starts; each is one the rule must catch. */
export const IMPLANTS: readonly Recipe[] = OPENINGS.map((opening) => ({
  name: `implant-from-${opening}`,
  expected: true,
  nearMiss: null,
  make: (context) => implant(context, opening, implantPath(context.random)),
}));

/** The event with another executable; name and arguments follow, as a sensor would report them. */
export function withExecutable(event: Event, executable: Json): Event {
  const changed = put(event, 'process.executable', executable);
  if (typeof executable !== 'string') return changed;
  const named = put(changed, 'process.name', baseName(executable));
  const args = at(named, 'process.args');
  const first = Array.isArray(args) && typeof args[0] === 'string' ? args[0] : '';
  return first.startsWith('/var/run/')
    ? put(named, 'process.args', [executable, ...(Array.isArray(args) ? args.slice(1) : [])])
    : named;
}
