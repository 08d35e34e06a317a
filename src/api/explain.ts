import { DEFAULT_END_TIME } from '../../corpus/index.ts';
import { type Explanation, explain as explainEvent, timeOf } from '../engines/index.ts';
import type { Event } from '../event/index.ts';
import { type CheckableRule, settingsOf } from './check.ts';

export interface ExplainOptions {
  /** The clock of the run, epoch milliseconds: `now` in date math. Default: when the event happened. */
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
