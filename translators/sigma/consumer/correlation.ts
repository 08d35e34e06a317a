import type { Diagnostic, Span } from '../../../src/source/index.ts';
import type { Correlation } from '../artifact.ts';
import { type Construct, isLost, type Profile } from '../profiles/index.ts';
import { addLoss, type Report } from '../report.ts';
import { nameConstructs } from './constructs.ts';
import { problemOf } from './settle.ts';

const KINDS = {
  temporal_ordered: 'temporal-ordered',
  temporal: 'temporal',
  event_count: 'event-count',
} as const satisfies { readonly [Type in Correlation['type']]: Construct };

/** What a correlation shows of the constructs that profiles have rows for. */
export function correlationConstructs({ type, aliases, groupBy }: Correlation): readonly Construct[] {
  return [KINDS[type], ...(aliases.size > 0 ? (['aliases'] as const) : []), ...groupBy.flatMap(nameConstructs)];
}

/** Why a consumer does not take the correlations of a rule; what it makes of them is a loss. */
export function correlationProblems(
  correlations: readonly Correlation[],
  profile: Profile,
  span: Span,
  report: Report,
): readonly Diagnostic[] {
  const shown = new Set(correlations.flatMap(correlationConstructs));
  return [...shown].flatMap((construct): readonly Diagnostic[] => {
    const row = profile.rows[construct];
    if (row === 'ok') return [];
    if (isLost(row)) return [problemOf(profile, row, 'events that belong together', span)];
    const message = `${profile.title} ${row.because}`;
    addLoss(report, { code: 'sigma-consumer-differs', span, message, effect: 'either' });
    return [];
  });
}
