import type { Json } from '../../src/event/index.ts';
import { drop, put } from '../edit.ts';
import type { EventContext } from '../event-context.ts';
import type { Twist } from '../recipe.ts';
import { EXTENSIONS, implantPath, markerName, withExecutable } from './implants.ts';

/** Without a limit of its own the field is tried at this length, which is the limit that ECS sets. */
const USUAL_LIMIT = 1024;

/** A twist that runs the implant from another path. */
function runs(name: string, expected: boolean, path: (context: EventContext, marker: string, extension: string) => Json): Twist {
  return {
    name,
    expected,
    change: (event, context) => withExecutable(event, path(context, markerName(context.random), context.random.pick(EXTENSIONS))),
  };
}

/** Near misses on where the file lies. The pattern covers the whole value (eql-semantics 7.6). */
const DIRECTORY: readonly Twist[] = [
  runs('directory-run', false, (_, marker, extension) => `/run/${marker}.${extension}`),
  runs('directory-nested', false, (context, marker, extension) => `/var/run/${context.random.word()}/${marker}.${extension}`),
  runs('directory-above', false, (_, marker, extension) => `/var/${marker}.${extension}`),
  runs('directory-lock', false, (_, marker) => `/var/lock/${marker}.lock`),
  runs('directory-tmp', false, (_, marker, extension) => `/tmp/${marker}.${extension}`),
  runs('directory-shm', false, (_, marker, extension) => `/dev/shm/${marker}.${extension}`),
  runs('directory-longer', false, (_, marker, extension) => `/var/runs/${marker}.${extension}`),
  runs(
    'directory-prefixed',
    false,
    (context, marker, extension) => `/${context.random.pick(['mnt', 'host', 'proc/1/root'])}/var/run/${marker}.${extension}`,
  ),
  runs('directory-relative', false, (_, marker, extension) => `var/run/${marker}.${extension}`),
  runs('directory-double-slash', false, (_, marker, extension) => `/var/run//${marker}.${extension}`),
  runs('directory-dot', false, (_, marker, extension) => `/var/run/./${marker}.${extension}`),
  runs('directory-parent', false, (_, marker, extension) => `/var/run/../${marker}.${extension}`),
  runs('directory-backslashes', false, (_, marker, extension) => `\\var\\run\\${marker}.${extension}`),
  runs('directory-file-url', false, (_, marker, extension) => `file:///var/run/${marker}.${extension}`),
];

/** Near misses on the name between the directory and the dot: one or more of `A-Z a-z 0-9 _` and nothing else (eql-semantics 7.2). */
const NAME: readonly Twist[] = [
  runs(
    'name-digits-and-underscores',
    true,
    (context, _, extension) => `/var/run/${context.random.pick(['_', '0', '__', '7_7', '1234567890'])}.${extension}`,
  ),
  runs(
    'name-long',
    true,
    (context, _, extension) =>
      `/var/run/${context.random.token(Math.min(context.random.int(150, 400), (context.limit ?? USUAL_LIMIT) - 20))}.${extension}`,
  ),
  runs('name-empty', false, (_, __, extension) => `/var/run/.${extension}`),
  runs('name-hyphenated', false, (context, marker, extension) => `/var/run/${marker}-${context.random.word()}.${extension}`),
  runs('name-dotted', false, (context, marker, extension) => `/var/run/${marker}.${context.random.word()}.${extension}`),
  runs('name-two-dots', false, (_, marker, extension) => `/var/run/${marker}..${extension}`),
  runs('name-with-space', false, (_, marker, extension) => `/var/run/${marker} .${extension}`),
  runs('name-with-at', false, (_, marker, extension) => `/var/run/${marker}@1.${extension}`),
  runs('name-with-newline', false, (_, marker, extension) => `/var/run/${marker}\n${marker}.${extension}`),
  runs('name-with-nul', false, (_, marker, extension) => `/var/run/${marker}\u0000.${extension}`),
  runs(
    'name-accented',
    false,
    (context, marker, extension) =>
      `/var/run/${marker}${context.random.pick(['\u00e9', '\u00fc', '\u00f1', 'e\u0301'])}.${extension}`,
  ),
  runs(
    'name-cyrillic',
    false,
    (context, marker, extension) => `/var/run/${context.random.pick(['\u0430', '\u043e', '\u0441'])}${marker}.${extension}`,
  ),
  runs('name-fullwidth', false, (_, marker, extension) => `/var/run/${marker}\uff21.${extension}`),
  runs('name-arabic-digit', false, (_, marker, extension) => `/var/run/${marker}\u0663.${extension}`),
  runs('name-kelvin-sign', false, (_, marker, extension) => `/var/run/${marker}\u212a.${extension}`),
  runs('name-long-s', false, (_, marker, extension) => `/var/run/${marker}\u017f.${extension}`),
  runs(
    'name-dotless-i',
    false,
    (context, marker, extension) => `/var/run/${marker}${context.random.pick(['\u0130', '\u0131'])}.${extension}`,
  ),
  runs('name-astral', false, (_, marker, extension) => `/var/run/${marker}\u{1f480}.${extension}`),
  runs('name-astral-letter', false, (_, marker, extension) => `/var/run/${marker}\u{1d41a}.${extension}`),
  runs(
    'name-lone-surrogate',
    false,
    (context, marker, extension) => `/var/run/${marker}${context.random.pick(['\ud83d', '\udc80'])}.${extension}`,
  ),
  runs('name-zero-width', false, (_, marker, extension) => `/var/run/${marker}\u200b.${extension}`),
];

/** Near misses on the extension: `pid`, `lock` or `reboot` to the very end of the value. */
const EXTENSION: readonly Twist[] = [
  runs(
    'extension-longer',
    false,
    (context, marker) => `/var/run/${marker}.${context.random.pick(['pidx', 'locks', 'reboots', 'pids', 'lockd'])}`,
  ),
  runs(
    'extension-shorter',
    false,
    (context, marker) => `/var/run/${marker}.${context.random.pick(['pi', 'loc', 'reboo', 'p', 'lok'])}`,
  ),
  runs(
    'extension-backup',
    false,
    (context, marker, extension) => `/var/run/${marker}.${extension}.${context.random.pick(['bak', 'tmp', 'old', '1'])}`,
  ),
  runs('extension-twice', false, (_, marker) => `/var/run/${marker}.pid.lock`),
  runs('extension-joined', false, (_, marker) => `/var/run/${marker}.pidlock`),
  runs(
    'extension-other',
    false,
    (context, marker) => `/var/run/${marker}.${context.random.pick(['sock', 'conf', 'ppid', 'unlock', 'boot'])}`,
  ),
  runs('extension-none', false, (_, marker) => `/var/run/${marker}`),
  runs('extension-empty', false, (_, marker) => `/var/run/${marker}.`),
  runs(
    'extension-without-dot',
    false,
    (context, marker, extension) => `/var/run/${marker}${context.random.pick(['_', '-', '', 'x'])}${extension}`,
  ),
  runs('extension-deleted', false, (_, marker, extension) => `/var/run/${marker}.${extension} (deleted)`),
  runs('extension-trailing-newline', false, (_, marker, extension) => `/var/run/${marker}.${extension}\n`),
  runs('extension-trailing-carriage-return', false, (_, marker, extension) => `/var/run/${marker}.${extension}\r\n`),
  runs('extension-trailing-space', false, (_, marker, extension) => `/var/run/${marker}.${extension} `),
  runs('extension-trailing-slash', false, (_, marker, extension) => `/var/run/${marker}.${extension}/`),
  runs('extension-trailing-nul', false, (_, marker, extension) => `/var/run/${marker}.${extension}\u0000`),
  runs('extension-line-separator', false, (_, marker, extension) => `/var/run/${marker}.${extension}\u2028`),
  runs(
    'extension-second-line',
    false,
    (context, marker, extension) => `${context.random.word()}\n/var/run/${marker}.${extension}`,
  ),
  runs('extension-leading-space', false, (_, marker, extension) => ` /var/run/${marker}.${extension}`),
  runs(
    'extension-dotless-i',
    false,
    (context, marker) => `/var/run/${marker}.${context.random.pick(['p\u0131d', 'p\u0130d', 'P\u0130D'])}`,
  ),
  runs(
    'extension-cyrillic',
    false,
    (context, marker) => `/var/run/${marker}.${context.random.pick(['l\u043eck', '\u0440id', 'reb\u043eot'])}`,
  ),
  runs('extension-fullwidth', false, (_, marker) => `/var/run/${marker}.\uff50\uff49\uff44`),
];

/** Letter case: literals of `regex~` fold, ASCII letters at least (eql-semantics 5.1, 7.5). */
const LETTERS: readonly Twist[] = [
  runs('letters-upper', true, (context) => implantPath(context.random).toUpperCase()),
  runs('letters-mixed', true, (context) => mixed(context, implantPath(context.random))),
];

function mixed(context: EventContext, text: string): string {
  return [...text].map((letter) => (context.random.chance(0.5) ? letter.toUpperCase() : letter)).join('');
}

/** The KELVIN SIGN for the `k` of `lock`: a `k` only under Unicode folding (eql-semantics 5.2). */
function kelvin(folding: 'ascii' | 'unicode'): Twist {
  return runs(
    'letters-kelvin-lock',
    folding === 'unicode',
    (context, marker) => `/var/run/${marker}.${context.random.pick(['loc\u212a', 'LOC\u212a'])}`,
  );
}

/** A matching path of exactly so many UTF-16 units. */
function pathOfLength(context: EventContext, units: number): string {
  const extension = context.random.pick(EXTENSIONS);
  return `/var/run/${context.random.token(Math.max(1, units - '/var/run/'.length - extension.length - 1))}.${extension}`;
}

/** Near misses on `ignore_above`: a longer value is not indexed and counts as missing, the rest of its array stays (eql-semantics 9.1). */
function lengths(limit: number | null): readonly Twist[] {
  const edge = limit ?? USUAL_LIMIT;
  return [
    runs('length-at-the-limit', true, (context) => pathOfLength(context, edge)),
    runs('length-over-the-limit', limit === null, (context) => pathOfLength(context, edge + 1)),
    runs('length-far-over-the-limit', limit === null, (context) => pathOfLength(context, edge * 4)),
    runs('length-over-the-limit-in-a-list', limit === null, (context) => [pathOfLength(context, edge + 1), '/usr/sbin/cron']),
    runs('length-over-the-limit-beside-a-good-one', true, (context) => [
      pathOfLength(context, edge + 1),
      implantPath(context.random),
    ]),
  ];
}

/** Near misses on the kind of value: any element will do, null and nothing are missing, "" is a value that does not match. */
const VALUE: readonly Twist[] = [
  runs('executable-list', true, (context) => ['/usr/bin/dash', implantPath(context.random)]),
  runs('executable-list-with-null', true, (context) => [null, implantPath(context.random), '']),
  runs('executable-list-of-others', false, (context, marker) => [`/run/${marker}.pid`, `/var/run/${context.random.word()}.pidx`]),
  runs('executable-in-pieces', false, (_, marker) => ['/var/run/', `${marker}.pid`]),
  runs('executable-joined', false, (context) => `${implantPath(context.random)},${implantPath(context.random)}`),
  runs('executable-object', false, (context) => ({ path: implantPath(context.random) })),
  runs('executable-number', false, (context) => context.random.int(1, 9999)),
  runs('executable-true', false, () => true),
  runs('executable-null', false, () => null),
  runs('executable-empty', false, () => ''),
  runs('executable-empty-list', false, () => []),
  runs('executable-list-of-null', false, () => [null]),
  { name: 'executable-missing', expected: false, change: (event) => drop(event, 'process.executable') },
  {
    name: 'executable-of-parent-only',
    expected: false,
    change: (event, context) =>
      put(withExecutable(event, '/usr/bin/dash'), 'process.parent.executable', implantPath(context.random)),
  },
  {
    name: 'executable-in-name-only',
    expected: false,
    change: (event, context) => put(withExecutable(event, '/usr/bin/perl'), 'process.name', implantPath(context.random)),
  },
  {
    name: 'executable-in-args-only',
    expected: false,
    change: (event, context) => {
      const path = implantPath(context.random);
      return put(
        put(withExecutable(event, '/usr/bin/bash'), 'process.args', ['bash', path]),
        'process.command_line',
        `bash ${path}`,
      );
    },
  },
];

/** Every near miss on `process.executable regex~ ...`, for a mapping with this limit and this folding. */
export function executableTwists(limit: number | null, folding: 'ascii' | 'unicode'): readonly Twist[] {
  return [...DIRECTORY, ...NAME, ...EXTENSION, ...LETTERS, kelvin(folding), ...lengths(limit), ...VALUE];
}
