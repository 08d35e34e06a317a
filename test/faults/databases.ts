import { openDuckdb } from '../../src/cli/external-engines/duckdb.ts';
import type { Engine } from '../../src/contract/index.ts';
import { chdbEngine, openChdb } from '../engines/rig/chdb.ts';

/** Engines that judge faults beside those in this process: opened when they are first handed events. */

interface Opened {
  readonly engine: Engine;
  close(): Promise<void>;
}

const opened: Promise<Opened>[] = [];

function opening(runs: string, open: () => Promise<Opened>): Engine {
  let known: Promise<Opened> | null = null;
  const engine = async (): Promise<Engine> => {
    if (known === null) {
      known = open();
      opened.push(known);
    }
    return (await known).engine;
  };
  return {
    name: runs,
    runs,
    receipt: async () => (await engine()).receipt(),
    load: async (events, settings) => (await engine()).load(events, settings),
  };
}

export const DATABASES: readonly Engine[] = [
  opening('duckdb', async () => {
    const { guests, close } = await openDuckdb(null);
    const [guest] = guests;
    if (guest === undefined || !('engine' in guest)) throw new Error('DuckDB is no engine');
    return { engine: guest.engine, close };
  }),
  opening('clickhouse', async () => {
    const database = openChdb();
    return { engine: chdbEngine(database), close: () => database.close() };
  }),
];

/** Lets go of those that were opened. */
export async function closeDatabases(): Promise<void> {
  for (const one of opened) await (await one).close();
}
