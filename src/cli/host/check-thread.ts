import type { TargetName } from '../../../translators/index.ts';
import type { Port } from '../../api/against/kind.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import type { Forms } from '../../api/translate.ts';
import type { RuleReport } from '../../report/index.ts';
import type { ExternalSettings } from './engines.ts';

/** What the checks of one run share. */
export interface CheckTaskSettings {
  readonly events: number;
  readonly seed: number;
  /** Ports of the rule that are judged, and then no targets but those named; null: none. */
  readonly against: readonly Port[] | null;
  /** The targets that are judged; null: all. */
  readonly targets: readonly TargetName[] | null;
  /** The form of the artifacts to judge. */
  readonly forms: Forms;
  /** Whether reports show what losses look like. */
  readonly examples: boolean;
  /** Whether events that proofs find stand beside the generated ones. */
  readonly pins: boolean;
  /** Milliseconds that a rule may make no progress; then its thread is ended, and that rule alone fails. */
  readonly patience: number;
  /** Whether rules are checked in threads however few they are, so that none can hold up the others. */
  readonly apart: boolean;
  /** Engines outside of this program that take part; null: none. */
  readonly external: ExternalSettings | null;
}

/** A thread that checks one rule at a time. */
export interface CheckThread {
  /** Resolves to the report; rejects with what ended the thread when it died, now or before. */
  check(rule: CheckableRule, progress: (eventsDone: number) => void): Promise<RuleReport>;
  /** Ends the thread, whatever it does; external engines let go of what they hold first. */
  close(): Promise<void>;
}

/** What a thread is told. A rule crosses as it was read, for it is data throughout. */
export type ThreadOrder = { readonly kind: 'check'; readonly rule: CheckableRule } | { readonly kind: 'close' };

/** What a thread says of the task it is at. */
export type ThreadMessage =
  | { readonly kind: 'progress'; readonly eventsDone: number }
  | { readonly kind: 'done'; readonly report: RuleReport }
  /** It holds nothing outside any more, and can be ended. */
  | { readonly kind: 'closed' };
