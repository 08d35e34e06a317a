import type { Target } from '../src/contract/index.ts';
import { javascript } from './javascript/index.ts';
import { queryDsl } from './query-dsl/index.ts';
import { sigma } from './sigma/index.ts';

/** Every target by the name a user types. */
export const TARGETS = {
  sigma,
  'es-dsl': queryDsl,
  js: javascript,
} as const satisfies { readonly [name: string]: Target<never, never> | object };

export type TargetName = keyof typeof TARGETS;
