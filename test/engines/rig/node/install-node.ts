import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { engineFolder, InstallError } from '../install.ts';
import { findJava } from './java.ts';
import { type LockedFile, readLock, sha256Of } from './lock.ts';
import { fetchArtifacts } from './maven.ts';
import { type NodeName, type NodePin, pinOf } from './nodes.ts';

/**
 * Installs a server into `.engines/`, unless it stands there whole: exactly the files of its list, each with the
 * checksum it had when the server was pinned. A file that differs is removed and said.
 */
export function installNode(name: NodeName): void {
  installPinned(name, pinOf(name));
}

/** The same for whatever is made of artifacts and has a list of its files. */
export function installPinned(name: string, pin: Pick<NodePin, 'java' | 'modules' | 'version'>): void {
  findJava(pin.java);
  const locked = readLock(name);
  const folder = engineFolder(name);
  const whole = `${folder}/complete`;
  if (existsSync(whole) && broken(locked, folder, pin).length === 0) return;
  rmSync(folder, { recursive: true, force: true });
  fetchArtifacts(
    locked.map(({ artifact }) => artifact),
    `${folder}/lib`,
    'alone',
  );
  for (const module of pin.modules) makeModule(module, pin, folder, locked);
  const wrong = broken(locked, folder, pin);
  if (wrong.length > 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new InstallError(`these files are not what they were when ${name} was pinned: ${wrong.join(', ')}`);
  }
  writeFileSync(whole, `${name}\n`);
}

/** The folder of an installed server; says what to do where it is missing. */
export function installedNode(name: NodeName): string {
  const folder = engineFolder(name);
  if (existsSync(`${folder}/complete`)) return folder;
  throw new InstallError(`${name} is not installed: npm run engines:install -- --only ${name}`);
}

/** Where a file stands: with its module, or on the class path. */
function placeOf(file: string, pin: Pick<NodePin, 'modules'>): string {
  const module = pin.modules.find(({ files }) => files.some((start) => file.startsWith(start)));
  return module === undefined ? `lib/${file}` : `modules/${module.name}/${file}`;
}

function broken(locked: readonly LockedFile[], folder: string, pin: Pick<NodePin, 'modules'>): readonly string[] {
  return locked.flatMap(({ file, sha256 }) => {
    const path = `${folder}/${placeOf(file, pin)}`;
    return existsSync(path) && sha256Of(path) === sha256 ? [] : [file];
  });
}

/** A module's folder: its files and a description that names no Java module, for its lookup needs the whole distribution. */
function makeModule(
  { name, plugin }: NodePin['modules'][number],
  pin: Pick<NodePin, 'java' | 'modules' | 'version'>,
  folder: string,
  locked: readonly LockedFile[],
): void {
  mkdirSync(`${folder}/modules/${name}`, { recursive: true });
  for (const { file } of locked) {
    const place = placeOf(file, pin);
    if (place.startsWith(`modules/${name}/`)) renameSync(`${folder}/lib/${file}`, `${folder}/${place}`);
  }
  const lines = [
    `name=${name}`,
    `description=${name}`,
    `version=${pin.version}`,
    `elasticsearch.version=${pin.version}`,
    `java.version=${pin.java}`,
    `classname=${plugin}`,
  ];
  writeFileSync(`${folder}/modules/${name}/plugin-descriptor.properties`, `${lines.join('\n')}\n`);
}
