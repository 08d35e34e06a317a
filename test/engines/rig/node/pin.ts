import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fileOf, sha256Of, writeLock } from './lock.ts';
import { fetchArtifacts, resolveArtifacts } from './maven.ts';
import { isNodeName, pinOf } from './nodes.ts';

/** Pins servers anew: asks Maven what their artifacts need and writes the list of files with their checksums. */
mkdirSync(fileURLToPath(new URL('locks', import.meta.url)), { recursive: true });
for (const name of process.argv.slice(2)) {
  if (!isNodeName(name)) throw new Error(`no such server: ${name}`);
  const folder = mkdtempSync(`${tmpdir()}/eqlibrium-pin-`);
  try {
    const { artifacts: asked, alone = [] } = pinOf(name);
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
