import type { CodeTable } from '../source/index.ts';
import { eqlCodes } from './eql/codes/index.ts';
import type { LanguageName } from './index.ts';
import { kqlCodes } from './kql/codes/index.ts';
import { sigmaRuleCodes } from './sigma/codes/index.ts';

/** What reading a rule of each language can tell. It stands apart from the list, so that who reads rules does not bring along what explains codes. */
export const LANGUAGE_CODES = { eql: eqlCodes, sigma: sigmaRuleCodes, kql: kqlCodes } as const satisfies {
  readonly [Name in LanguageName]: CodeTable;
};
