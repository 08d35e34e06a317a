import type { Json } from '../../src/event/index.ts';
import type { Predicate } from '../../src/ir/index.ts';
import { TARGET_NAMES, type TargetName } from '../../translators/index.ts';
import type { SigmaOptions } from '../../translators/sigma/index.ts';

/** The targets whose faults are judged by every check. Flink is a cluster: test/engines/flink.engine.ts has its faults. */
export const JUDGED: readonly TargetName[] = TARGET_NAMES.filter((name) => name !== 'flink');

/**
 * One deliberate fault, of a kind that real converters have shipped. `reading` faults take the text or the mapping of the rule
 * for another; `meaning` faults misread the rule before it is printed; `text` faults spoil the printed artifact. A fault must
 * be caught by the check on `rule`.
 */
export interface Fault {
  readonly code: string;
  readonly target: TargetName;
  /** EQL text, or `built-in` for the rule the project starts from. */
  readonly rule: string;
  /** The mapping that the rule is read with; absent: ECS. */
  readonly mapping?: Json;
  /** For whom Sigma is printed; absent: by the specification. */
  readonly consumer?: SigmaOptions['consumer'];
  /** Where this kind of fault has been seen, or why it is easy to make. */
  readonly seen: string;
  readonly change: ReadingChange | MeaningChange | TextChange;
}

/** A rule as somebody hands it in. */
export interface RuleText {
  readonly text: string;
  readonly mapping?: Json | undefined;
}

export interface ReadingChange {
  readonly stage: 'reading';
  /** The rule that it is taken for: what does not stand here is read as it is. */
  readonly as: Partial<RuleText>;
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
