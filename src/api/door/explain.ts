import type { Event } from '../../event/index.ts';
import type { Explanation, NoExplanation, TimelineExplanation } from '../../report/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { type ExplainOptions, explain as explainEvent, explainTimeline as explainEvents } from '../explain.ts';
import { demandCheckable, demandNumber, demandOptions, given, isObject } from './arguments.ts';

/** Every date that JavaScript has. */
const INSTANTS = { least: -8.64e15, most: 8.64e15, whole: false };

/**
 * Why an event matches a rule or not, condition by condition, with the values seen: what the oracle reads, and what of it
 * decides. For a sequence or a sample: which of its items the event could fill. Throws a `TypeError` for what is no rule that was accepted
 * and for what is no event, a JSON object.
 */
export function explain(rule: CheckableRule, event: Event, options: ExplainOptions = {}): Explanation {
  demandCheckable('explain', rule);
  demandEvent('explain', event);
  demandOptions('explain', options);
  demandNumber('explain', 'now', options.now, INSTANTS);
  return explainEvent(rule, event, options);
}

/**
 * Why events make up a sequence or a sample, or do not: which item takes which event, what becomes of each in the order of
 * time, and the matches. A rule over single events has no timeline. Throws a `TypeError` as `explain` does.
 */
export function explainTimeline(
  rule: CheckableRule,
  events: readonly Event[],
  options: ExplainOptions = {},
): TimelineExplanation | NoExplanation {
  demandCheckable('explainTimeline', rule);
  if (!Array.isArray(events)) throw new TypeError(`explainTimeline takes an array of events, and was given ${given(events)}`);
  for (const event of events) demandEvent('explainTimeline', event);
  demandOptions('explainTimeline', options);
  demandNumber('explainTimeline', 'now', options.now, INSTANTS);
  return explainEvents(rule, events, options);
}

function demandEvent(taker: string, event: unknown): void {
  if (!isObject(event))
    throw new TypeError(`${taker} takes an event as the object that its JSON is, and was given ${given(event)}`);
}
