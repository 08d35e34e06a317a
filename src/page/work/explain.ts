import { explain, explainTimeline } from '../../api/explain.ts';
import { isRenaming } from '../options.ts';
import { checkableRule } from './subject.ts';
import type { Work } from './work.ts';

/** Why an event matches or not; of a rule over several events, what becomes of each. Under other names there is the verdict alone: who explains reads the text of the rule. */
export async function explainEvents({ events, ...subject }: Work['explain']['asked']): Promise<Work['explain']['answer']> {
  const rule = await checkableRule(subject);
  const [first] = events;
  if (first === undefined) return { kind: 'none', reason: 'there is no event' };
  if (isRenaming(subject.options))
    return { kind: 'unexplained', matches: (await import('./matches-among.ts')).matchesAmong(rule.rule, events) };
  return rule.rule.plan.kind === 'single' ? explain(rule, first) : explainTimeline(rule, events);
}
