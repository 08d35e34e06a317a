import type { EngineRequest, EngineWorld, ExternalSettings, OpenedEngines, Pause } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { ENGINE_NAMES, engineRow } from './table.ts';

/** Opens every engine that was asked for, in the order of the table. When one is missing those before it are closed again, and its `UsageError` goes on. */
export async function openEngines(
  settings: ExternalSettings,
  environment: EngineWorld['environment'],
  pause?: Pause,
): Promise<OpenedEngines> {
  const waiting = pause === undefined ? {} : { pause };
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
      opened.push(await row.open(value, { environment, connection: settings.connection, lucene, ...waiting }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { guests: opened.flatMap(({ guests }) => guests), close };
}

/**
 * As `openEngines`, for a place in the middle of a run: an engine that was there at the beginning and is not any more fails every
 * rule from here on, and the reports made so far stand.
 */
export async function reopenEngines(settings: ExternalSettings, environment: EngineWorld['environment']): Promise<OpenedEngines> {
  try {
    return await openEngines(settings, environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { message } = error;
    return { guests: settings.requests.map(({ name }) => ({ lost: name, reason: message })), close: async () => {} };
  }
}
