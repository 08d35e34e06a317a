/** What is kept on disk from one run to the next. What is read was written by this user, or somebody who has the same key; what was not counts as not there. */
export interface Store {
  /** Tells one build of the program from all others, for what is kept holds for one only. */
  readonly program: string;
  /** The folder that the call is made in. */
  readonly here: string;
  /** A digest of some parts: other parts give another one, wherever one ends and the next begins. */
  digest(parts: readonly (string | Uint8Array)[]): string;
  /** What is kept under a name; null: nothing that can be trusted. Never rejects. */
  read(name: string): Promise<Uint8Array | null>;
  /** Keeps something under a name, as a whole or not at all. Rejects with a `UsageError`. */
  write(name: string, content: Uint8Array): Promise<void>;
}
