import { rsigma } from '../../engines/rsigma/index.ts';
import type { OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { runNodeProgram } from '../host/programs.ts';
import { fromHere } from './from-here.ts';
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
