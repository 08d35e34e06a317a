import type { Source } from '../source/index.ts';

/** All that a command needs of the world: files, streams, a clock. Commands know no Node. */
export interface Host {
  /** Bytes of a file; rejects with a message a person can read. */
  readFile(path: string): Promise<Uint8Array>;
  /** Chunks of a file (gzip is unpacked) or, for `-`, of standard input. */
  readChunks(path: string): AsyncIterable<Uint8Array>;
  writeFile(path: string, text: string): Promise<void>;
  /** Files behind a path, a folder (every rule-like file below it) or a glob, sorted; empty when there are none. */
  expand(pattern: string): Promise<Expansion>;
  /** Writes to standard output, waiting while its reader is slow. */
  out(text: string | Uint8Array): Promise<void>;
  /** Writes a line to standard error. */
  note(line: string): void;
  /** True when standard error is a terminal: progress may be drawn there. */
  readonly terminal: boolean;
  /** True when standard output is a terminal that takes colours. */
  readonly colors: boolean;
  /** Milliseconds, monotonic. */
  clock(): number;
}

export interface Expansion {
  readonly files: readonly string[];
  /** A folder or glob: files that turn out to be no rule are passed over with a note. */
  readonly many: boolean;
}

/** Exit codes of every command. */
export const EXIT = { ok: 0, disagreement: 1, input: 2, refused: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code that says most when several rules end differently: bad input, then disagreement, then refusal. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [EXIT.input, EXIT.disagreement, EXIT.refused];
  return order.find((code) => codes.includes(code)) ?? EXIT.ok;
}

/** A mistake in how a command was called; its message is shown and the exit code is 2. */
export class UsageError extends Error {}

export type { Source };
