import type { Target } from '../src/contract/index.ts';
import { esDsl } from './es-dsl/index.ts';
import { js } from './js/index.ts';
import { sigma } from './sigma/index.ts';

/** Every target by the name a user types. */
export const TARGETS = {
  sigma,
  'es-dsl': esDsl,
  js: js,
} as const satisfies { readonly [name: string]: Target<never, never> | object };

export type TargetName = keyof typeof TARGETS;
