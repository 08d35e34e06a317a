import { type CodeIn, type CodeTable, tellerOf } from '../../../source/index.ts';
import { meaningCodes } from './meaning.ts';
import { syntaxCodes } from './syntax.ts';

/** What is told of a Sigma rule before any target sees it. */
export const sigmaRuleCodes = { ...syntaxCodes, ...meaningCodes } as const satisfies CodeTable;

export type SigmaRuleCode = CodeIn<typeof sigmaRuleCodes>;

export const { diagnostic } = /* @__PURE__ */ tellerOf<SigmaRuleCode>();
