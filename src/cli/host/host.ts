import type { Product } from '../../engines/cluster/index.ts';
import type { CheckTaskSettings, CheckThread } from './check-thread.ts';
import type { Channel, EditorThread } from './editor-thread.ts';
import type { ConnectionSettings, ExternalSettings, OpenedCluster, OpenedEngines, OpenedTables, TablePlace } from './engines.ts';
import type { GitCall, GitEnd } from './git.ts';
import type { MatchTaskSettings, MatchThread } from './match-thread.ts';
import type { Store } from './store/store.ts';
import type { WithinTime } from './time-limit.ts';
import type { WalkedFor } from './walk.ts';

/** All that a command needs of the world: files, streams, a clock. Commands know no Node. */
export interface Host {
  /** Bytes of a rule file or, for `-`, of standard input. Rejects with a `UsageError`; also for files too large to be a rule. */
  readFile(path: string): Promise<Uint8Array>;
  /** The first bytes of a file, at most `bytes`; null for what can be read only once (standard input, a pipe). */
  readHead(path: string, bytes: number): Promise<Uint8Array | null>;
  /**
   * Chunks of a file (gzip and zstd are unpacked) or, for `-`, of standard input. `onRead` is told how many bytes were taken from the file,
   * packed as they are. A chunk is filled anew when the next one is asked for. Rejects with a `UsageError`.
   */
  readChunks(path: string, onRead?: (bytes: number) => void): AsyncIterable<Uint8Array>;
  /** How many bytes a file has; null for what has no size, as a pipe. */
  sizeOf(path: string): Promise<number | null>;
  /** Writes a file into a folder that exists. Rejects with a `UsageError`. */
  writeFile(path: string, text: string): Promise<void>;
  /** Puts a text in the place of that of a file; of a link, into the file that it leads to. Rejects with a `UsageError`, also for what is read-only. */
  rewriteFile(path: string, text: string): Promise<void>;
  /** Rejects with a `UsageError` when the folder of a file to be written does not exist: a mistyped path, told before the work. */
  requireFolderOf(path: string): Promise<void>;
  /** Makes a folder, and the few above it that are missing. One that exists is fine. Rejects with a `UsageError`. */
  makeFolder(path: string): Promise<void>;
  /** Files behind a path, a folder (every file below it that looks like rules, or like golden events) or a glob, sorted. Rejects with a `UsageError`. */
  expand(pattern: string, what?: WalkedFor): Promise<Expansion>;
  /** Opens what is kept between runs, in a folder or (null) in the usual place; null: nothing can be kept. Rejects with a `UsageError`. */
  openStore(folder: string | null): Promise<Store | null>;
  /** Finds the folder of a path that may be gone, for who asks what was there. */
  standingOf(path: string): Promise<Standing>;
  /** Whether a path is a file itself, no link to one. */
  isOwnFile(path: string): Promise<boolean>;
  /** Runs git so that it runs nothing that a repository names. Never rejects for what git does. */
  runGit(call: GitCall): Promise<GitEnd>;
  /** Writes to standard output, waiting while its reader is slow. */
  out(text: string | Uint8Array): Promise<void>;
  /** Writes a line to standard error. Whatever name is in it, it stays one line. */
  note(line: string): void;
  /** Writes several lines to standard error, for texts made of lines that are printable each, as diagnostics are. */
  noteLines(text: string): void;
  /** True when standard input is a terminal: somebody would have to type the events. */
  readonly inputTerminal: boolean;
  /** True when standard error is a terminal: progress may be drawn there. */
  readonly terminal: boolean;
  /** True when standard output may be coloured: a terminal whose owner did not ask for none. */
  readonly colors: boolean;
  /** The same for standard error. */
  readonly noteColors: boolean;
  /** How wide what is written to standard error may be, in columns. */
  readonly columns: number;
  /** How wide tables on standard output may be: the window, or endless where nobody looks at one. */
  readonly tableWidth: number;
  /** Milliseconds, monotonic. */
  clock(): number;
  /** Runs work and ends it when it takes too long, so that one rule cannot hold up the others. */
  readonly withinTime: WithinTime;
  /** Much code is about to run that is not worth compiling at its best, most of it: what reads rules and asks what they mean. */
  compileLate(): void;
  /** The time, in milliseconds since 1970. */
  now(): number;
  /** How this program is started once more: the program, and the words before those of a command. */
  ownCommand(): { readonly program: string; readonly words: readonly string[] };
  /** How many threads can run at the same time. */
  readonly cores: number;
  /** Starts a thread that checks rules for us. */
  startCheckThread(settings: CheckTaskSettings): CheckThread;
  /** Starts a thread that matches parts of inputs for us. */
  startMatchThread(settings: MatchTaskSettings): MatchThread;
  /** Starts a thread that looks at documents of an editor for us. */
  startEditorThread(): EditorThread;
  /** Standard input and output, for who talks to an editor over them and to nobody else. */
  openChannel(): Channel;
  /** The page that explains codes, as an address that an editor can open; null: it is not there. */
  codesPage(): Promise<string | null>;
  /** Opens the engines that are no part of this program. Rejects with a `UsageError` when one is not there. */
  openEngines(settings: ExternalSettings): Promise<OpenedEngines>;
  /** Prepares the way to a cluster and asks it what it is. Rejects with a `UsageError` when that is something else, or nobody answers. */
  connectCluster(product: Product, address: string, settings: ConnectionSettings): Promise<OpenedCluster>;
  /** Opens a database whose tables hold events. Rejects with a `UsageError` when it is not there. */
  openTables(place: TablePlace, settings: ConnectionSettings): Promise<OpenedTables>;
  /** Calls back when the user interrupts the process (Ctrl-C), which ends only when what is called has ended. Returns how to take it back. */
  onInterrupt(clean: () => Promise<void>): () => void;
}

/** Where a path leads: the nearest folder above it that exists, or itself, and the way from there. */
export interface Standing {
  readonly folder: string;
  /** The way from the folder, with slashes; empty: the folder itself. */
  readonly rest: string;
}

export interface Expansion {
  readonly files: readonly string[];
  /** A folder or glob: files that turn out to be no rule are passed over with a note. */
  readonly many: boolean;
  /** What is there and cannot be read, and why, in words. */
  readonly unreadable: readonly string[];
}

/** Exit codes of every command; `internal` is a fault of ours. */
export const EXIT = { ok: 0, disagreement: 1, input: 2, refused: 3, internal: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code that says most when several rules end differently: bad input, then disagreement, then refusal. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  const order: readonly ExitCode[] = [EXIT.internal, EXIT.input, EXIT.disagreement, EXIT.refused];
  return order.find((code) => codes.includes(code)) ?? EXIT.ok;
}

/** What the caller can put right: a mistake in the call, a file that cannot be read or written. Its message is shown; exit code 2. */
export class UsageError extends Error {
  /** Lines that follow the message. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}

/** Says what the caller can put right. */
export function noteUsage({ message, details }: UsageError, host: Host): void {
  host.note(`error: ${message}`);
  for (const detail of details) host.note(`  ${detail}`);
}
