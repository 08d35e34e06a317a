import { type Gap, planCorpus, whyNoTimeline } from '../../corpus/index.ts';
import type { Questions } from '../languages/index.ts';
import type { Unmatched } from '../report/index.ts';
import { locate, source } from '../source/index.ts';
import { corpusOptionsOf, type Meant, seriesOptionsOf } from './corpus-of.ts';

/** Why none of so many events matches a rule that asks this; null when too few were asked for to tell. */
export function whyUnmatched(questions: Questions, meant: Meant, events: number, seed: number): Unmatched | null {
  const { rule } = meant;
  const told = reasonsIn(rule.query);
  if (rule.plan.kind !== 'single') return { reasons: told(whyNoTimeline(questions, seriesOptionsOf(meant, seed))) };
  const { matching, obstacles } = planCorpus(questions, { ...corpusOptionsOf(meant, seed), events });
  if (matching.length === 0) return { reasons: told(obstacles) };
  return events > 0
    ? null
    : { reasons: told([{ span: questions.span, reason: 'no event was made for it, for none was asked for' }]) };
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
