import { TARGET_NAMES } from '../../../translators/index.ts';
import type { RuleDifference } from '../../report/proof/difference.ts';
import { type Result, success } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import type { CompareOptions } from '../prove/compare-plans.ts';
import { diff as diffRules } from '../prove/diff.ts';
import { type ProveOptions, prove as proveRule, type TargetProof } from '../prove/index.ts';
import { demandFunction, demandNames, demandNumber, demandOptions, given } from './arguments.ts';
import { checkableOf } from './rule-of.ts';

/**
 * Reads each artifact of a rule back from its text and compares it with the rule for every event that there could be: equal, or different
 * with an event that engines bear out, or unknown with the reason. The rule is given as its text or as `{ syntax, rule, schema }`. A text that is no
 * rule, or several, gives its problems; what is no rule at all rejects with a `TypeError`.
 */
export async function prove(rule: CheckableRule | string, options: ProveOptions = {}): Promise<Result<readonly TargetProof[]>> {
  demandCompareOptions('prove', options);
  demandNames('prove', 'targets', options.targets, TARGET_NAMES);
  demandFunction('prove', 'clock', options.clock);
  const read = checkableOf('prove', rule);
  return read.ok ? success(await proveRule(read.value, options), read.warnings) : read;
}

/** Says what a second rule catches beside a first one, for every event that there could be, in whatever languages they are. */
export async function diff(
  before: CheckableRule | string,
  after: CheckableRule | string,
  options: CompareOptions = {},
): Promise<Result<RuleDifference>> {
  demandCompareOptions('diff', options);
  const [one, other] = [checkableOf('diff', before), checkableOf('diff', after)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  return success(await diffRules(one.value, other.value, options), [...one.warnings, ...other.warnings]);
}

function demandCompareOptions(taker: string, options: CompareOptions): void {
  demandOptions(taker, options);
  demandNumber(taker, 'effort', options.effort, { least: 0, most: Number.MAX_SAFE_INTEGER });
  if (options.scalar !== undefined && typeof options.scalar !== 'boolean')
    throw new TypeError(`${taker}: scalar is true or false, and was ${given(options.scalar)}`);
}
