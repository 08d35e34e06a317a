import type { SamplePlan, SequenceParts, SequencePlan } from './sequence/index.ts';
import type { Sought } from './sought.ts';

/** A sequence or a sample ready to run. Rules that share functions share their answers. */
export interface SeriesRule extends Sought {
  readonly id: string;
  readonly name: string;
  readonly plan: SequencePlan | SamplePlan;
  readonly parts: SequenceParts;
  /** What is known of each item, in their order; of `until`, behind them. */
  readonly items: readonly Sought[];
}
