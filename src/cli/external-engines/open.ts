import type { EngineRequest, EngineWorld, ExternalSettings, OpenedEngines } from './contract.ts';
import { ENGINE_NAMES, engineRow } from './table.ts';

/** Opens every engine that was asked for, in the order of the table. When one is missing those before it are closed again, and its `UsageError` goes on. */
export async function openEngines(settings: ExternalSettings, environment: EngineWorld['environment']): Promise<OpenedEngines> {
  const opened: OpenedEngines[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((one) => one.close()));
  };
  try {
    const place = ({ name }: EngineRequest): number => ENGINE_NAMES.indexOf(name);
    for (const { name, value } of settings.requests.toSorted((a, b) => place(a) - place(b))) {
      const row = engineRow(name);
      if (row === null) throw new Error(`there is no engine ${name}`);
      const lucene = opened.find((one) => one.lucene !== undefined)?.lucene ?? null;
      opened.push(await row.open(value, { environment, connection: settings.connection, lucene }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { guests: opened.flatMap(({ guests }) => guests), close };
}
