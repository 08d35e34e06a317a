import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { table } from '../../../src/report/table.ts';
import { everyCatcher } from './catchers.ts';
import { type Catcher, type GroundFault, nameOf } from './ground-fault.ts';
import { GROUND_FAULTS } from './list.ts';

/**
 * `npm run test:ground`: puts each deliberate fault into the shared ground, in a thread of its own, and asks the one catcher that
 * the list names. Ends with exit code 1 when a fault slips through, when its catcher sees faults where there are none, when its
 * place in the code is gone, or when the data of the catchers is missing. `-- --find CODE` asks every catcher there is.
 */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ENTRY = new URL('./catchers.ts', import.meta.url).href;
const { values } = parseArgs({ options: { find: { type: 'string' } } });

interface Change {
  readonly url: string;
  readonly find: string;
  readonly put: string;
}

/** The change of a fault; null: its piece of text does not stand there, once. */
function changeOf({ file, find, put }: GroundFault): Change | null {
  const pieces = readFileSync(`${ROOT}${file}`, 'utf8').split(find).length - 1;
  return pieces === 1 ? { url: new URL(`../../../${file}`, import.meta.url).href, find, put } : null;
}

function askIn(change: Change | null, catchers: readonly Catcher[]): Promise<readonly (string | null)[]> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
      workerData: { change, entry: ENTRY, catchers },
      execArgv: [],
    });
    const broken = (error: unknown): void => resolve(catchers.map(() => `it does not load: ${String(error)}`));
    worker.on('message', (said: readonly (string | null)[]) => {
      resolve(said);
      void worker.terminate();
    });
    worker.on('error', broken);
    worker.on('exit', broken);
  });
}

type Outcome = 'caught' | 'slipped through' | 'place is gone';

async function judge(fault: GroundFault): Promise<readonly [Outcome, string]> {
  const change = changeOf(fault);
  if (change === null) return ['place is gone', fault.file];
  const [said = null] = await askIn(change, [fault.caughtBy]);
  // A fault that breaks the program is seen by everybody; that shows nothing of the catcher.
  if (said === null || /^(it does not load|it throws|exit 70)/.test(said)) return ['slipped through', said ?? ''];
  return ['caught', said];
}

async function find(code: string): Promise<void> {
  const all = everyCatcher();
  const right = await askIn(null, all);
  const sound = all.filter((_, at) => right[at] === null);
  for (const fault of GROUND_FAULTS.filter((one) => code === 'all' || one.code === code)) {
    const said = await askIn(changeOf(fault), sound);
    const by = sound.filter((_, at) => said[at] !== null);
    process.stdout.write(`${fault.code}: ${by.length} of ${sound.length}\n`);
    for (const catcher of by.slice(0, 12))
      process.stdout.write(`  ${nameOf(catcher)}: ${said[sound.indexOf(catcher)]?.slice(0, 120)}\n`);
  }
}

async function verify(): Promise<void> {
  const used = [...new Map(GROUND_FAULTS.map(({ caughtBy }) => [nameOf(caughtBy), caughtBy])).values()];
  const unsound = (await askIn(null, used)).flatMap((said, at) => {
    const catcher = used[at];
    return said === null || catcher === undefined ? [] : [`without any fault ${nameOf(catcher)} ${said}`];
  });
  const outcomes = new Map<GroundFault, readonly [Outcome, string]>();
  const queue = GROUND_FAULTS.values();
  const serve = async (): Promise<void> => {
    for (const fault of queue) outcomes.set(fault, await judge(fault));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, serve));
  const rows = GROUND_FAULTS.map((fault) => {
    const [outcome = 'slipped through', said = ''] = outcomes.get(fault) ?? [];
    return [fault.code, fault.part, outcome, nameOf(fault.caughtBy), said.replaceAll(/\s+/g, ' ').slice(0, 60)];
  });
  process.stdout.write(`${table(['fault', 'of', 'verdict', 'caught by', 'which says'], rows)}\n\n`);
  for (const line of unsound) process.stdout.write(`${line}\n`);
  const caught = GROUND_FAULTS.filter((fault) => outcomes.get(fault)?.[0] === 'caught').length;
  process.stdout.write(`${caught} passed, ${GROUND_FAULTS.length - caught + unsound.length} failed\n`);
  process.exitCode = caught === GROUND_FAULTS.length && unsound.length === 0 ? 0 : 1;
}

if (values.find === undefined) await verify();
else await find(values.find);
