import { parentPort, workerData } from 'node:worker_threads';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { type OpenedEngines, reopenEngines } from '../external-engines/index.ts';
import type { CheckTaskSettings, ThreadMessage, ThreadOrder } from '../host/check-thread.ts';
import { checkHere } from './task.ts';

/** What a worker thread runs: it waits for rules, checks one at a time and sends its report. An error that nobody caught ends it. */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread only');
const settings: CheckTaskSettings = workerData;
const say = (message: ThreadMessage): void => port.postMessage(message);

let opened: Promise<OpenedEngines> | null = null;

async function check(rule: CheckableRule): Promise<void> {
  if (settings.external !== null) opened ??= reopenEngines(settings.external, process.env);
  const guests = (await opened)?.guests ?? [];
  const progress = (eventsDone: number): void => say({ kind: 'progress', eventsDone });
  say({ kind: 'done', report: await checkHere(rule, settings, { clock: () => performance.now(), progress, guests }) });
}

async function close(): Promise<void> {
  await (await opened)?.close();
  say({ kind: 'closed' });
}

port.on('message', async (order: ThreadOrder) => {
  switch (order.kind) {
    case 'check':
      return await check(order.rule);
    case 'close':
      return await close();
  }
});
