import type { Engine, RunSettings } from '../../contract/index.ts';
import { ORACLES } from '../../engines/index.ts';
import type { Event } from '../../event/index.ts';
import type { Plan, Semantics } from '../../ir/index.ts';
import { compare } from '../../proof/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { settingsOf } from '../run-settings.ts';
import { pairsOf } from './pairs.ts';
import { relationOf } from './relation.ts';

export interface CompareOptions {
  /** Steps of work for each question; the answer does not depend on the machine. */
  readonly effort?: number;
  /** Fields hold one value at most: no witness has a list. */
  readonly scalar?: boolean;
}

/** What is compared: a plan as read, and somebody who runs its text and was not asked for the proof. */
export interface Side {
  readonly plan: Plan;
  readonly folding: Semantics['folding'];
  /** Whether the text matches an event; null: nobody says. */
  readonly catches: (event: Event) => Promise<boolean | null>;
}

const EFFORT = 20_000_000;

/** What the right side catches beside the left one, for every event that there could be; `now` is the clock of runs. */
export async function comparePlans(left: Side, right: Side, now: number, options: CompareOptions): Promise<Verdict> {
  const pairs = pairsOf(left.plan, right.plan);
  if (typeof pairs === 'string') return { kind: 'unknown', reason: `they differ in ${pairs}` };
  const isSingle = left.plan.kind === 'single';
  const confirm = async (event: Event) => {
    // An event alone is no match of a sequence, so nobody bears its items out.
    if (!isSingle) return null;
    const [one, other] = [await left.catches(event), await right.catches(event)];
    return one === null || other === null ? null : { left: one, right: other };
  };
  for (const pair of pairs) {
    const comparison = await compare(
      { where: pair.left, folding: left.folding },
      { where: pair.right, folding: right.folding },
      {
        effort: options.effort ?? EFFORT,
        scalar: options.scalar ?? false,
        // A time within the reach of a run.
        base: isSingle ? { '@timestamp': new Date(now - 1000).toISOString() } : {},
        confirm,
      },
    );
    const verdict = relationOf(comparison);
    if (verdict.kind === 'equal') continue;
    return pair.name === '' ? verdict : { kind: 'unknown', reason: `${pair.name} is not proved the same` };
  }
  return { kind: 'equal' };
}

/** A rule as its oracle runs it. */
export function asWritten({ rule, schema }: CheckableRule): Side {
  const { engine } = ORACLES[rule.language];
  return {
    plan: rule.plan,
    folding: rule.semantics.folding,
    catches: catching(engine, rule.query, settingsOf(rule, schema)),
  };
}

/** Asks an engine, where there is one, about one event after another. */
export function catching(engine: Engine | null, text: string, settings: RunSettings): Side['catches'] {
  return async (event) => {
    if (engine === null) return null;
    const loaded = await engine.load([event], settings);
    const verdict = await loaded.run(text);
    await loaded.close();
    return verdict.status === 'answered' ? verdict.matches.length > 0 : null;
  };
}
