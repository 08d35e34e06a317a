import type { TargetName } from '../../../translators/index.ts';
import type { Engine } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { Verdict } from '../../report/proof/proof.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { EFFORTS } from '../efforts.ts';
import { settingsOf } from '../run-settings.ts';
import { asWritten, type CompareOptions } from './compare-plans.ts';
import { pinned } from './pins.ts';
import { runnerOf } from './runners.ts';
import { withinReach } from './sides.ts';
import { borneOut, hitsOf } from './witnesses.ts';

/**
 * A difference between a rule over single events and an artifact where the proof is open: the engine of the target is asked about events
 * that pin the rule. Null: it says of none of them otherwise, or has no answer; nothing is proven by that. `open`: why the proof is.
 */
export async function differenceByPins(
  subject: CheckableRule,
  artifact: { readonly target: TargetName; readonly text: string; readonly engine: Engine },
  open: string,
  { effort = EFFORTS.question, scalar = false }: CompareOptions,
): Promise<Verdict | null> {
  const { target, text, engine } = artifact;
  if (subject.rule.plan.kind !== 'single') return null;
  const settings = settingsOf(subject.rule, subject.schema);
  const { events } = await pinned(subject, { effort: Math.min(effort, EFFORTS.pins), scalar });
  const pins = events.map((pin) => ({ ...pin, event: { '@timestamp': withinReach(settings.now), ...pin.event } }));
  const runner = runnerOf(engine, text, settings);
  const said = await runner.each(pins.map(({ event }) => event));
  const find = (first: boolean, second: boolean): Event | null =>
    pins.find((pin, at) => pin.matches === first && said[at] === second)?.event ?? null;
  const [lost, added, both] = [find(true, false), find(false, true), find(true, true)];
  if (lost === null && added === null) return null;
  const first = asWritten(subject, target);
  const second = { ...first, runner, others: () => [], namesEvents: target !== 'sigma' };
  const verdict = await borneOut(
    { kind: 'differs', relation: 'other', lost, added, both, open },
    hitsOf({ lost, added, both }),
    first,
    second,
  );
  return verdict.kind === 'differs' ? verdict : null;
}
