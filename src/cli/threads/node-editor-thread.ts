import type { EditorAnswer, EditorThread } from '../host/editor-thread.ts';
import { startWorker } from './worker.ts';

/** A document that needs more than this ends its thread, not the editor's server. */
const HEAP_MEBIBYTES = 1024;

interface Waiting {
  readonly resolve: (answer: EditorAnswer) => void;
  readonly reject: (reason: Error) => void;
}

/** Starts a worker thread of Node that looks at documents. */
export function startNodeEditorThread(): EditorThread {
  const worker = startWorker('editor', { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEBIBYTES } });
  const waiting: Waiting[] = [];
  let died: Error | null = null;
  const end = (reason: Error): void => {
    died ??= reason;
    for (const { reject } of waiting.splice(0)) reject(died);
  };
  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', (code) => end(new Error(`exit code ${code}`)));
  worker.on('message', (answer: EditorAnswer) => waiting.shift()?.resolve(answer));
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        if (died !== null) return reject(died);
        waiting.push({ resolve, reject });
        worker.postMessage(order);
      }),
    close: async () => void (await worker.terminate()),
  };
}
