import type { NonEmpty } from '../../src/source/index.ts';
import { accountOf, fileEvent, networkEvent } from '../background/endpoint-events.ts';
import { processEvent, ROOT } from '../background/process-events.ts';
import { daemon, PROGRAMS, type Program } from '../background/programs.ts';
import { put } from '../edit.ts';
import type { Recipe } from '../recipe.ts';
import { anyImplant, implantPath } from './implants.ts';

const READERS: NonEmpty<readonly [string, readonly string[]]> = [
  ['/usr/bin/cat', ['cat']],
  ['/usr/bin/kill', ['kill', '-0']],
  ['/usr/bin/pkill', ['pkill', '-F']],
  ['/usr/bin/rm', ['rm', '-f']],
  ['/usr/bin/test', ['test', '-f']],
  ['/usr/bin/pgrep', ['pgrep', '-F']],
  ['/usr/bin/stat', ['stat', '-c', '%Y']],
];

/** Real marker files, and what an implant does besides starting: none of it is a start out of a marker file. */
export const BYSTANDERS: readonly Recipe[] = [
  {
    name: 'pid-file-read-by-root',
    expected: false,
    nearMiss: 'process.executable',
    make: (context) => {
      const [executable, words] = context.random.pick(READERS);
      const args = [...words, `/var/run/${daemon(context.random)}.${context.random.pick(['pid', 'lock'])}`];
      const parent = { executable: '/usr/bin/dash', args: ['/bin/sh', '-c', args.join(' ')] };
      return processEvent(context, { image: { executable, args }, parent, account: ROOT, action: 'exec' });
    },
  },
  {
    name: 'pid-file-named-on-a-command-line',
    expected: false,
    nearMiss: 'process.executable',
    make: (context) => {
      const name = daemon(context.random);
      const executable = `/usr/sbin/${name}`;
      const args = [executable, '--daemon', `--pidfile=/var/run/${name}.pid`];
      const parent = { executable: '/usr/lib/systemd/systemd', args: ['/sbin/init'] };
      return processEvent(context, { image: { executable, args }, parent, account: ROOT, action: 'exec' });
    },
  },
  {
    name: 'pid-file-written',
    expected: false,
    nearMiss: 'event category',
    make: (context) =>
      fileEvent(context, context.random.pick(PROGRAMS.linux), `/var/run/${daemon(context.random)}.pid`, 'creation'),
  },
  {
    name: 'implant-file-dropped',
    expected: false,
    nearMiss: 'event category',
    make: (context) => fileEvent(context, shell(), implantPath(context.random), context.random.pick(['creation', 'rename'])),
  },
  {
    name: 'implant-connects-out',
    expected: false,
    nearMiss: 'event category',
    make: (context) =>
      put(put(networkEvent(context, shell()), 'process.executable', implantPath(context.random)), 'event.type', [
        'start',
        'connection',
      ]),
  },
  {
    name: 'implant-ends',
    expected: false,
    nearMiss: 'event.type',
    make: (context) => put(put(anyImplant(context), 'event.type', ['end']), 'event.action', 'end'),
  },
  {
    name: 'implant-run-by-a-person',
    expected: false,
    nearMiss: 'user.id',
    make: (context) => {
      const account = accountOf(context, { ...shell(), owner: 'user' });
      const path = implantPath(context.random);
      return processEvent(context, {
        image: { executable: path, args: [path] },
        parent: { executable: '/usr/bin/bash', args: ['-bash'] },
        account,
        action: 'exec',
        interactive: true,
      });
    },
  },
  {
    name: 'implant-starts-a-shell',
    expected: false,
    nearMiss: 'process.executable',
    make: (context) => {
      const path = implantPath(context.random);
      const image = { executable: '/usr/bin/bash', args: ['qmgr -l -t fifo -u'] };
      return processEvent(context, { image, parent: { executable: path, args: [path] }, account: ROOT, action: 'exec' });
    },
  },
];

function shell(): Program {
  return {
    executable: '/usr/bin/bash',
    runs: '-bash',
    parent: '/usr/sbin/sshd',
    parentRuns: 'sshd: root@pts/0',
    owner: 'system',
  };
}
