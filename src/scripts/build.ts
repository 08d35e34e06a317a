import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Builds `dist/`: what the npm package ships. TypeScript turns `.ts` imports into `.js` ones by itself. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const main = `${root}/dist/src/cli/main.js`;

rmSync(`${root}/dist`, { recursive: true, force: true });
execFileSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', `${root}/src/scripts/tsconfig.build.json`], {
  stdio: 'inherit',
});
// Python is not compiled.
const bridge = 'src/engines/pysigma/bridge.py';
copyFileSync(`${root}/${bridge}`, `${root}/dist/${bridge}`);
if (!readFileSync(main, 'utf8').startsWith('#!')) writeFileSync(main, `#!/usr/bin/env node\n${readFileSync(main, 'utf8')}`);
chmodSync(main, 0o755);
