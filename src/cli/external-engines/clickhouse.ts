import { randomUUID } from 'node:crypto';
import { CLICKHOUSE, sqlEngine } from '../../engines/sql/index.ts';
import { printable, thrownMessage } from '../../source/index.ts';
import type { EngineWorld, OpenedEngines } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { clickhouseAt } from './clickhouse-client.ts';

/** Opens a ClickHouse server: databases of its own are made there for each artifact, and dropped. */
export async function openClickhouse(address: string, world: EngineWorld): Promise<OpenedEngines> {
  const database = clickhouseAt(address, `eqlibrium_${randomUUID()}`, world);
  const engine = sqlEngine({ name: 'clickhouse', runs: 'clickhouse', spelling: CLICKHOUSE, database, unique: randomUUID });
  const receipt = await engine.receipt().catch((error: unknown) => {
    throw new UsageError(printable(`clickhouse: ${thrownMessage(error)}`));
  });
  if (receipt === null) throw new UsageError('clickhouse: it does not say its version');
  return {
    guests: [{ engine, absence: ({ kind }) => (kind === 'single' ? null : 'SQL asks each row by itself') }],
    close: async () => database.close(),
  };
}
