import { TARGETS, type TargetName } from '../../translators/index.ts';
import { aroundCodes } from '../contract/index.ts';
import { documentCodes } from '../documents/index.ts';
import { LANGUAGE_CODES } from '../languages/codes.ts';
import type { LanguageName } from '../languages/index.ts';
import type { CodeIn, CodeRow, CodeTable, KnownCode } from '../source/index.ts';
import { apiCodes } from './codes.ts';

/** The tables of the stages that are the same whatever the language and the target. */
const STAGES = { ...apiCodes, ...documentCodes, ...aroundCodes } as const satisfies CodeTable;

/** Every code that a diagnostic, a loss or a refusal can carry. */
export type Code =
  | CodeIn<typeof STAGES>
  | { [Name in LanguageName]: CodeIn<(typeof LANGUAGE_CODES)[Name]> }[LanguageName]
  | { [Name in TargetName]: CodeIn<(typeof TARGETS)[Name]['codes']> }[TargetName];

/** The whole catalogue: each code with its title and meaning. */
export const CODES: { readonly [Name in Code | KnownCode]: CodeRow } = Object.assign(
  { ...STAGES },
  ...Object.values(LANGUAGE_CODES),
  ...Object.values(TARGETS).map(({ codes }) => codes),
);
