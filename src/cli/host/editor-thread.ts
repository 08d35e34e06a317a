import type { Readable, Writable } from 'node:stream';
import type { EditorAction } from '../../editor/actions.ts';
import type { EditorProblem } from '../../editor/problems.ts';
import type { EditorSettings } from '../../editor/settings.ts';
import type { Span } from '../../source/index.ts';

/** A document, and what somebody wants to know of it that takes proofs. Plain data: it crosses to a thread. */
export interface EditorOrder {
  readonly text: string;
  readonly name: string;
  readonly settings: EditorSettings;
  /** The stretch that something is to be done about; null: what there is to say of all of it. */
  readonly span: Span | null;
}

export interface EditorAnswer {
  readonly problems: readonly EditorProblem[];
  readonly actions: readonly EditorAction[];
}

/** A thread that looks at one document after the other. */
export interface EditorThread {
  /** Rejects with what ended the thread when it died, now or before. */
  ask(order: EditorOrder): Promise<EditorAnswer>;
  /** Ends the thread, whatever it does. */
  close(): Promise<void>;
}

/** Where an editor talks to us. */
export interface Channel {
  readonly input: Readable;
  readonly output: Writable;
}
