import type { Agreement, Effect } from '../../src/contract/index.ts';
import { around } from '../../src/contract/index.ts';
import { lookBackOf, type RuleMeta } from '../../src/ir/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import { diagnostic, type SigmaCode } from './codes.ts';
import { addLoss, addNote, type Report } from './report.ts';
import type { Several, Stage } from './stages.ts';
import { millisecondsOf } from './timespan.ts';

/** What of a plan no correlation can say, whatever its events are (sigma-target 5.2). */
export function structureProblems(plan: Several): readonly Diagnostic[] {
  const until = plan.kind === 'sequence' ? plan.until : null;
  return [
    ...(until === null ? [] : [diagnostic('sigma-until', 'no correlation ends at an event', until.origin)]),
    ...plan.steps
      .filter(({ missing }) => missing)
      .map(({ origin }) => diagnostic('sigma-missing-event', 'no correlation asks for an event that is missing', origin)),
    ...plan.pipes
      .filter(({ count }) => count === 0)
      .map(({ origin }) => diagnostic('sigma-never-matches', 'the rule keeps none of its matches', origin)),
  ];
}

/**
 * Where the correlation and the rule may differ, all of it: correlations are young, and their engines few. Each claim is as
 * narrow as it can be, because a check excuses by it what it finds.
 */
export function reportDifferences(
  report: Report,
  plan: Several,
  stages: readonly Stage[],
  meta: RuleMeta,
  timespan: string,
): void {
  const { origin: span } = plan;
  const lose = (code: SigmaCode, message: string, effect: Effect, at = span) =>
    addLoss(report, { code, span: at, message, effect });
  const presume = (code: SigmaCode, message: string, presumes: readonly Agreement[]) =>
    addLoss(report, { code, span, message, effect: 'where-agreed', presumes });
  lose('sigma-alert-count', 'the correlation says that a match exists, the rule gives each chain of events once', 'other-count');
  if (plan.kind === 'sample') {
    lose('sigma-sample', 'one event may do for two parts, where EQL asks for different ones', 'may-match-more');
    const field = meta.timestampField ?? '@timestamp';
    const message = `the timespan is the look-back of the rule, ${timespan}; a sample has none of its own`;
    presume('sigma-sample-span', message, [{ kind: 'span', field, milliseconds: millisecondsOf(timespan) }]);
  } else if (stages.length > 1) {
    const message = 'engines may take events of one instant, or one event, for two steps; EQL breaks ties';
    lose('sigma-sequence-order', message, 'by-engine');
    if (plan.order.tiebreaker !== null) {
      const { name } = plan.order.tiebreaker;
      const text = `events of one instant come in the order of ${name} in EQL, here in that of their arrival`;
      presume('sigma-tiebreaker', text, [{ kind: 'distinct-times', field: plan.order.timestamp.name }]);
    }
    for (const { step, times } of stages) {
      if (times === 1) continue;
      const text = `the ${times} events are counted on their own, in a timespan of their own, and may stand before what they have to follow`;
      lose('sigma-runs-chained', text, 'may-match-more', step.origin);
    }
  }
  for (const pipe of plan.pipes) {
    const message = `\`${pipe.kind} ${pipe.count}\` is left out: it chooses among matches, and a correlation says that one exists`;
    addLoss(report, { code: 'sigma-pipe-dropped', span: pipe.origin, message, effect: 'may-match-more' });
  }
  const reach = lookBackOf(meta);
  if (plan.kind === 'sequence' && plan.maxspan !== null && reach !== null && plan.maxspan > reach) {
    const message = `the look-back of the rule (${meta.from}) is shorter than its maxspan, which is the timespan here: Elastic's runs see less`;
    addNote(report, around.known('look-back-shorter'), message, span);
  }
  addNote(report, 'sigma-correlation-parts', 'the parts are no alerts: `generate` is false', span);
  addNote(report, 'sigma-correlation-keys', 'events without a key are left out by the parts, however engines group them', span);
}
