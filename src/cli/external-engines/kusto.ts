import { BRIDGE, chdbVersion } from '../../engines/chdb/index.ts';
import { kusto } from '../../engines/kusto/index.ts';
import type { OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { startNodeDialogue } from '../host/programs.ts';
import { installed } from './installed.ts';

/** For one answer: a query over all events of a batch. */
const TIMEOUT = 120_000;

/** Opens chdb: with the Python at the path, else the one that `npm run engines:install` made, else `python3`. */
export async function openKusto(path: string | null): Promise<OpenedEngines> {
  const python = path ?? installed('chdb/bin/python') ?? 'python3';
  const dialogue = startNodeDialogue(python, ['-I', '-c', BRIDGE], TIMEOUT);
  const version = await chdbVersion(dialogue);
  if (version === null) {
    await dialogue.close();
    throw new UsageError(
      `cannot run chdb with ${python} (${dialogue.complaint().split('\n').at(-1)}): install chdb with pip, or in a checkout run \`npm run engines:install\`, or name the Python that has it: --engine kusto=PYTHON`,
    );
  }
  const engine = kusto(dialogue, version);
  return { guests: [{ engine, absence: ({ kind }) => (kind === 'single' ? null : ONE_BY_ONE) }], close: () => dialogue.close() };
}

const ONE_BY_ONE = 'a query of Kusto asks each row by itself';
