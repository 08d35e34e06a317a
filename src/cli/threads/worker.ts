import type { Worker, WorkerOptions } from 'node:worker_threads';

/** What threads run: in the package, and in a checkout. */
const FILES = {
  check: { built: new URL('./thread.js', import.meta.url), written: new URL('./thread.ts', import.meta.url) },
  editor: { built: new URL('./editor-thread.js', import.meta.url), written: new URL('./editor-thread.ts', import.meta.url) },
  match: { built: new URL('./match-thread.js', import.meta.url), written: new URL('./match-thread.ts', import.meta.url) },
};

/** Starts a worker thread of Node. */
export function startWorker(work: keyof typeof FILES, given: WorkerOptions): Worker {
  const { built, written } = FILES[work];
  const options = { ...given, execArgv: [] };
  // Most runs have no threads, and need not load them.
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  if (!import.meta.url.endsWith('.ts')) return new Worker(built, options);
  // In a checkout the thread has to learn to read TypeScript first; Node gives it nothing of what this process has learnt.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const entry = JSON.stringify(written.href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(start, { ...options, eval: true });
}
