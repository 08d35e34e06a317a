import type { Predicate } from '../../src/ir/index.ts';
import type { TargetName } from '../../translators/index.ts';

/**
 * One deliberate fault of a translator, of a kind that real converters have shipped. `meaning` faults misread the rule
 * before it is printed; `text` faults spoil the printed artifact. A fault must be caught by the check on `rule`.
 */
export interface Fault {
  readonly code: string;
  readonly target: TargetName;
  /** EQL text, or `built-in` for the rule the project starts from. */
  readonly rule: string;
  /** Where this kind of fault has been seen, or why it is easy to make. */
  readonly seen: string;
  readonly change: MeaningChange | TextChange;
}

export interface MeaningChange {
  readonly stage: 'meaning';
  /** Rewrites one node (children first); returns it unchanged where it has nothing to spoil. */
  readonly rewrite: (node: Predicate) => Predicate;
}

export interface TextChange {
  readonly stage: 'text';
  readonly find: RegExp;
  readonly put: string;
}
