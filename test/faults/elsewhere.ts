import { type OpenedEngines, openEngines } from '../../src/cli/external-engines/index.ts';
import { runNodeProgram } from '../../src/cli/host/programs.ts';
import type { Engine } from '../../src/contract/index.ts';
import { python } from '../../src/engines/python/index.ts';
import { pythonOf } from '../engines/rig/python.ts';

let opened: Promise<OpenedEngines> | null = null;

/** ClickHouse, opened when it is first asked: faults of other targets do without it. */
const kusto: Engine<'kusto'> = {
  name: 'kusto',
  runs: 'kusto',
  receipt: async () => 'chdb',
  load: async (events, settings) => {
    const connection = { ca: null, insecure: false, timeout: 60_000 };
    const value = process.env['EQLIBRIUM_CHDB'] ?? pythonOf('chdb');
    opened ??= openEngines({ requests: [{ name: 'kusto', value }], connection }, {});
    const [guest] = (await opened).guests;
    if (guest === undefined || !('engine' in guest)) throw new Error('chdb was not opened');
    return await guest.engine.load(events, settings);
  },
};

/**
 * Those who are not in this process are needed too: a fault that nobody judges is not caught. They need Python, as `python3`, and chdb, as
 * `npm run engines:install -- --only chdb` puts it there.
 */
export const ELSEWHERE: readonly Engine[] = [python({ command: 'python3', run: runNodeProgram }), kusto];

/** Ends what was opened. */
export async function closeElsewhere(): Promise<void> {
  await (await opened)?.close();
}
