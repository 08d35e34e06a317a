import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { oracle } from '../../engines/oracle/index.ts';
import { bridgeOver, pysigma } from '../../engines/pysigma/index.ts';
import { thrownMessage } from '../../source/index.ts';
import type { EngineWorld, OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { startNodeDialogue } from '../host/programs.ts';
import { installed } from './installed.ts';

/** Where it stands: beside the bundled command line, or in the sources. */
const BRIDGES = ['./bridge.py', '../../engines/pysigma/bridge.py'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
/** For one answer: a rule with thousands of values, or a query over all events of a batch. */
const TIMEOUT = 120_000;

/** Opens pySigma: with the Python at the path, else the one that `npm run engines:install` made, else `python3`. What it prints for Lucene runs on a cluster that was asked for too. */
export async function openPysigma(path: string | null, { lucene }: EngineWorld): Promise<OpenedEngines> {
  const python = path ?? installed('pysigma/bin/python') ?? 'python3';
  const bridge = BRIDGES.find((path) => existsSync(path));
  if (bridge === undefined) throw new Error(`bridge.py is not part of this package: ${BRIDGES[0]}`);
  const dialogue = startNodeDialogue(python, ['-I', bridge], TIMEOUT);
  const inspector = pysigma({ bridge: bridgeOver(dialogue), eql: oracle, lucene });
  try {
    await inspector.receipt();
  } catch (error) {
    await dialogue.close();
    const reason = thrownMessage(error);
    throw new UsageError(
      `cannot run pySigma with ${python} (${reason}): install pysigma, pysigma-backend-elasticsearch, pysigma-backend-splunk and pysigma-backend-sqlite with pip, or in a checkout run \`npm run engines:install\`, or name the Python that has them: --engine pysigma=PYTHON`,
    );
  }
  return { guests: [{ inspector }], close: () => dialogue.close() };
}
