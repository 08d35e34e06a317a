import { Presets, SingleBar } from 'cli-progress';
import type { Host } from './host.ts';

/** Shows how far a long run is: a bar on a terminal, a plain line every so often in a pipe. */
export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** Milliseconds between plain lines. */
const PLAIN_INTERVAL = 5000;

/** Starts showing progress on standard error. `title` says what is counted. */
export function startProgress(host: Host, title: string, total: number): Progress {
  if (!host.terminal) return plainProgress(host, title, total);
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage} % | {value}/{total} | {duration_formatted}`,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

function plainProgress(host: Host, title: string, total: number): Progress {
  let last = host.clock();
  return {
    update(done) {
      if (host.clock() - last < PLAIN_INTERVAL) return;
      last = host.clock();
      host.note(`${title}: ${done} of ${total}`);
    },
    stop() {},
  };
}
