import { type Gap, planCorpus, whyNoTimeline } from '../../corpus/index.ts';
import type { Query } from '../languages/eql/index.ts';
import type { Unmatched } from '../report/index.ts';
import { locate, source } from '../source/index.ts';
import { corpusOptionsOf, type Meant, queryOf, seriesOptionsOf } from './corpus-of.ts';

/** Why none of so many events matches a rule; null when too few were asked for to tell. */
export function whyUnmatched(meant: Meant & { readonly syntax: Query }, events: number, seed: number): Unmatched | null {
  const { rule } = meant;
  const syntax = queryOf(meant);
  const told = reasonsIn(rule.query);
  if (rule.plan.kind !== 'single') return { reasons: told(whyNoTimeline(syntax, seriesOptionsOf(meant, seed))) };
  const { matching, obstacles } = planCorpus(syntax, { ...corpusOptionsOf(meant, seed), events });
  if (matching.length === 0) return { reasons: told(obstacles) };
  return events > 0
    ? null
    : { reasons: told([{ span: syntax.span, reason: 'no event was made for it, for none was asked for' }]) };
}

/** Gaps with their places in the text of a query. */
function reasonsIn(query: string): (gaps: readonly Gap[]) => Unmatched['reasons'] {
  const text = source(query);
  return (gaps) =>
    gaps.map(({ span, reason }) => ({
      message: reason,
      text: query.slice(span.start, span.end).trim(),
      span: { start: span.start, end: span.end },
      ...locate(text, span.start),
    }));
}
