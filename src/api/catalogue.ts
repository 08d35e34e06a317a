import { TARGET_CODES } from '../../translators/codes.ts';
import { aroundCodes } from '../contract/index.ts';
import { documentCodes } from '../documents/index.ts';
import { goldenCodes } from '../golden/index.ts';
import { LANGUAGE_CODES } from '../languages/codes.ts';
import { pipelineCodes } from '../pipelines/codes.ts';
import type { CodeIn, CodeRow, CodeTable, KnownCode } from '../source/index.ts';
import { apiCodes } from './codes.ts';
import { lintCodes } from './lint/codes.ts';

/** The tables of the stages that are the same whatever the language and the target. */
const STAGES = {
  ...apiCodes,
  ...lintCodes,
  ...documentCodes,
  ...aroundCodes,
  ...pipelineCodes,
  ...goldenCodes,
} as const satisfies CodeTable;

type OfLanguages = typeof LANGUAGE_CODES;
type OfTargets = typeof TARGET_CODES;

/** Every code that a diagnostic, a loss or a refusal can carry. */
export type Code =
  | CodeIn<typeof STAGES>
  | { [Name in keyof OfLanguages]: CodeIn<OfLanguages[Name]> }[keyof OfLanguages]
  | { [Name in keyof OfTargets]: CodeIn<OfTargets[Name]> }[keyof OfTargets]
  | KnownCode;

/** The whole catalogue, in the order in which a rule meets them: each code with its title and meaning, and what can be done. */
export const CODES: { readonly [Name in Code]: CodeRow } = Object.assign(
  {},
  documentCodes,
  ...Object.values(LANGUAGE_CODES),
  aroundCodes,
  pipelineCodes,
  ...Object.values(TARGET_CODES),
  lintCodes,
  goldenCodes,
  apiCodes,
);
