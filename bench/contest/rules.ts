import type { Schema } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import type { SeriesRule, StreamRule } from '../../src/stream/index.ts';

/** A rule that takes part. */
export interface ContestRule {
  /** What `match` calls it; no two rules of a contest are called the same. */
  readonly id: string;
  readonly name: string;
  /** The file it stands in. */
  readonly file: string;
  readonly rule: Rule;
  readonly schema: Schema;
  /** Its query as it is written, when that is EQL. */
  readonly eql: string | null;
  readonly ready: StreamRule | SeriesRule;
}

/** Whether a rule is about single events. */
export function isSingle({ rule }: ContestRule): boolean {
  return rule.plan.kind === 'single';
}
