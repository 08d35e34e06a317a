import type { KnownDifference } from './known.ts';
import { PYSIGMA } from './pysigma.ts';
import { PYSIGMA_EQL } from './pysigma-eql.ts';
import { PYSIGMA_LUCENE } from './pysigma-lucene.ts';
import { RSIGMA } from './rsigma.ts';

/** Everything that is known to differ, engine by engine. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [...RSIGMA, ...PYSIGMA_EQL, ...PYSIGMA_LUCENE, ...PYSIGMA];
