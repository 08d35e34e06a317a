import { DEFAULT_END_TIME } from '../../corpus/index.ts';
import { explain as explainEvent, explainTimeline as explainEvents, timeOf } from '../engines/index.ts';
import type { Event } from '../event/index.ts';
import type { Explanation, NoExplanation, TimelineExplanation } from '../report/index.ts';
import { type CheckableRule, settingsOf } from './check.ts';

export interface ExplainOptions {
  /** The clock of the run, epoch milliseconds: `now` in date math. Default: when the event, or the last of them, happened. */
  readonly now?: number;
}

/**
 * Why an event matches a rule or not, condition by condition, with the values seen: what the oracle reads, and what of it
 * decides. For a sequence or a sample: which of its items the event could fill. Never throws.
 */
export function explain({ syntax, rule, schema }: CheckableRule, event: Event, options: ExplainOptions = {}): Explanation {
  const settings = settingsOf(rule, schema);
  const now = options.now ?? timeOf(event, settings) ?? DEFAULT_END_TIME;
  return explainEvent(syntax, event, { ...settings, now });
}

/**
 * Why events make up a sequence or a sample, or do not: which item takes which event, what becomes of each in the order of
 * time, and the matches. A rule over single events has no timeline. Never throws.
 */
export function explainTimeline(
  { syntax, rule, schema }: CheckableRule,
  events: readonly Event[],
  options: ExplainOptions = {},
): TimelineExplanation | NoExplanation {
  const settings = settingsOf(rule, schema);
  const times = events.map((event) => timeOf(event, settings) ?? -Infinity);
  const latest = times.reduce((one, other) => Math.max(one, other), -Infinity);
  const now = options.now ?? (Number.isFinite(latest) ? latest : DEFAULT_END_TIME);
  return explainEvents(syntax, events, { ...settings, now });
}
