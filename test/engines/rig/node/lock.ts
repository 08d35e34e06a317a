import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InstallError } from '../install.ts';

/** One file of a server: where Maven has it, how it is called in a folder, and the SHA-256 of its bytes. */
export interface LockedFile {
  readonly artifact: string;
  readonly file: string;
  readonly sha256: string;
}

function lockPath(name: string): string {
  return fileURLToPath(new URL(`locks/${name}.txt`, import.meta.url));
}

/** The files that a server consisted of when it was pinned: one a line, coordinates and SHA-256. */
export function readLock(name: string): readonly LockedFile[] {
  if (!existsSync(lockPath(name))) throw new InstallError(`${name} was never pinned: there is no list of its files`);
  const lines = readFileSync(lockPath(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [artifact = '', sha256 = ''] = line.split(' ');
    return { artifact, sha256, file: fileOf(artifact) };
  });
}

export function writeLock(name: string, files: readonly LockedFile[]): void {
  writeFileSync(lockPath(name), files.map(({ artifact, sha256 }) => `${artifact} ${sha256}\n`).join(''));
}

export function fileOf(artifact: string): string {
  const [, name, version] = artifact.split(':');
  return `${name}-${version}.jar`;
}

export function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
