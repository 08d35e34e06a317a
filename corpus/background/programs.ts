import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';
import type { Random } from '../random.ts';
import type { Os } from './host-inventory.ts';
import { fill } from './names.ts';
import type { ProcessImage } from './process-events.ts';

/** Whom a program usually runs as. */
type RunsAs = 'system' | 'user';

/** An ordinary program: where it lies, how it is called (words separated by `|`, see `fill`), who starts it and as whom. */
export interface Program {
  readonly executable: string;
  readonly runs: string;
  readonly parent: string;
  readonly parentRuns: string;
  readonly owner: RunsAs;
}

const LINUX: NonEmpty<readonly [string, string, string, string, RunsAs]> = [
  ['/usr/sbin/cron', 'cron|-f|-P', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
  [
    '/usr/bin/dash',
    '/bin/sh|-c|test -x /usr/sbin/anacron || run-parts --report /etc/cron.daily',
    '/usr/sbin/cron',
    'cron|-f',
    'system',
  ],
  ['/usr/bin/run-parts', 'run-parts|--report|/etc/cron.hourly', '/usr/bin/dash', '/bin/sh|-c|run-parts', 'system'],
  [
    '/usr/sbin/logrotate',
    '/usr/sbin/logrotate|/etc/logrotate.conf',
    '/usr/bin/dash',
    '/bin/sh|/etc/cron.daily/logrotate',
    'system',
  ],
  ['/usr/lib/systemd/systemd-logind', '/lib/systemd/systemd-logind', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
  ['/usr/lib/systemd/systemd-udevd', '/lib/systemd/systemd-udevd', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
  [
    '/usr/lib/systemd/systemd-executor',
    '(sd-executor)|--deserialize|{number}',
    '/usr/lib/systemd/systemd',
    '/sbin/init',
    'system',
  ],
  ['/usr/bin/systemctl', 'systemctl|status|{daemon}.service', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/systemctl', '/bin/systemctl|reload|{daemon}', '/usr/bin/dash', '/bin/sh|/etc/logrotate.d/{daemon}', 'system'],
  [
    '/usr/sbin/sshd',
    'sshd: {user} [priv]',
    '/usr/sbin/sshd',
    'sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups',
    'system',
  ],
  ['/usr/sbin/sshd', '/usr/sbin/sshd|-D|-R', '/usr/sbin/sshd', 'sshd: /usr/sbin/sshd -D', 'system'],
  ['/usr/bin/bash', '-bash', '/usr/sbin/sshd', 'sshd: {user}@pts/{digit}', 'user'],
  ['/usr/bin/bash', 'bash|-c|cat /proc/loadavg', '/usr/sbin/sshd', 'sshd: {user}@notty', 'user'],
  ['/usr/bin/sudo', 'sudo|-u|root|systemctl|restart|{daemon}', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/sudo', 'sudo|tail|-f|/var/log/{daemon}/error.log', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/ls', 'ls|--color=auto|-la|/srv/{word}', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/grep', 'grep|--color=auto|-rn|{word}|/etc', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/vim.basic', 'vim|/etc/{daemon}/{word}.conf', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/git', 'git|pull|--rebase|origin|main', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/curl', 'curl|-fsS|https://{domain}/health', '/usr/bin/dash', '/bin/sh|-c|/usr/local/bin/check-health', 'system'],
  ['/usr/bin/wget', 'wget|-q|-O|/tmp/{word}.tgz|https://{domain}/{word}.tgz', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/python3.10', '/usr/bin/python3|/usr/bin/unattended-upgrade', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
  ['/usr/bin/python3.10', 'python3|-m|{word}|--port|{port}', '/usr/bin/bash', '-bash', 'user'],
  ['/usr/bin/node', 'node|/srv/{word}/server.js', '/usr/lib/systemd/systemd', '/sbin/init', 'user'],
  ['/usr/bin/apt-get', 'apt-get|-qq|-y|update', '/usr/bin/dash', '/bin/sh|/usr/lib/apt/apt.systemd.daily|update', 'system'],
  [
    '/usr/bin/dpkg',
    '/usr/bin/dpkg|--status-fd|{digit}|--configure|--pending',
    '/usr/bin/apt-get',
    'apt-get|-y|upgrade',
    'system',
  ],
  ['/usr/bin/dash', '/bin/sh|/var/lib/dpkg/info/{word}.postinst|configure', '/usr/bin/dpkg', 'dpkg|--configure|-a', 'system'],
  ['/usr/bin/rpm', 'rpm|-qa|--queryformat|%{NAME}\\n', '/usr/bin/dash', '/bin/sh|-c|rpm -qa', 'system'],
  [
    '/usr/sbin/nginx',
    'nginx: master process /usr/sbin/nginx|-g|daemon on; master_process on;',
    '/usr/lib/systemd/systemd',
    '/sbin/init',
    'system',
  ],
  ['/usr/sbin/nginx', 'nginx: worker process', '/usr/sbin/nginx', 'nginx: master process /usr/sbin/nginx', 'user'],
  ['/usr/sbin/apache2', '/usr/sbin/apache2|-k|start', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
  [
    '/usr/lib/postgresql/14/bin/postgres',
    'postgres: autovacuum worker {word}',
    '/usr/lib/postgresql/14/bin/postgres',
    'postgres|-D|/var/lib/postgresql/14/main',
    'user',
  ],
  ['/usr/bin/redis-check-rdb', 'redis-server *:6379', '/usr/lib/systemd/systemd', '/sbin/init', 'user'],
  [
    '/usr/sbin/mysqld',
    '/usr/sbin/mysqld|--pid-file=/var/run/mysqld/mysqld.pid',
    '/usr/lib/systemd/systemd',
    '/sbin/init',
    'user',
  ],
  ['/usr/sbin/rsyslogd', '/usr/sbin/rsyslogd|-n|-iNONE', '/usr/lib/systemd/systemd', '/sbin/init', 'user'],
  ['/usr/sbin/chronyd', '/usr/sbin/chronyd|-F|1', '/usr/lib/systemd/systemd', '/sbin/init', 'user'],
  [
    '/usr/bin/dbus-daemon',
    '@dbus-daemon|--system|--address=systemd:|--nofork|--nopidfile',
    '/usr/lib/systemd/systemd',
    '/sbin/init',
    'user',
  ],
  [
    '/usr/bin/dockerd',
    '/usr/bin/dockerd|-H|fd://|--pidfile=/var/run/docker.pid',
    '/usr/lib/systemd/systemd',
    '/sbin/init',
    'system',
  ],
  [
    '/usr/bin/containerd-shim-runc-v2',
    'containerd-shim-runc-v2|-namespace|moby|-id|{hex}',
    '/usr/bin/containerd',
    '/usr/bin/containerd',
    'system',
  ],
  [
    '/usr/bin/runc',
    'runc|--root|/var/run/docker/runtime-runc/moby|create|--pid-file|/var/run/docker/{hex}/init.pid',
    '/usr/bin/containerd-shim-runc-v2',
    'containerd-shim-runc-v2|-namespace|moby',
    'system',
  ],
  [
    '/usr/bin/kubelet',
    '/usr/bin/kubelet|--config=/var/lib/kubelet/config.yaml',
    '/usr/lib/systemd/systemd',
    '/sbin/init',
    'system',
  ],
  ['/usr/sbin/iptables', 'iptables|-w|5|-L|-n', '/usr/bin/kubelet', '/usr/bin/kubelet', 'system'],
  ['/usr/bin/ps', 'ps|-eo|pid,comm,args', '/usr/bin/dash', '/bin/sh|-c|ps -eo pid,comm,args', 'system'],
  ['/usr/bin/awk', 'awk|{print $1}', '/usr/bin/bash', 'bash|/usr/local/sbin/report', 'system'],
  ['/usr/bin/flock', 'flock|-n|/var/run/{word}.lock|/usr/local/bin/{word}', '/usr/bin/dash', '/bin/sh|-c|flock', 'system'],
  ['/usr/sbin/needrestart', '/usr/sbin/needrestart|-m|a', '/usr/bin/apt-get', 'apt-get|-y|upgrade', 'system'],
  ['/usr/bin/cat', 'cat|/var/run/{daemon}.pid', '/usr/bin/dash', '/bin/sh|-c|kill -0 $(cat /var/run/{daemon}.pid)', 'system'],
  ['/usr/bin/kill', 'kill|-0|{number}', '/usr/bin/dash', '/bin/sh|/etc/init.d/{daemon}|status', 'system'],
  ['/usr/bin/pgrep', 'pgrep|-F|/var/run/{daemon}.pid', '/usr/bin/dash', '/bin/sh|/etc/init.d/{daemon}|status', 'system'],
  ['/usr/bin/rm', 'rm|-f|/var/run/{daemon}.lock', '/usr/bin/dash', '/bin/sh|/etc/init.d/{daemon}|stop', 'system'],
  ['/usr/bin/snap', '/usr/bin/snap|refresh', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
  ['/usr/share/elastic-agent/bin/elastic-agent', 'elastic-agent|run', '/usr/lib/systemd/systemd', '/sbin/init', 'system'],
];

const WINDOWS: NonEmpty<readonly [string, string, string, string, RunsAs]> = [
  [
    'C:\\Windows\\System32\\svchost.exe',
    'C:\\Windows\\system32\\svchost.exe|-k|netsvcs|-p|-s|Schedule',
    'C:\\Windows\\System32\\services.exe',
    'C:\\Windows\\system32\\services.exe',
    'system',
  ],
  [
    'C:\\Windows\\System32\\conhost.exe',
    '\\??\\C:\\Windows\\system32\\conhost.exe|0xffffffff|-ForceV1',
    'C:\\Windows\\System32\\cmd.exe',
    'cmd.exe',
    'user',
  ],
  [
    'C:\\Windows\\explorer.exe',
    'C:\\Windows\\Explorer.EXE',
    'C:\\Windows\\System32\\userinit.exe',
    'C:\\Windows\\system32\\userinit.exe',
    'user',
  ],
  [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe|--type=renderer',
    'C:\\Windows\\explorer.exe',
    'C:\\Windows\\Explorer.EXE',
    'user',
  ],
  [
    'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE',
    'WINWORD.EXE|/n|C:\\Users\\{user}\\Documents\\{word}.docx',
    'C:\\Windows\\explorer.exe',
    'C:\\Windows\\Explorer.EXE',
    'user',
  ],
  [
    'C:\\Windows\\System32\\taskhostw.exe',
    'taskhostw.exe|Install',
    'C:\\Windows\\System32\\svchost.exe',
    'C:\\Windows\\system32\\svchost.exe|-k|netsvcs',
    'system',
  ],
  [
    'C:\\Windows\\System32\\wbem\\WmiPrvSE.exe',
    'C:\\Windows\\system32\\wbem\\wmiprvse.exe|-secured|-Embedding',
    'C:\\Windows\\System32\\svchost.exe',
    'C:\\Windows\\system32\\svchost.exe|-k|DcomLaunch',
    'system',
  ],
  [
    'C:\\Windows\\System32\\SearchProtocolHost.exe',
    'SearchProtocolHost.exe|Global\\UsGthrFltPipeMssGthrPipe',
    'C:\\Windows\\System32\\SearchIndexer.exe',
    'SearchIndexer.exe|/Embedding',
    'system',
  ],
];

const MACOS: NonEmpty<readonly [string, string, string, string, RunsAs]> = [
  ['/usr/libexec/xpcproxy', 'xpcproxy|com.apple.mdworker.shared', '/sbin/launchd', '/sbin/launchd', 'system'],
  [
    '/System/Library/Frameworks/CoreServices.framework/Versions/A/Frameworks/Metadata.framework/Versions/A/Support/mdworker_shared',
    'mdworker_shared|-s|mdworker',
    '/sbin/launchd',
    '/sbin/launchd',
    'user',
  ],
  [
    '/Applications/Safari.app/Contents/MacOS/Safari',
    '/Applications/Safari.app/Contents/MacOS/Safari',
    '/sbin/launchd',
    '/sbin/launchd',
    'user',
  ],
  ['/bin/zsh', '-zsh', '/usr/bin/login', 'login|-pf|{user}', 'user'],
  ['/usr/bin/git', 'git|status', '/bin/zsh', '-zsh', 'user'],
  ['/usr/sbin/cfprefsd', '/usr/sbin/cfprefsd|agent', '/sbin/launchd', '/sbin/launchd', 'user'],
];

/** The ordinary programs of each system.. */
export const PROGRAMS: Readonly<Record<Os, NonEmpty<Program>>> = {
  linux: programs(LINUX),
  windows: programs(WINDOWS),
  macos: programs(MACOS),
};

function programs(rows: NonEmpty<readonly [string, string, string, string, RunsAs]>): NonEmpty<Program> {
  const list = rows.map(([executable, runs, parent, parentRuns, owner]) => ({ executable, runs, parent, parentRuns, owner }));
  if (isNonEmpty(list)) return list;
  throw new Error('a table of programs is empty');
}

/** A program and its parent as they appear in an event. */
export function images(random: Random, program: Program): { readonly image: ProcessImage; readonly parent: ProcessImage } {
  return {
    image: { executable: program.executable, args: fill(random, program.runs) },
    parent: { executable: program.parent, args: fill(random, program.parentRuns) },
  };
}
