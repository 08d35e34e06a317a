import isEqual from 'lodash/isEqual.js';
import type { RuleMeta } from '../../ir/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { settingsOf } from '../run-settings.ts';
import { asWritten, type CompareOptions, comparePlans } from './compare-plans.ts';

/** What two rules differ in. */
interface RuleDifference {
  /** What the second rule catches beside the first. */
  readonly meaning: Verdict;
  /** What the rules say of themselves otherwise: names of metadata, and both values. */
  readonly metadata: readonly { readonly name: keyof RuleMeta; readonly before: unknown; readonly after: unknown }[];
}

/** Metadata by which a rule is kept, not run. */
const OF_THE_DOCUMENT: ReadonlySet<keyof RuleMeta> = new Set(['language', 'type']);

/** Compares two rules for every event that there could be, in whatever languages they are. */
export async function diff(left: CheckableRule, right: CheckableRule, options: CompareOptions = {}): Promise<RuleDifference> {
  const { now } = settingsOf(left.rule, left.schema);
  return {
    meaning: await comparePlans(asWritten(left), asWritten(right), now, options),
    metadata: metadataOf(left.rule.meta, right.rule.meta),
  };
}

function metadataOf(before: RuleMeta, after: RuleMeta): RuleDifference['metadata'] {
  const names = Object.keys(before).filter((name): name is keyof RuleMeta => Object.hasOwn(after, name));
  return names.flatMap((name) =>
    OF_THE_DOCUMENT.has(name) || isEqual(before[name], after[name]) ? [] : [{ name, before: before[name], after: after[name] }],
  );
}
