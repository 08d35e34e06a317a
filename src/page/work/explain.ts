import { explain, explainTimeline } from '../../api/explain.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Why an event matches or not; of a rule over several events, what becomes of each. */
export function explainEvents({ events, ...subject }: Work['explain']['asked']): Work['explain']['answer'] {
  const rule = checkableRule(subject);
  const [first] = events;
  if (first === undefined) return { kind: 'none', reason: 'there is no event' };
  return rule.rule.plan.kind === 'single' ? explain(rule, first) : explainTimeline(rule, events);
}
