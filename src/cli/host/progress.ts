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

/** Shows how far the reading of events is: bytes, events a second, time left. */
interface ByteProgress {
  /** `bytes` were read since the last time; `events` are all so far. */
  read(bytes: number): void;
  seen(events: number): void;
  stop(): void;
}

/** Milliseconds between two drawings. */
const DRAWN_EVERY = 100;
const MEGABYTE = 1e6;

/** A bar on a terminal; elsewhere nothing: what is read by programs stays as it is. `total`: bytes; null: nobody knows, as of a pipe. */
export function startByteProgress(host: Host, total: number | null): ByteProgress {
  if (!host.terminal) return { read() {}, seen() {}, stop() {} };
  const start = host.clock();
  const known = total !== null && total > 0;
  const bar = new SingleBar(
    {
      format: known
        ? '{bar} {percentage} % | {read} of {size} MB | {rate} events/s | {left} left'
        : '{read} MB | {rate} events/s',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let bytes = 0;
  let drawn = start;
  bar.start(total ?? 1, 0, wordsOf(0, 0));
  function wordsOf(events: number, elapsed: number): Record<string, string> {
    const left = bytes === 0 || total === null ? '?' : leftIn(((total - bytes) / bytes) * elapsed);
    return {
      read: (bytes / MEGABYTE).toFixed(0),
      size: ((total ?? 0) / MEGABYTE).toFixed(0),
      rate: elapsed === 0 ? '?' : Math.round((events / elapsed) * 1000).toLocaleString('en'),
      left,
    };
  }
  return {
    read(more) {
      bytes += more;
    },
    seen(events) {
      const now = host.clock();
      if (now - drawn < DRAWN_EVERY) return;
      drawn = now;
      bar.update(known ? Math.min(bytes, total) : 0, wordsOf(events, now - start));
    },
    stop: () => bar.stop(),
  };
}

/** `2:05`, minutes and seconds, of milliseconds. */
function leftIn(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
