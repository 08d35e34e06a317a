import type { Channel } from '../../src/cli/host/editor-thread.ts';
import { type Host, UsageError } from '../../src/cli/host/host.ts';
import type { MatchTaskSettings, MatchThread } from '../../src/cli/host/match-thread.ts';
import type { Store } from '../../src/cli/host/store/store.ts';
import { withinTime } from '../../src/cli/host/within-time.ts';
import { runProgram } from '../../src/cli/program.ts';
import { lookHere } from '../../src/cli/threads/editor-task.ts';
import { createMatchTasks } from '../../src/cli/threads/match-task.ts';
import { checkHere } from '../../src/cli/threads/task.ts';

/** A run of the command line in a world of its own. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  /** Files written, by path. */
  readonly written: ReadonlyMap<string, string>;
}

export interface World {
  /** Files by path; folders are the beginnings of paths. `*` in a glob stands for anything. */
  readonly files?: { readonly [path: string]: string | Uint8Array };
  /** Standard input. */
  readonly input?: string;
  /** Chunks of this many bytes; all at once unless given. */
  readonly chunk?: number;
  readonly inputTerminal?: boolean;
  readonly colors?: boolean;
  readonly noteColors?: boolean;
  /** The width of the window of standard error, and of standard output. */
  readonly columns?: number;
  readonly tableWidth?: number;
  /** What stands in for threads, of which two can run at the same time; none may be started unless given. */
  readonly startCheckThread?: Host['startCheckThread'];
  /** What stands in for the threads of `match`; what they do is done in this one unless given. */
  readonly startMatchThread?: Host['startMatchThread'];
  /** What stands in for the thread of an editor's server; what it does is done in this one unless given. */
  readonly startEditorThread?: Host['startEditorThread'];
  /** Where an editor talks to the command; there is none unless given. */
  readonly channel?: Channel;
  /** Opens external engines; there are none unless given. */
  readonly openEngines?: Host['openEngines'];
  /** Finds clusters; there are none unless given. */
  readonly connectCluster?: Host['connectCluster'];
  /** Opens databases; there are none unless given. */
  readonly openTables?: Host['openTables'];
  /** What is kept between runs; nothing unless given. */
  readonly store?: Store;
  /** What a folder has that cannot be read, in words. */
  readonly unreadable?: readonly string[];
  /** What reading a file throws, in chunks at its end. */
  readonly breaking?: { readonly [path: string]: Error };
  /** What comes from standard input in the place of `input`. */
  readonly stream?: () => AsyncIterable<Uint8Array>;
  readonly onInterrupt?: Host['onInterrupt'];
  /** Is told what comes to standard output, and waited for. */
  readonly onOut?: Host['out'];
  /** Files that nobody may write. */
  readonly readOnly?: readonly string[];
  /** What every look at a file throws. */
  readonly fault?: Error;
}

/** A thread of `match` that is none: what crosses to one and back is copied. */
export function startHere(settings: MatchTaskSettings): MatchThread {
  const tasks = createMatchTasks(structuredClone(settings), () => 0);
  return {
    ready: Promise.resolve(),
    match: async (task) => {
      const { buffer } = task.part.bytes;
      const crossed = structuredClone(task, { transfer: buffer instanceof ArrayBuffer ? [buffer] : [] });
      return structuredClone(tasks.match(crossed));
    },
    stats: async () => structuredClone(tasks.stats()),
    close: async () => {},
  };
}

/** Runs the command line on files in memory. The clock ticks a second at each look, so that progress shows. */
export async function run(arguments_: readonly string[], world: World = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, string>();
  const host = memoryHost(world, out, err, written);
  const exitCode = await runProgram(arguments_, host);
  return { exitCode, out: out.join(''), err: err.map((line) => `${line}\n`).join(''), written };
}

function memoryHost(world: World, out: string[], err: string[], written: Map<string, string>): Host {
  const files = new Map(Object.entries(world.files ?? {}));
  let now = 0;

  function read(path: string): Uint8Array {
    if (world.fault !== undefined) throw world.fault;
    const content = path === '-' ? (world.input ?? '') : files.get(path);
    if (content === undefined) throw new UsageError(`cannot read ${path}: no such file or folder`);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  /** Repositories stand in real folders (`git-repository.ts`). */
  const nowhere = (): never => {
    throw new Error('there is no git here');
  };

  return {
    readFile: async (path) => {
      const fault = world.breaking?.[path];
      if (fault !== undefined) throw fault;
      return read(path);
    },
    readHead: async (path, bytes) => (path === '-' ? null : read(path).subarray(0, bytes)),
    async *readChunks(path, onRead) {
      if (path === '-' && world.stream !== undefined) return yield* world.stream();
      const bytes = read(path);
      const size = world.chunk ?? Math.max(1, bytes.length);
      for (let start = 0; start < bytes.length; start += size) {
        onRead?.(Math.min(size, bytes.length - start));
        yield bytes.subarray(start, start + size);
      }
      const fault = world.breaking?.[path];
      if (fault !== undefined) throw fault;
    },
    sizeOf: async (path) => (path === '-' ? null : read(path).length),
    writeFile: async (path, text) => {
      written.set(path, text);
    },
    rewriteFile: async (path, text) => {
      if (world.readOnly?.includes(path) === true) throw new UsageError(`cannot write ${path}: permission denied`);
      written.set(path, text);
      files.set(path, text);
    },
    requireFolderOf: async () => {},
    makeFolder: async () => {},
    expand: async (pattern) => {
      if (pattern === '-' || files.has(pattern)) return { files: [pattern], many: false, unreadable: [] };
      const test = pattern.includes('*')
        ? new RegExp(`^${pattern.replace(/[.+]/g, '\\$&').replaceAll('*', '.*')}$`)
        : new RegExp(`^${pattern.replace(/\/$/, '')}/`);
      const found = [...files.keys()].filter((path) => test.test(path)).sort();
      if (found.length === 0 && !pattern.includes('*')) throw new UsageError(`no such file or folder: ${pattern}`);
      return { files: found, many: true, unreadable: world.unreadable ?? [] };
    },
    openStore: async () => world.store ?? null,
    standingOf: nowhere,
    isOwnFile: async (path) => files.has(path),
    runGit: nowhere,
    out: async (text) => {
      await world.onOut?.(text);
      out.push(typeof text === 'string' ? text : new TextDecoder().decode(text));
    },
    note: (line) => err.push(line),
    noteLines: (text) => err.push(text),
    inputTerminal: world.inputTerminal ?? false,
    terminal: false,
    colors: world.colors ?? false,
    noteColors: world.noteColors ?? false,
    columns: world.columns ?? 110,
    tableWidth: world.tableWidth ?? Number.POSITIVE_INFINITY,
    clock: () => {
      now += 1000;
      return now;
    },
    now: () => Date.UTC(2026, 0, 15, 12),
    withinTime,
    compileLate: () => {},
    ownCommand: () => ({ program: process.execPath, words: [] }),
    cores: world.startCheckThread === undefined ? 1 : 2,
    startCheckThread:
      world.startCheckThread ??
      // One thread is all there is.
      ((settings) => ({
        check: async (rule, progress) => await checkHere(rule, settings, { clock: () => 0, progress }),
        close: async () => {},
      })),
    startMatchThread: world.startMatchThread ?? startHere,
    startEditorThread:
      world.startEditorThread ??
      (() => ({ ask: async (order) => await lookHere(structuredClone(order)), close: async () => {} })),
    openChannel: () => {
      if (world.channel === undefined) throw new Error('there is no editor here');
      return world.channel;
    },
    codesPage: async () => 'file:///docs/codes.md',
    openEngines:
      world.openEngines ??
      (() => {
        throw new Error('there are no external engines here');
      }),
    connectCluster:
      world.connectCluster ??
      (() => {
        throw new Error('there are no clusters here');
      }),
    openTables:
      world.openTables ??
      (() => {
        throw new Error('there are no databases here');
      }),
    onInterrupt: world.onInterrupt ?? (() => () => {}),
  };
}
