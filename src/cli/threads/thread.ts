import { parentPort, workerData } from 'node:worker_threads';
import type { CheckTask, CheckTaskSettings, ThreadMessage } from './contract.ts';
import { runTask } from './task.ts';

/** What a worker thread runs: it waits for rules, checks one at a time and sends its report. An error that nobody caught ends it. */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread only');
const settings: CheckTaskSettings = workerData;
const say = (message: ThreadMessage): void => port.postMessage(message);

port.on('message', async (task: CheckTask) => {
  const place = { clock: () => performance.now(), progress: (eventsDone: number) => say({ kind: 'progress', eventsDone }) };
  say({ kind: 'done', report: await runTask(task, settings, place) });
});
