import { Worker } from 'node:worker_threads';
import type { CheckTaskSettings, CheckThread, ThreadMessage, ThreadOrder } from '../host/check-thread.ts';

/** A rule that needs more than this ends its thread, not the machine. */
const HEAP_MEBIBYTES = 1024;

/** Starts a worker thread of Node that checks one rule at a time. */
export function startNodeThread(settings: CheckTaskSettings): CheckThread {
  const worker = startWorker(settings);
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
function startWorker(settings: CheckTaskSettings): Worker {
  const worker = threadOf(settings);
  worker.stdout.pipe(process.stderr, { end: false });
  return worker;
}

function threadOf(settings: CheckTaskSettings): Worker {
  const options = {
    stdout: true,
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEBIBYTES },
    execArgv: [],
  };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./thread.js', import.meta.url), options);
  // In a checkout the thread has to learn to read TypeScript first; Node gives it nothing of what this process has learnt.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const entry = JSON.stringify(new URL('./thread.ts', import.meta.url).href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(start, { ...options, eval: true });
}
