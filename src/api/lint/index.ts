export { lintCodes } from './codes.ts';
export type { Finding } from './finding.ts';
export { lintRule } from './rule.ts';
export { examineRules } from './rules.ts';
export { type LintedRule, suppress } from './suppress.ts';
