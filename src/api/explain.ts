import { DEFAULT_END_TIME } from '../../corpus/index.ts';
import { ORACLES, type Oracles, timeOf } from '../engines/index.ts';
import type { Event } from '../event/index.ts';
import type { LanguageName } from '../languages/index.ts';
import type { Explanation, NoExplanation, TimelineExplanation } from '../report/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { settingsOf } from './run-settings.ts';

export interface ExplainOptions {
  /** The clock of the run, epoch milliseconds: `now` in date math. Default: when the event, or the last of them, happened. */
  readonly now?: number;
}

/**
 * Why an event matches a rule or not, condition by condition, with the values seen: what the oracle reads, and what of it
 * decides. For a sequence or a sample: which of its items the event could fill. Never throws.
 */
export function explain<Name extends LanguageName>(
  { syntax, rule, schema }: CheckableRule<Name>,
  event: Event,
  options: ExplainOptions = {},
): Explanation {
  const oracle: Oracles[Name] = ORACLES[rule.language];
  if (oracle.engine === null) return { kind: 'none', reason: oracle.reason };
  const settings = settingsOf(rule, schema);
  const now = options.now ?? timeOf(event, settings) ?? DEFAULT_END_TIME;
  return oracle.explain({ syntax, text: rule.query }, event, { ...settings, now });
}

/**
 * Why events make up a sequence or a sample, or do not: which item takes which event, what becomes of each in the order of
 * time, and the matches. A rule over single events has no timeline. Never throws.
 */
export function explainTimeline<Name extends LanguageName>(
  { syntax, rule, schema }: CheckableRule<Name>,
  events: readonly Event[],
  options: ExplainOptions = {},
): TimelineExplanation | NoExplanation {
  const oracle: Oracles[Name] = ORACLES[rule.language];
  if (oracle.engine === null) return { kind: 'none', reason: oracle.reason };
  const settings = settingsOf(rule, schema);
  const times = events.map((event) => timeOf(event, settings) ?? -Infinity);
  const latest = times.reduce((one, other) => Math.max(one, other), -Infinity);
  const now = options.now ?? (Number.isFinite(latest) ? latest : DEFAULT_END_TIME);
  return oracle.explainTimeline({ syntax, text: rule.query }, events, { ...settings, now });
}
