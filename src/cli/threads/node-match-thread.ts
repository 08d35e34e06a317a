import type { MatchAnswer, MatchOrder, MatchTaskSettings, MatchThread } from '../host/match-thread.ts';
import { startWorker } from './worker.ts';

interface Waiting {
  readonly resolve: (answer: MatchAnswer) => void;
  readonly reject: (reason: Error) => void;
}

/** Starts a worker thread of Node that matches parts of inputs. */
export function startNodeMatchThread(settings: MatchTaskSettings): MatchThread {
  const worker = startWorker('match', { workerData: settings });
  const waiting: Waiting[] = [];
  let died: Error | null = null;
  let isReady: () => void = () => {};
  let isNot: (reason: Error) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    [isReady, isNot] = [resolve, reject];
  });
  // Whoever waits for it is told; nobody has to.
  ready.catch(() => {});

  function end(reason: Error): void {
    died ??= reason;
    isNot(died);
    for (const { reject } of waiting.splice(0)) reject(died);
  }

  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', (code) => end(new Error(`exit code ${code}`)));
  worker.on('message', (answer: MatchAnswer) => {
    if (answer.kind === 'ready') isReady();
    else waiting.shift()?.resolve(answer);
  });

  function ask(order: MatchOrder, moved: readonly ArrayBuffer[]): Promise<MatchAnswer> {
    return new Promise((resolve, reject) => {
      if (died !== null) return reject(died);
      waiting.push({ resolve, reject });
      worker.postMessage(order, moved);
    });
  }

  return {
    ready,
    async match(task) {
      const { buffer } = task.part.bytes;
      const answer = await ask({ kind: 'match', task }, buffer instanceof ArrayBuffer ? [buffer] : []);
      if (answer.kind !== 'matched') throw new Error('a thread gave another answer than was asked for');
      return answer.result;
    },
    async stats() {
      const answer = await ask({ kind: 'stats' }, []);
      return answer.kind === 'stats' ? answer.stats : null;
    },
    close: async () => void (await worker.terminate()),
  };
}
