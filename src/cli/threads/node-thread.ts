import { setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import type { CheckTaskSettings, CheckThread, ThreadMessage, ThreadOrder } from '../host/check-thread.ts';
import { startWorker } from './worker.ts';

/** A rule that needs more than this ends its thread, not the machine. */
const HEAP_MEBIBYTES = 1024;

/** Starts a worker thread of Node that checks one rule at a time. */
export function startNodeThread(settings: CheckTaskSettings): CheckThread {
  const worker = startCheckWorker(settings);
  const tell = (order: ThreadOrder): void => worker.postMessage(order);
  let died: Error | null = null;
  let fail: (reason: Error) => void = () => {};
  const end = (reason: Error): void => {
    died ??= reason;
    fail(died);
  };
  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', (code) => end(new Error(`exit code ${code}`)));
  return {
    check: (rule, progress) =>
      new Promise((resolve, reject) => {
        if (died !== null) return reject(died);
        fail = reject;
        worker.removeAllListeners('message');
        worker.on('message', (message: ThreadMessage) => {
          if (message.kind === 'progress') progress(message.eventsDone);
          else if (message.kind === 'done') resolve(message.report);
        });
        tell({ kind: 'check', rule });
      }),
    close: async () => {
      if (settings.external !== null && died === null) await letGo(worker, () => tell({ kind: 'close' }));
      await worker.terminate();
    },
  };
}

/** Milliseconds that external engines have to let go of what they hold, such as an index on a cluster. */
const PATIENCE = 15_000;

/** Resolves when the thread holds nothing any more, has died, or after long enough. */
async function letGo(worker: Worker, tell: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    worker.once('exit', done);
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'closed') done();
    });
    tell();
  });
}

/** What a port in JavaScript prints goes to standard error: standard output is the report, which programs read. */
function startCheckWorker(settings: CheckTaskSettings): Worker {
  widenNursery();
  const worker = startWorker('check', {
    stdout: true,
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEBIBYTES },
  });
  worker.stdout.pipe(process.stderr, { end: false });
  return worker;
}

/**
 * Events are made by the thousand and thrown away: where the young ones of a rule have room, few are moved before they are gone. Threads have it
 * that start from now on; a runtime that is not Node's need not know of it.
 */
function widenNursery(): void {
  try {
    for (const bound of ['min', 'max']) setFlagsFromString(`--${bound}-semi-space-size=${NURSERY_MEBIBYTES}`);
  } catch {
    // Slower, and as right.
  }
}

const NURSERY_MEBIBYTES = 32;
