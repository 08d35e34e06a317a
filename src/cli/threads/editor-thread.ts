import { parentPort } from 'node:worker_threads';
import type { EditorOrder } from '../host/editor-thread.ts';
import { lookHere } from './editor-task.ts';

/** What a worker thread runs: it waits for documents, and looks at one after the other. An error that nobody caught ends it. */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread only');

let before: Promise<void> = Promise.resolve();

port.on('message', (order: EditorOrder) => {
  before = before.then(async () => port.postMessage(await lookHere(order)));
});
