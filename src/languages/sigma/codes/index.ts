import { type CodeIn, type CodeTable, tellerOf } from '../../../source/index.ts';

/** What is told of a Sigma rule before any target sees it. */
export const sigmaRuleCodes = {
  'sigma-rule-syntax': {
    title: 'a Sigma rule that does not parse',
    meaning: 'The YAML of the rule is broken, or has not the keys of a Sigma rule.',
    help: 'see https://sigmahq.io/docs/basics/rules.html for the keys of a rule',
    kind: 'error',
  },
} as const satisfies CodeTable;

export type SigmaRuleCode = CodeIn<typeof sigmaRuleCodes>;

export const { diagnostic } = /* @__PURE__ */ tellerOf<SigmaRuleCode>();
