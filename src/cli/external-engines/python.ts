import { python } from '../../engines/python/index.ts';
import type { OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { runNodeProgram } from '../host/programs.ts';
import { fromHere } from './from-here.ts';

/** Opens CPython: the program at the path, else `python3` on the search path. */
export async function openPython(path: string | null): Promise<OpenedEngines> {
  const command = fromHere(path ?? 'python3');
  const engine = python({ command, run: runNodeProgram });
  if ((await engine.receipt()) === null)
    throw new UsageError(`cannot run Python 3 (${command}): install Python 3.8 or later, or name it: --engine python=PATH`);
  return { guests: [{ engine, absence: (plan) => (plan.kind === 'single' ? null : ONE_BY_ONE) }], close: async () => {} };
}

const ONE_BY_ONE = 'rule(event) is asked of each event by itself';
