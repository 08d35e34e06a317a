import { parentPort, type Transferable, workerData } from 'node:worker_threads';
import type { MatchAnswer, MatchOrder, MatchTaskSettings } from '../host/match-thread.ts';
import { createMatchTasks } from './match-task.ts';

/** What a worker thread of `match` runs: it waits for parts of inputs and sends what is found in each. An error that nobody caught ends it. */
const port = parentPort;
if (port === null) throw new Error('this file runs in a worker thread only');
const settings: MatchTaskSettings = workerData;
const tasks = createMatchTasks(settings, () => performance.now());
const say = (answer: MatchAnswer, moved: readonly Transferable[] = []): void => port.postMessage(answer, moved);

say({ kind: 'ready' });
port.on('message', (order: MatchOrder) => {
  if (order.kind === 'stats') {
    say({ kind: 'stats', stats: tasks.stats() });
    return;
  }
  const result = tasks.match(order.task);
  const moved = result.found.flatMap((each) => (each instanceof Uint8Array ? [each.buffer] : []));
  say({ kind: 'matched', result }, [result.room, ...moved]);
});
