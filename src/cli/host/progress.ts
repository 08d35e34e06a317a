import { Presets, SingleBar } from 'cli-progress';
import type { Host } from './host.ts';

/** Shows how far a long run is: a bar on a terminal, a plain line every so often in a pipe. */
export interface Progress {
  /** `total` corrects what was said at the start. */
  update(done: number, total?: number): void;
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
  return {
    update: (done, corrected) => {
      if (corrected !== undefined) bar.setTotal(corrected);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function plainProgress(host: Host, title: string, total: number): Progress {
  let last = host.clock();
  return {
    update(done, corrected = total) {
      if (host.clock() - last < PLAIN_INTERVAL) return;
      last = host.clock();
      host.note(`${title}: ${done} of ${corrected}`);
    },
    stop() {},
  };
}
