import isEqual from 'lodash/isEqual.js';
import type { Engine } from '../../contract/index.ts';
import { ORACLES } from '../../engines/index.ts';
import type { RuleMeta } from '../../ir/index.ts';
import { type Confirm, compare } from '../../proof/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { settingsOf } from '../run-settings.ts';
import { ask, baseEvent, EFFORT, type ProveOptions } from './index.ts';
import { pairsOf } from './pairs.ts';
import { relationOf } from './relation.ts';

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
export async function diff(
  left: CheckableRule,
  right: CheckableRule,
  options: Omit<ProveOptions, 'targets'> = {},
): Promise<RuleDifference> {
  return { meaning: await meaningOf(left, right, options), metadata: metadataOf(left.rule.meta, right.rule.meta) };
}

async function meaningOf(left: CheckableRule, right: CheckableRule, options: ProveOptions): Promise<Verdict> {
  const pairs = pairsOf(left.rule.plan, right.rule.plan);
  if (typeof pairs === 'string') return { kind: 'unknown', reason: `they differ in ${pairs}` };
  const isSingle = left.rule.plan.kind === 'single';
  const confirm: Confirm = async (event) => {
    const [one, other] = [await caught(left, event), await caught(right, event)];
    return one === null || other === null ? null : { left: one, right: other };
  };
  for (const { name, left: one, right: other } of pairs) {
    const comparison = await compare(
      { where: one, folding: left.rule.semantics.folding },
      { where: other, folding: right.rule.semantics.folding },
      {
        effort: options.effort ?? EFFORT,
        scalar: options.scalar ?? false,
        base: baseEvent(isSingle ? settingsOf(left.rule, left.schema) : null),
        confirm: isSingle ? confirm : () => Promise.resolve(null),
      },
    );
    const verdict = relationOf(comparison);
    if (verdict.kind !== 'equal') return name === '' ? verdict : { kind: 'unknown', reason: `${name} is not proved the same` };
  }
  return { kind: 'equal' };
}

async function caught({ rule, schema }: CheckableRule, event: Parameters<Confirm>[0]): Promise<boolean | null> {
  const oracle: Engine | null = Object.values(ORACLES).find(({ engine }) => engine?.runs === rule.language)?.engine ?? null;
  return oracle === null ? null : await ask(oracle, rule.query, event, settingsOf(rule, schema));
}

function metadataOf(before: RuleMeta, after: RuleMeta): RuleDifference['metadata'] {
  const names = Object.keys(before).filter((name): name is keyof RuleMeta => Object.hasOwn(after, name));
  return names.flatMap((name) =>
    OF_THE_DOCUMENT.has(name) || isEqual(before[name], after[name]) ? [] : [{ name, before: before[name], after: after[name] }],
  );
}
