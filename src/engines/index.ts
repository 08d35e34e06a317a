import type { Engine } from '../contract/index.ts';
import { eqlSearch } from './eql-search/index.ts';
import { javascript } from './javascript/index.ts';
import { oracle } from './oracle/index.ts';
import { queryDsl } from './query-dsl/index.ts';
import { sigma } from './sigma/index.ts';

export {
  type EventOnTimeline,
  type Explained,
  type ExplainedTurn,
  type Explanation,
  explain,
  explainTimeline,
  type FieldSeen,
  type ItemExplanation,
  type NoExplanation,
  oracle,
  type TimelineExplanation,
  timeOf,
} from './oracle/index.ts';

/** Every engine that runs a target's artifact for a rule over single events. The oracle, which runs the rule itself, stands apart. */
export const ENGINES: readonly Engine[] = [sigma, queryDsl, javascript];

/** The same for sequences and samples: Elasticsearch searches for them with EQL itself. */
const SERIES_ENGINES: readonly Engine[] = [sigma, eqlSearch(oracle), javascript];

/** The engines that run what rules of a kind are translated to, one for each target. */
export function enginesFor(kind: 'single' | 'sequence' | 'sample'): readonly Engine[] {
  return kind === 'single' ? ENGINES : SERIES_ENGINES;
}
