import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createGunzip } from 'node:zlib';
import { glob } from 'tinyglobby';
import { type Expansion, type Host, UsageError } from './host.ts';

const RULE_FILES = '**/*.{toml,eql,md,txt,json,ndjson}';

/** The host of a real process. */
export function createNodeHost(): Host {
  return {
    readFile: async (path) =>
      path === '-' ? await readAll(process.stdin) : await readFile(path).catch((error) => unreadable(path, error)),
    readChunks,
    writeFile: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
    expand,
    out,
    note: (line) => {
      process.stderr.write(`${line}\n`);
    },
    terminal: process.stderr.isTTY === true,
    colors: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    clock: () => performance.now(),
  };
}

async function expand(pattern: string): Promise<Expansion> {
  if (pattern === '-') return { files: ['-'], many: false };
  const found = await stat(pattern).catch(() => null);
  if (found?.isDirectory()) {
    const files = await glob(RULE_FILES, { cwd: pattern, onlyFiles: true, expandDirectories: false });
    return { files: files.sort().map((file) => `${pattern.replace(/\/+$/, '')}/${file}`), many: true };
  }
  if (found !== null) return { files: [pattern], many: false };
  if (!/[*?[{]/.test(pattern)) throw new UsageError(`no such file or folder: ${pattern}`);
  const files = await glob(pattern, { onlyFiles: true, expandDirectories: false });
  return { files: files.sort(), many: true };
}

/** A file, `-` for standard input; gzip is told by its first two bytes. */
async function* readChunks(path: string): AsyncIterable<Uint8Array> {
  const input: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1 << 20 });
  const chunks = input[Symbol.asyncIterator]();
  try {
    const first = await chunks.next();
    if (first.done === true) return;
    const all = rest(first.value, chunks);
    if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
      yield* all;
      return;
    }
    const { Readable } = await import('node:stream');
    const gunzip = createGunzip();
    const source = Readable.from(all);
    source.on('error', (error) => gunzip.destroy(error));
    yield* source.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    unreadable(path, error);
  }
}

async function* rest(first: Uint8Array, others: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first;
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield next.value;
}

function unreadable(path: string, error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new UsageError(`cannot read ${path === '-' ? 'standard input' : path}: ${reason}`);
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Waits while the reader is slow. A reader that has gone (`| head`) ends the process quietly, as a good filter does. */
function out(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else if ('code' in error && error.code === 'EPIPE') process.exit(0);
      else reject(error);
    });
  });
}
