import { thrownMessage } from '../../source/index.ts';
import { UsageError } from './host.ts';

/** Says as a mistake of the caller why a file cannot be read. */
export function unreadable(path: string, error: unknown): never {
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

export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const known = code !== null && Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  return known ?? thrownMessage(error);
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
