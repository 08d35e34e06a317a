import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startFlink } from '../../../../src/cli/external-engines/flink.ts';

it('says of a folder without the jars of Flink that it is none, and starts nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-flink-'));
  try {
    const wanted =
      /which EQLIBRIUM_FLINK names, is no folder with the jars of Flink: there is no flink-sql-gateway-\*\.jar in it$/;
    const java = join(folder, 'no-java-is-asked');
    await expect(startFlink({ EQLIBRIUM_FLINK: folder, EQLIBRIUM_JAVA: java })).rejects.toThrow(wanted);
    await expect(startFlink({ EQLIBRIUM_FLINK: join(folder, 'gone'), EQLIBRIUM_JAVA: java })).rejects.toThrow(wanted);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
