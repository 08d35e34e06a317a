/** `eqlibrium/prove`: artifacts and rules compared for every event that there could be. */
export { diff, prove } from '../api/door/prove.ts';
export type { CompareOptions } from '../api/prove/compare-plans.ts';
export type { ProveOptions, TargetProof } from '../api/prove/index.ts';
export type { MetadataChange, RelationOfTwo, RuleDifference } from '../report/proof/difference.ts';
export type { Relation, Verdict } from '../report/proof/proof.ts';
