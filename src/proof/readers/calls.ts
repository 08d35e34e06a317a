import type { TermFunction } from '../../ir/index.ts';

/** How a function that computes is called: what it is, how many values it takes, whether letters are told behind. */
export type CalledAs = readonly [name: TermFunction, count: number, folds?: 'folds'];

/** What modules and scripts call by the same names. */
export const SHARED_CALLS = {
  between: ['between', 4, 'folds'],
  endsWith: ['endsWith', 2, 'folds'],
  indexOf: ['indexOf', 3, 'folds'],
  length: ['length', 1],
  number: ['number', 2],
  startsWith: ['startsWith', 2, 'folds'],
  string: ['string', 1],
  stringContains: ['stringContains', 2, 'folds'],
  substring: ['substring', 3],
  equal: ['eq', 2],
  less: ['lt', 2],
} as const satisfies Readonly<Record<string, CalledAs>>;
