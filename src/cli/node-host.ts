import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, realpath, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, isAbsolute, resolve } from 'node:path';
import { type Expansion, type Host, UsageError } from './host/host.ts';
import { type Walk, walk } from './host/node-walk.ts';
import { withinTime } from './host/within-time.ts';
import { writeWhole } from './host/write-file.ts';
import { startNodeThread } from './threads/node-thread.ts';

/** Links are followed; one that leads in a circle ends after its first round, and one that leads nowhere is no file. */
const GLOB = { onlyFiles: true, expandDirectories: false, followSymbolicLinks: true, ignore: ['**/node_modules/**'] };
/** Above what any readable document may have: 16 Mi characters of up to 4 bytes. */
const LARGEST_RULE_FILE = 64 * 1024 * 1024;

/** The host of a real process. */
export function createNodeHost(): Host {
  // A reader that has gone is dealt with where we write; without listeners Node would end the process with a stack trace.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  return {
    readFile: readRuleFile,
    readHead,
    readChunks,
    writeFile: async (path, text) => {
      try {
        await writeWhole(path, text);
      } catch (error) {
        throw new UsageError(`cannot write ${path}: ${await whyUnwritten(path, error)}`);
      }
    },
    requireFolderOf: async (path) => {
      if (!(await exists(dirname(path)))) throw new UsageError(`cannot write ${path}: ${NO_FOLDER}`);
    },
    makeFolder,
    expand,
    out,
    note: writeError,
    noteLines: writeError,
    inputTerminal: process.stdin.isTTY === true,
    terminal: process.stderr.isTTY === true,
    colors: process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === '',
    clock: () => performance.now(),
    now: () => Date.now(),
    withinTime,
    cores: availableParallelism(),
    startCheckThread: startNodeThread,
    openEngines: async (settings) => (await import('./external-engines/index.ts')).openEngines(settings, process.env),
    connectCluster: async (product, address, connection) =>
      (await import('./external-engines/cluster.ts')).openConnection(product, address, { environment: process.env, connection }),
    onInterrupt,
  };
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

/** `/proc` and its like have no file of the name, and take none either. */
async function whyUnwritten(path: string, error: unknown): Promise<string> {
  if (codeOf(error) !== 'ENOENT') return reasonOf(error);
  return (await exists(dirname(path))) ? 'the system allows no file there' : NO_FOLDER;
}

const NO_FOLDER = 'its folder does not exist';
/** Missing folders that are made above one another; a path with more is a mistake. */
const MOST_NEW_FOLDERS = 16;

/** Step by step: the recursive mkdir of Node never ends where the system lets nobody make folders, such as in /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    const missing: string[] = [];
    for (let folder = resolve(path); !(await exists(folder)); folder = dirname(folder)) {
      if (missing.push(folder) > MOST_NEW_FOLDERS)
        throw new UsageError(`cannot make the folder ${path}: too many folders are missing`);
    }
    for (const folder of missing.reverse()) await makeOne(folder);
    if (!(await stat(path)).isDirectory()) throw new UsageError(`cannot make the folder ${path}: it is a file`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = codeOf(error) === 'ENOENT' ? 'the system allows no folder there' : reasonOf(error);
    throw new UsageError(`cannot make the folder ${path}: ${reason}`);
  }
}

/** Another process may make the same folder at the same time. */
async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function expand(pattern: string): Promise<Expansion> {
  if (pattern === '-') return { files: ['-'], many: false, unreadable: [] };
  const found = await stat(pattern).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    return unreadable(pattern, error);
  });
  if (found !== null && !found.isDirectory()) return { files: [pattern], many: false, unreadable: [] };
  if (found === null && !/[*?[{]/.test(pattern)) throw new UsageError(`no such file or folder: ${pattern}`);
  const { files, unreadable: missed } = found === null ? await expandGlob(pattern) : await walk(pattern);
  return {
    files,
    many: true,
    unreadable: missed.map(({ path, error }) => `cannot read ${path}: ${reasonOf(error)}`),
  };
}

/** Links lead to one file by many ways, of which the shortest is taken. */
async function expandGlob(pattern: string): Promise<Walk> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern, { ...GLOB, absolute: isAbsolute(pattern) });
  const files = new Map<string, string>();
  for (const path of found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const real = await realpath(path);
    if (!files.has(real)) files.set(real, path);
  }
  return { files: [...files.values()].sort(), unreadable: [] };
}

async function readRuleFile(path: string): Promise<Uint8Array> {
  try {
    if (path === '-') return await readAll(process.stdin);
    const { size } = await stat(path);
    if (size > LARGEST_RULE_FILE) throw new UsageError(`${path} is too large for a rule (${size} bytes); are these events?`);
    return await readFile(path);
  } catch (error) {
    return unreadable(path, error);
  }
}

async function readHead(path: string, bytes: number): Promise<Uint8Array | null> {
  try {
    if (path === '-' || !(await stat(path)).isFile()) return null;
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(path, error);
  }
}

/** A file, `-` for standard input; gzip is told by its first two bytes. */
async function* readChunks(path: string): AsyncIterable<Uint8Array> {
  const input: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  const chunks = input[Symbol.asyncIterator]();
  try {
    const first = await twoBytes(chunks);
    if (first === null) return;
    const all = rest(first, chunks);
    if (first[0] === 0x1f && first[1] === 0x8b) yield* unpack(all);
    else yield* all;
  } catch (error) {
    unreadable(path, error);
  }
}

/** The first chunk; a pipe may give its first byte alone. */
async function twoBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  let start: Uint8Array = new Uint8Array();
  while (start.length < 2) {
    const next = await chunks.next();
    if (next.done === true) return start.length === 0 ? null : start;
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
  }
  return start;
}

/** Packed bytes go in by so many, so that what comes out of them stays within bounds. */
const PACKED_PIECE = 1 << 14;

/** Gives all that can be unpacked before it says what is wrong with the rest. */
async function* unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = (await import('node:zlib')).createGunzip({ chunkSize: 1 << 17 });
  const unpacked: Uint8Array[] = [];
  let fault: Error | null = null;
  gunzip.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  const broken = new Promise<void>((resolve) => {
    gunzip.on('error', (error) => {
      fault = error;
      resolve();
    });
  });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length && fault === null; at += PACKED_PIECE) {
      const piece = chunk.subarray(at, at + PACKED_PIECE);
      await Promise.race([broken, new Promise<void>((resolve) => void gunzip.write(piece, () => resolve()))]);
      yield* unpacked.splice(0);
    }
    if (fault !== null) break;
  }
  if (fault === null) await Promise.race([broken, new Promise<void>((resolve) => void gunzip.once('end', resolve).end())]);
  yield* unpacked.splice(0);
  if (fault !== null) throw fault;
}

async function* rest(first: Uint8Array, others: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}

function unreadable(path: string, error: unknown): never {
  if (error instanceof UsageError) throw error;
  throw new UsageError(`cannot read ${path === '-' ? 'standard input' : path}: ${reasonOf(error)}`);
}

/** The words a person knows for what the system reports. */
const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'no such file or folder',
  ELOOP: 'the link leads in a circle',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  Z_DATA_ERROR: 'the gzip data is damaged',
  Z_BUF_ERROR: 'the gzip data is cut off',
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = code !== null && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_RULE_FILE) throw new UsageError('standard input is too large for a rule; are these events?');
  }
  return Buffer.concat(chunks);
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
