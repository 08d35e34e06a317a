import type { Engine } from '../contract/index.ts';
import { eqlSearch } from './eql-search/index.ts';
import { esDsl } from './es-dsl/index.ts';
import { js } from './js/index.ts';
import { oracle } from './oracle/index.ts';
import { sigma } from './sigma/index.ts';

export { oracle, timeOf } from './oracle/index.ts';

export { type NoOracle, ORACLES, type Oracle, type Oracles } from './oracles.ts';

/** Every engine that runs a target's artifact for a rule over single events. The oracles, which run the rule itself, stand apart. */
export const ENGINES = [sigma, esDsl, js] as const satisfies readonly Engine[];

/** The same for sequences and samples: Elasticsearch searches for them with EQL itself. */
const SERIES_ENGINES = [sigma, eqlSearch(oracle, esDsl), js] as const satisfies readonly Engine[];

/** What the engines of this process run. */
type Runnable = (typeof ENGINES | typeof SERIES_ENGINES)[number]['runs'];

/** The engines that run what rules of a kind are translated to, one for each target. */
export function enginesFor(kind: 'single' | 'sequence' | 'sample'): readonly Engine<Runnable>[] {
  return kind === 'single' ? ENGINES : SERIES_ENGINES;
}
