import type { Engine } from '../contract/index.ts';
import { javascript } from './javascript/index.ts';
import { queryDsl } from './query-dsl/index.ts';
import { sigma } from './sigma/index.ts';

export { oracle } from './oracle/index.ts';

/** Every engine that runs a target's artifact in this process. The oracle, which runs the rule itself, stands apart. */
export const ENGINES: readonly Engine[] = [sigma, queryDsl, javascript];
