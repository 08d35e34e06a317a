import isEqual from 'lodash/isEqual.js';
import type { Rule } from '../../ir/index.ts';
import { type RuleDifference, relationOfTwo } from '../../report/proof/difference.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { settingsOf } from '../run-settings.ts';
import { asWritten, type CompareOptions, comparePlans } from './compare-plans.ts';
import { underMapping } from './mapped.ts';
import { beyondOf, metadataOf } from './metadata.ts';

/** Compares two rules for every event that there could be, in whatever languages they are. */
export async function diff(one: CheckableRule, other: CheckableRule, options: CompareOptions = {}): Promise<RuleDifference> {
  const [left, right] = [underMapping(one), underMapping(other)];
  const run = settingsOf(left.rule, left.schema);
  const queries = isSame(left.rule, right.rule) ? EQUAL : await comparePlans(asWritten(left), asWritten(right), run, options);
  const meaning = withWhatIsBeside(queries, left.rule, right.rule);
  return { relation: relationOfTwo(meaning), meaning, metadata: metadataOf(left.rule, right.rule) };
}

const EQUAL: Verdict = { kind: 'equal' };

/** What is written and read alike needs no proof, whatever is in it. */
function isSame(left: Rule, right: Rule): boolean {
  return isEqual([left.query, left.plan, left.semantics], [right.query, right.plan, right.semantics]);
}

/** Rules whose queries are equal are so only when nothing is left aside in which they may differ. */
function withWhatIsBeside(queries: Verdict, left: Rule, right: Rule): Verdict {
  if (queries.kind !== 'equal') return queries;
  const beside = [
    ...beyondOf(left, right).map(({ name }) => name),
    ...(isEqual(unsaidOf(left), unsaidOf(right)) ? [] : ['filters or exceptions that are no condition on an event']),
  ];
  return beside.length === 0
    ? queries
    : { kind: 'unknown', reason: `the queries are equal, and the rules differ beside them: ${beside.join(', ')}` };
}

/** What filters and exceptions ask that no condition says, wherever it stands in the document. */
function unsaidOf({ around }: Rule): unknown {
  return (around?.unsaid ?? []).map(({ kind, what, clause, negated, item }) => ({
    kind,
    what,
    clause,
    negated,
    entries: item?.entries ?? null,
    systems: item?.systems ?? null,
  }));
}
