/** A program outside of this process, to be run once. Whoever runs it shares no shell with it: arguments arrive as they are. */
export interface Program {
  readonly command: string;
  /** Arguments; `folder` is where the files stand, a folder of this run alone that is removed after it. */
  readonly arguments: (folder: string) => readonly string[];
  /** Texts of files to put into the folder, by their names. */
  readonly files: { readonly [name: string]: string };
  /** What the program reads from standard input. */
  readonly input: Iterable<string>;
  /** It is ended when it takes longer, in milliseconds. */
  readonly timeout: number;
  /** It is ended when it prints more, in bytes; default: 512 MiB. */
  readonly mostOutput?: number;
}

/** How a program ended. `not-found`: there is no such program, or it may not be run. `gave-up`: too slow, or too much output. */
export type ProgramEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string; readonly errors: string }
  | { readonly kind: 'not-found'; readonly message: string }
  | { readonly kind: 'gave-up'; readonly message: string };

/** Runs a program to its end. Never rejects for what the program does. */
export type RunProgram = (program: Program) => Promise<ProgramEnd>;

/** A program that keeps running and answers lines with lines. */
export interface Dialogue {
  /** Sends one line and resolves to the line it answers with; null: it ended or did not answer in time, and never will. */
  ask(line: string): Promise<string | null>;
  /** What it wrote to standard error last, for messages. */
  complaint(): string;
  /** Ends it, whatever it does. */
  close(): Promise<void>;
}

/** Starts a program that answers lines; `timeout`, in milliseconds, is for each answer. */
export type StartDialogue = (command: string, arguments_: readonly string[], timeout: number) => Dialogue;
