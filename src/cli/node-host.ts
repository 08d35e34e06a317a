import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngines } from './external-engines/index.ts';
import { compileLate } from './host/compile-late.ts';
import { expand } from './host/expand.ts';
import { exists, makeFolder, NO_FOLDER, whyUnwritten } from './host/folders.ts';
import { type Host, UsageError } from './host/host.ts';
import { readChunks } from './host/read-chunks.ts';
import { readHead, readRuleFile } from './host/read-file.ts';
import { codeOf, reasonOf } from './host/reasons.ts';
import { isOwnFile, standingOf } from './host/standing.ts';
import { withinTime } from './host/within-time.ts';
import { rewriteWhole, writeWhole } from './host/write-file.ts';
import { startNodeEditorThread } from './threads/node-editor-thread.ts';
import { startNodeMatchThread } from './threads/node-match-thread.ts';
import { startNodeThread } from './threads/node-thread.ts';

/** The host of a real process. */
export function createNodeHost(): Host {
  // A reader that has gone is dealt with where we write; without listeners Node would end the process with a stack trace.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return {
    readFile: readRuleFile,
    readHead,
    readChunks,
    sizeOf: async (path) => {
      const found = path === '-' ? null : await stat(path).catch(() => null);
      return found?.isFile() === true ? found.size : null;
    },
    writeFile: (path, text) => writing(path, () => writeWhole(path, text)),
    rewriteFile: (path, text) => writing(path, () => rewriteWhole(path, text)),
    requireFolderOf: async (path) => {
      if (!(await exists(dirname(path)))) throw new UsageError(`cannot write ${path}: ${NO_FOLDER}`);
    },
    makeFolder,
    expand,
    openStore: async (folder) => (await import('./host/store/open.ts')).openStore(folder),
    standingOf,
    isOwnFile,
    runGit: async (call) => (await import('./host/git.ts')).runGit(call),
    out,
    note: writeError,
    noteLines: writeError,
    inputTerminal: process.stdin.isTTY === true,
    terminal: process.stderr.isTTY === true,
    colors: mayColor(process.stdout),
    noteColors: mayColor(process.stderr),
    columns: Math.max(LEAST_COLUMNS, process.stderr.columns ?? PLAIN_COLUMNS),
    tableWidth: process.stdout.isTTY === true ? Math.max(LEAST_COLUMNS, process.stdout.columns) : Number.POSITIVE_INFINITY,
    clock: () => performance.now(),
    now: () => Date.now(),
    withinTime,
    compileLate,
    ownCommand: () => ({ program: process.execPath, words: [...process.execArgv, process.argv[1] ?? ''] }),
    cores: availableParallelism(),
    startCheckThread: startNodeThread,
    startMatchThread: startNodeMatchThread,
    startEditorThread: startNodeEditorThread,
    openChannel: () => ({ input: process.stdin, output: process.stdout }),
    codesPage,
    openEngines: (settings) => openEngines(settings, process.env),
    connectCluster: async (product, address, connection) =>
      (await import('./external-engines/cluster.ts')).openConnection(product, address, { environment: process.env, connection }),
    openTables: async (place, connection) =>
      (await import('./external-engines/databases.ts')).openTables(place, { environment: process.env, connection }),
    onInterrupt,
  };
}

/** Beside the package's `dist` or the checkout's `src`. */
async function codesPage(): Promise<string | null> {
  const page = new URL('../../docs/codes.md', import.meta.url);
  return (await exists(fileURLToPath(page))) ? page.href : null;
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${await whyUnwritten(path, error)}`);
  }
}

/** In a narrower window nothing could be read, and in a pipe there is no window. */
const LEAST_COLUMNS = 40;
const PLAIN_COLUMNS = 110;

/** A terminal whose owner did not ask for no colours (https://no-color.org). */
function mayColor({ isTTY }: { readonly isTTY?: boolean }): boolean {
  return isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';
}

function writeError(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What a shell reports of a process that a signal ended: 128 and the number of the signal. */
const INTERRUPTS = { SIGINT: 130, SIGTERM: 143 } as const;

/** A second interrupt ends the process at once. */
function onInterrupt(clean: () => Promise<void>): () => void {
  const ends = Object.entries(INTERRUPTS).map(([signal, code]) => ({
    signal,
    end: () => {
      takeBack();
      void clean().finally(() => process.exit(code));
    },
  }));
  const takeBack = (): void => {
    for (const { signal, end } of ends) process.off(signal, end);
  };
  for (const { signal, end } of ends) process.on(signal, end);
  return takeBack;
}

/** Waits while the reader is slow. A reader that has gone (`| head`) ends the process quietly, as a good filter does. */
function out(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else if (codeOf(error) === 'EPIPE') process.exit(0);
      else reject(new UsageError(`cannot write standard output: ${reasonOf(error)}`));
    });
  });
}
