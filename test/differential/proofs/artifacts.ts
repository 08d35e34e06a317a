import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { verdictOf } from '../../../src/api/prove/index.ts';
import { translate } from '../../../src/api/translate.ts';
import type { Event } from '../../../src/event/index.ts';
import type { Verdict } from '../../../src/report/proof/proof.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { isAnnounced } from '../ask.ts';
import { type Complaint, type Count, EFFORT } from './complaint.ts';

/**
 * Proofs of every artifact of a rule beside what its translator says of it: what is exact is equal or unknown, and what is lossy differs as
 * it is announced.
 */
export async function artifactComplaints(subject: CheckableRule, count: Count): Promise<readonly Complaint[]> {
  const complaints: Complaint[] = [];
  for (const target of TARGET_NAMES) {
    const translated = translate(subject.rule, target);
    if (translated.status === 'refused') continue;
    const verdict = await verdictOf(subject, target, translated.text, { effort: EFFORT });
    count(`${target}, ${translated.status}: ${verdict.kind}`);
    if (verdict.kind === 'unknown') {
      count(`unknown: ${target}: ${reasonOf(verdict.reason)}`);
      if (verdict.fault !== undefined) complaints.push(faultOf(verdict, target));
    }
    if (verdict.kind !== 'differs') continue;
    const effects = translated.losses.map(({ effect }) => effect);
    const [lost, added] = [eventsOf(verdict, 'lost'), eventsOf(verdict, 'added')];
    for (const [events, answered, words] of [
      [lost, false, 'the rule alone matches'],
      [added, true, 'the artifact alone matches'],
    ] as const)
      if (events.length > 0 && !isAnnounced(effects, answered))
        complaints.push({
          kind: `${target} ${translated.status}`,
          words: `${target}: ${words}, and it is ${translated.status}`,
          events,
        });
  }
  return complaints;
}

/** What a reason is of, without its places and numbers. */
function reasonOf(reason: string): string {
  return reason
    .replace(/^.*?: /, '')
    .replaceAll(/\d+/g, 'N')
    .slice(0, 80);
}

export function faultOf({ fault, reason }: Extract<Verdict, { readonly kind: 'unknown' }>, of: string): Complaint {
  const answers = (fault?.answers ?? []).map((one) => `${one.engine} of the ${one.of}: ${one.matches}`);
  return { kind: `fault ${of}`, words: `${of}: ${reason}: ${answers.join(', ')}`, events: fault?.events ?? [] };
}

/** The event or the timeline of one side; empty: there is none. */
export function eventsOf(
  verdict: Extract<Verdict, { readonly kind: 'differs' }>,
  side: 'lost' | 'added' | 'both',
): readonly Event[] {
  const event = verdict[side];
  return event === null ? (verdict.timelines?.[side]?.events ?? []) : [event];
}
