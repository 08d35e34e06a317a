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
    make: (scene) => {
      const [executable, words] = scene.random.pick(READERS);
      const args = [...words, `/var/run/${daemon(scene.random)}.${scene.random.pick(['pid', 'lock'])}`];
      const parent = { executable: '/usr/bin/dash', args: ['/bin/sh', '-c', args.join(' ')] };
      return processEvent(scene, { image: { executable, args }, parent, account: ROOT, moment: 'exec' });
    },
  },
  {
    name: 'pid-file-named-on-a-command-line',
    expected: false,
    nearMiss: 'process.executable',
    make: (scene) => {
      const name = daemon(scene.random);
      const executable = `/usr/sbin/${name}`;
      const args = [executable, '--daemon', `--pidfile=/var/run/${name}.pid`];
      const parent = { executable: '/usr/lib/systemd/systemd', args: ['/sbin/init'] };
      return processEvent(scene, { image: { executable, args }, parent, account: ROOT, moment: 'exec' });
    },
  },
  {
    name: 'pid-file-written',
    expected: false,
    nearMiss: 'event category',
    make: (scene) => fileEvent(scene, scene.random.pick(PROGRAMS.linux), `/var/run/${daemon(scene.random)}.pid`, 'creation'),
  },
  {
    name: 'implant-file-dropped',
    expected: false,
    nearMiss: 'event category',
    make: (scene) => fileEvent(scene, shell(), implantPath(scene.random), scene.random.pick(['creation', 'rename'])),
  },
  {
    name: 'implant-connects-out',
    expected: false,
    nearMiss: 'event category',
    make: (scene) =>
      put(put(networkEvent(scene, shell()), 'process.executable', implantPath(scene.random)), 'event.type', [
        'start',
        'connection',
      ]),
  },
  {
    name: 'implant-ends',
    expected: false,
    nearMiss: 'event.type',
    make: (scene) => put(put(anyImplant(scene), 'event.type', ['end']), 'event.action', 'end'),
  },
  {
    name: 'implant-run-by-a-person',
    expected: false,
    nearMiss: 'user.id',
    make: (scene) => {
      const account = accountOf(scene, { ...shell(), owner: 'person' });
      const path = implantPath(scene.random);
      return processEvent(scene, {
        image: { executable: path, args: [path] },
        parent: { executable: '/usr/bin/bash', args: ['-bash'] },
        account,
        moment: 'exec',
        interactive: true,
      });
    },
  },
  {
    name: 'implant-starts-a-shell',
    expected: false,
    nearMiss: 'process.executable',
    make: (scene) => {
      const path = implantPath(scene.random);
      const image = { executable: '/usr/bin/bash', args: ['qmgr -l -t fifo -u'] };
      return processEvent(scene, { image, parent: { executable: path, args: [path] }, account: ROOT, moment: 'exec' });
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
