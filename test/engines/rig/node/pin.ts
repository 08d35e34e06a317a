import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { PINS } from '../pins.ts';
import { fileOf, sha256Of, writeLock } from './lock.ts';
import { fetchArtifacts, resolveArtifacts } from './maven.ts';
import { isNodeName, type NodePin, pinOf } from './nodes.ts';

const FLINK = 'flink-2.3.0';

/** Pins servers anew: asks Maven what their artifacts need and writes the list of files with their checksums. */
mkdirSync(fileURLToPath(new URL('locks', import.meta.url)), { recursive: true });
for (const name of process.argv.slice(2)) {
  const folder = mkdtempSync(`${tmpdir()}/eqlibrium-pin-`);
  try {
    const { artifacts: asked, alone = [] } = askedOf(name);
    const artifacts = [...resolveArtifacts(asked), ...alone].sort();
    fetchArtifacts(artifacts, folder, 'alone');
    writeLock(
      name,
      artifacts.map((artifact) => ({ artifact, file: fileOf(artifact), sha256: sha256Of(`${folder}/${fileOf(artifact)}`) })),
    );
    process.stderr.write(`${name}: ${artifacts.length} files\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function askedOf(name: string): Pick<NodePin, 'artifacts' | 'alone'> {
  if (name === FLINK) return PINS[FLINK];
  if (!isNodeName(name)) throw new Error(`no such server: ${name}`);
  return pinOf(name);
}
