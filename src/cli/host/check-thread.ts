import type { ParseOptions } from '../../api/parse.ts';
import type { RuleDocument } from '../../documents/index.ts';
import type { RuleReport } from '../../report/index.ts';
import type { ExternalSettings } from './engines.ts';

/** A rule to check as it crosses to a thread: its document, which is read again there, and what it is called. */
export interface CheckTask {
  readonly document: RuleDocument;
  readonly name: string;
}

/** What the checks of one run share. */
export interface CheckTaskSettings {
  readonly events: number;
  readonly seed: number;
  /** How the rules were read, so that a thread reads them the same way. */
  readonly reading: ParseOptions;
  /** The field names of the Sigma rules to judge: those of the events (`ecs`), or Sigma's own. */
  readonly taxonomy: 'ecs' | 'sigma';
  /** Where they leave out `cased`, which many converters refuse. */
  readonly portableCase: 'none' | 'enum' | 'all';
  /** Milliseconds that a rule may make no progress; then its thread is ended, and that rule alone fails. */
  readonly patience: number;
  /** Engines outside of this program that take part; null: none. */
  readonly external: ExternalSettings | null;
}

/** A thread that checks one rule at a time. */
export interface CheckThread {
  /** Resolves to the report; rejects with what ended the thread when it died, now or before. */
  check(task: CheckTask, progress: (eventsDone: number) => void): Promise<RuleReport>;
  /** Ends the thread, whatever it does; external engines let go of what they hold first. */
  close(): Promise<void>;
}

/** What a thread is told. */
export type ThreadOrder = { readonly kind: 'check'; readonly task: CheckTask } | { readonly kind: 'close' };

/** What a thread says of the task it is at. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly eventsDone: number }
  | { readonly kind: 'done'; readonly report: RuleReport }
  /** It holds nothing outside any more, and can be ended. */
  | { readonly kind: 'closed' };
