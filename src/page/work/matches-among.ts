import type { Event } from '../../event/index.ts';
import type { Rule } from '../../ir/index.ts';
import { streamOf } from './stream-rule.ts';

/** How often a rule matches among events, as it does among those of a file. */
export function matchesAmong(rule: Rule, events: readonly Event[]): number {
  let matches = 0;
  const count = (): void => {
    matches++;
  };
  const stream = streamOf(rule, { onMatch: count, onSeries: count });
  stream.push(new TextEncoder().encode(events.map((event) => `${JSON.stringify(event)}\n`).join('')));
  stream.endInput(false);
  stream.end();
  return matches;
}
