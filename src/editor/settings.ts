import type { TargetName } from '../../translators/index.ts';
import type { ParseOptions } from '../api/parse.ts';
import type { Pipelines } from '../api/pipelines.ts';

/** How the rules of an editor are read. Plain data: it crosses to workers. */
export interface EditorSettings {
  readonly reading: ParseOptions;
  /** Under which names targets see fields; absent: their own. */
  readonly pipelines?: Pipelines;
  /** Targets whose losses and refusals are told like problems of the rule. */
  readonly targets: readonly TargetName[];
}
