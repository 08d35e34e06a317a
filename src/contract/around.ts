import type { Rule } from '../ir/index.ts';
import { type Diagnostic, diagnostic } from '../source/index.ts';

/** What a target without a time range says of it, once. (eql-semantics 13.5) */
export function scheduleNotes({ meta, plan }: Rule): readonly Diagnostic[] {
  const { from, to, timestampOverride } = meta;
  if (from === null && to === null) return [];
  const field = timestampOverride === null ? '' : ` by ${timestampOverride}`;
  const message = `a run looks at events from ${from ?? 'any time'} to ${to ?? 'now'}${field}; the output looks at every event it is given`;
  return [diagnostic('schedule-not-printed', message, plan.origin)];
}
