import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Runs the cases that stand beside the project over the built command line, and ends as their runner ends. Where they are
 * missing that is a failure: whoever asks for them wants an answer. Arguments are handed on.
 */
const shared = resolve(process.env.EQLIBRIUM_SHARED ?? '../shared');
const runner = join(shared, 'cases', 'run.mjs');
if (!existsSync(runner)) {
  process.stderr.write(`the cases are missing: no ${runner}; name their folder's parent in EQLIBRIUM_SHARED\n`);
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [runner, '--eqlibrium', `${process.execPath} dist/cli/main.js`, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
