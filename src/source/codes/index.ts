import { aroundCodes } from './around.ts';
import { checkCodes } from './check.ts';
import { documentCodes } from './document.ts';
import { esDslCodes } from './es-dsl.ts';
import { jsCodes } from './js.ts';
import { loweringCodes } from './lowering.ts';
import type { CodeRow } from './row.ts';
import { sigmaCodes } from './sigma.ts';
import { syntaxCodes } from './syntax.ts';

/** Every code that a diagnostic, a loss or a refusal can carry, with its title and meaning. */
export const CODES = {
  ...syntaxCodes,
  ...aroundCodes,
  ...checkCodes,
  ...documentCodes,
  ...loweringCodes,
  ...sigmaCodes,
  ...esDslCodes,
  ...jsCodes,
} as const satisfies Record<string, CodeRow>;

export type Code = keyof typeof CODES;
export type { CodeRow } from './row.ts';
