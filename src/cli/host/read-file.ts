import { readFileSync, statSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { nameBytes } from './file-name.ts';
import { UsageError } from './host.ts';
import { unreadable } from './reasons.ts';

/** Above what any readable document may have: 16 Mi characters of up to 4 bytes. */
const LARGEST_RULE_FILE = 64 * 1024 * 1024;

const SMALL = 1024 * 1024;

/** All of a file, or of standard input. */
export async function readRuleFile(path: string): Promise<Uint8Array> {
  try {
    if (path === '-') return await readAll(process.stdin);
    const found = statSync(nameBytes(path));
    const { size } = found;
    if (size > LARGEST_RULE_FILE) throw new UsageError(`${path} is too large for a rule (${size} bytes); are these events?`);
    // Small files by the thousand: waiting for each costs more than reading it. A pipe may have to be waited for.
    return found.isFile() && size <= SMALL ? readFileSync(nameBytes(path)) : await readFile(nameBytes(path));
  } catch (error) {
    return unreadable(path, error);
  }
}

/** The beginning of a file; null for what can be read only once. */
export async function readHead(path: string, bytes: number): Promise<Uint8Array | null> {
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
