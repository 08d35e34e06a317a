import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from './bundle-command-line.ts';

/**
 * Builds `dist/`, what the npm package ships: the library file by file, so that a bundler takes what a page needs, and the command
 * line in few files, so that it starts quickly. TypeScript turns `.ts` imports into `.js` ones by itself.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', `${root}/src/scripts/tsconfig.build.json`], {
  stdio: 'inherit',
});
await bundleCommandLine(root, `${root}/dist/cli`);
