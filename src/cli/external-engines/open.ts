import type { EngineWorld, ExternalSettings, OpenedEngines } from './contract.ts';
import { engineRow } from './table.ts';

/** Opens every engine that was asked for. When one is missing those before it are closed again, and its `UsageError` goes on. */
export async function openEngines(settings: ExternalSettings, environment: EngineWorld['environment']): Promise<OpenedEngines> {
  const opened: OpenedEngines[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((one) => one.close()));
  };
  try {
    for (const { name, value } of settings.requests) {
      const row = engineRow(name);
      if (row === null) throw new Error(`there is no engine ${name}`);
      opened.push(await row.open(value, { environment, connection: settings.connection }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { guests: opened.flatMap(({ guests }) => guests), close };
}
