import { onlookerOf } from '../../api/onlooker.ts';
import { streamRuleCompiler } from '../../api/stream-rules.ts';
import type { Rule } from '../../ir/index.ts';
import { createLooking } from '../../shapes/index.ts';
import { createStream, type StreamOptions } from '../../stream/index.ts';

/** A stream in which one rule is looked for, among events in whatever form they come. */
export function streamOf(rule: Rule, options: Pick<StreamOptions, 'onMatch' | 'onSeries'>): ReturnType<typeof createStream> {
  const made = streamRuleCompiler(Date.now())(rule, { id: rule.meta.id ?? '', name: rule.meta.name ?? '' });
  if (!made.ok) throw new Error(made.problems[0].message);
  return createStream([made.value], { form: 'any', looking: createLooking('auto', [onlookerOf(rule)]), ...options });
}
