/** What a thread runs: it spoils one file for itself, learns to read TypeScript, and asks the catchers it is given. */
import { register } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { change, entry, catchers } = workerData;
if (change !== null) register(new URL('./hooks.mjs', import.meta.url), { data: change });
const { register: readTypeScript } = await import('tsx/esm/api');
readTypeScript();
const { askAll } = await import(entry);
parentPort.postMessage(await askAll(catchers));
