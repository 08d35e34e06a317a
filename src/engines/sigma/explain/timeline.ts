import type { RunSettings } from '../../../contract/index.ts';
import type { Event } from '../../../event/index.ts';
import type { EventOnTimeline, NoExplanation, TimelineExplanation } from '../../../report/index.ts';
import { loadEvents, runText } from '../run.ts';
import { explainItem, readRules } from './explain.ts';

/** Explains what a correlation makes of several events: which rule takes which, in the order of time, and the matches. Never throws. */
export function explainSigmaTimeline(
  text: string,
  events: readonly Event[],
  settings: RunSettings,
): TimelineExplanation | NoExplanation {
  const rules = readRules(text, settings);
  if (typeof rules === 'string') return { kind: 'none', reason: rules };
  if (rules.over === 'event') return { kind: 'none', reason: 'a rule over single events has no timeline' };
  const loaded = loadEvents(events, settings, 'as written', 'each');
  const verdict = runText(text, loaded);
  if (verdict.status !== 'answered')
    return { kind: 'none', reason: verdict.status === 'failed' ? verdict.message : verdict.reason };
  const instants = loaded.instants();
  const explained = events.map((event, id): EventOnTimeline => {
    const at = instants[id]?.time ?? null;
    const items = rules.items.map((item) => explainItem(item, event, settings, rules.placeOf));
    return { event: id, time: at === null ? null : new Date(at).toISOString(), at, items, until: null, turns: [] };
  });
  const place = (id: number): number => instants[id]?.place ?? id;
  return {
    kind: 'timeline',
    of: rules.over,
    maxspan: rules.timespan,
    piped: false,
    matches: verdict.matches,
    events: explained.sort((one, other) => place(one.event) - place(other.event)),
  };
}
