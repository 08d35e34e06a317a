/** `eqlibrium/check`: the agreement of all outputs with an oracle that reads the rule itself. */
export type { Port, PortKind } from '../api/against/kind.ts';
export type { CheckOptions } from '../api/check.ts';
export type { CheckableRule } from '../api/checkable-rule.ts';
export { check } from '../api/door/check.ts';
export type { Engine } from '../contract/index.ts';
export {
  type CheckReport,
  type Disagreement,
  type EngineReport,
  PORT_SCHEMA,
  type PortDocument,
  type PortReport,
  REPORT_SCHEMA,
  type RuleReport,
  type Way,
} from '../report/index.ts';
