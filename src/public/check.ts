/** `eqlibrium/check`: the agreement of all outputs with an oracle that reads the rule itself. */
export type { CheckOptions } from '../api/check.ts';
export type { CheckableRule } from '../api/checkable-rule.ts';
export { check } from '../api/door/check.ts';
export type { Engine } from '../contract/index.ts';
export { type CheckReport, type Disagreement, type EngineReport, REPORT_SCHEMA, type RuleReport } from '../report/index.ts';
