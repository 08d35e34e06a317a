import type { Random } from '../random.ts';

const DAEMONS = ['nginx', 'apache2', 'mysql', 'postgresql', 'redis', 'rsyslog', 'cron', 'docker', 'haproxy', 'postfix'] as const;

/** Names that look like those of daemons and belong to none: what implants and unknown programs call themselves. */
export const DAEMON_LIKE = [
  'haldrund',
  'kdmtmpd',
  'udevmon',
  'acpid2',
  'irqbald',
  'sysdrund',
  'netcfgd',
  'gssd_cache',
  'rpcstat',
  'mdmon7',
] as const;

/** A daemon's name, as in the name of its PID file or unit. */
export function daemon(random: Random): string {
  return random.pick(DAEMONS);
}

/** A call with its placeholders `{word}`, `{daemon}`, ... drawn. */
export function fill(random: Random, template: string): readonly string[] {
  if (!template.includes('{')) return template.split('|');
  return template
    .split('|')
    .map((word) => word.replace(/\{([a-z]+)\}/g, (whole, kind: string) => placeholder(random, kind) ?? whole));
}

function placeholder(random: Random, kind: string): string | null {
  switch (kind) {
    case 'word':
      return random.word();
    case 'daemon':
      return daemon(random);
    case 'user':
      return random.word();
    case 'domain':
      return random.faker.internet.domainName();
    case 'port':
      return String(random.int(1024, 65_000));
    case 'number':
      return String(random.int(10, 99_999));
    case 'digit':
      return String(random.int(0, 9));
    case 'hex':
      return random.hex(16);
    default:
      return null;
  }
}
