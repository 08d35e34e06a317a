import { resolve } from 'node:path';
import { rsigma } from '../../engines/rsigma/index.ts';
import type { OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { runNodeProgram } from '../host/programs.ts';
import { installed } from './installed.ts';

/** Opens rsigma: the program at the path, else the one that `npm run engines:install` built, else one on the search path. */
export async function openRsigma(path: string | null): Promise<OpenedEngines> {
  const command = (path === null ? null : fromHere(path)) ?? installed('rsigma/bin/rsigma') ?? 'rsigma';
  const engine = rsigma({ command, run: runNodeProgram });
  const receipt = await engine.receipt();
  if (receipt === null) {
    throw new UsageError(
      `cannot run rsigma (${command}): install it with \`cargo install rsigma\`, or in a checkout with \`npm run engines:install\`, or name it: --engine rsigma=PATH`,
    );
  }
  return { guests: [{ engine, absence: () => null }], close: async () => {} };
}

/** Programs run in folders of their own, from where a path of the user's leads elsewhere. A name without a folder stays one for the search path. */
function fromHere(path: string): string {
  return /[/\\]/.test(path) ? resolve(path) : path;
}
