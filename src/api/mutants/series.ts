import type { Event } from '../../event/index.ts';
import type { Predicate, Rule, Step } from '../../ir/index.ts';
import type { Mutant } from '../../mutants/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { createSequenceMatcher, type SequenceParts, type SeriesRule } from '../../stream/index.ts';
import { streamRuleCompiler } from '../stream-rules.ts';
import { bankOf } from './answering.ts';
import { COSTS, type Purse } from './purse.ts';

export type Timeline = NonEmpty<Event>;

/** The numbers of the timelines that tell a mutant from its rule; null: nothing here runs one of them. */
type TellsApart = (mutant: Mutant) => readonly number[] | null;

const NAMING = { id: 'rule', name: 'rule' };

/** A rule over several events, ready to be run; null: nothing here runs it. */
export function seriesOf(rule: Rule, now: number): SeriesRule | null {
  const ready = streamRuleCompiler(now)(rule, NAMING);
  return ready.ok && 'plan' in ready.value ? ready.value : null;
}

/** The matches in a timeline, as places of their events. */
export function matchesIn({ plan, parts }: Pick<SeriesRule, 'plan' | 'parts'>, events: Timeline): readonly NonEmpty<number>[] {
  const found: NonEmpty<number>[] = [];
  const matcher = createSequenceMatcher<number>(plan, parts, {
    maxDelay: Infinity,
    onMatch: ({ events: all }) => {
      // An item that has to be missing has no event.
      const own = all.filter((one) => one !== null);
      if (isNonEmpty(own)) found.push(own);
    },
  });
  for (const [at, event] of events.entries()) matcher.push(event, at);
  matcher.end();
  return found;
}

function toldOf(series: Pick<SeriesRule, 'plan' | 'parts'>, events: Timeline): string {
  return matchesIn(series, events)
    .map((match) => match.join())
    .sort()
    .join(';');
}

/**
 * Runs mutants on timelines. Where one condition differs, only timelines with an event on which it does are run, and answers are those that the
 * condition gave about all events at once. The work is taken off the purse.
 */
export function timelineJudge(rule: Rule, timelines: readonly Timeline[], now: number, purse: Purse): TellsApart {
  const base = seriesOf(rule, now);
  if (base === null) return () => null;
  const { plan } = rule;
  const { ask } = bankOf(rule, timelines.flat(), now, purse);
  const numbers = new Map<unknown, number>(timelines.flat().map((event, at) => [event, at]));
  const expected = timelines.map((timeline) => toldOf(base, timeline));
  const isOther = (series: Pick<SeriesRule, 'plan' | 'parts'>, at: number): boolean => {
    const timeline = timelines[at];
    purse.left -= (timeline?.length ?? 0) * COSTS.running;
    return timeline !== undefined && toldOf(series, timeline) !== expected[at];
  };
  const numbered = timelines.map((_, at) => at);
  const starts: number[] = [];
  let length = 0;
  for (const timeline of timelines) {
    starts.push(length);
    length += timeline.length;
  }

  function ofCondition(mutant: Mutant, item: number): readonly number[] | null {
    const [before, after] = [whereOf(plan, item), whereOf(mutant.plan, item)];
    const [one, other] = [before === null ? null : ask(before), after === null ? null : ask(after)];
    if (one === null || other === null || base === null) return null;
    const matches = (event: unknown): boolean => other[numbers.get(event) ?? 0] === 1;
    const parts = withMatches(base.parts, item, matches);
    return numbered.filter((at) => {
      const [start = 0, end = one.length] = [starts[at], starts[at + 1]];
      const isTouched = one.subarray(start, end).some((value, place) => value !== other[start + place]);
      return isTouched && isOther({ plan: base.plan, parts }, at);
    });
  }

  return (mutant) => {
    if (mutant.item !== null) return ofCondition(mutant, mutant.item);
    const series = seriesOf({ ...rule, plan: mutant.plan }, now);
    return series === null ? null : numbered.filter((at) => isOther(series, at));
  };
}

/** The condition of an item by its place, -1 for `until`. */
export function whereOf(plan: Rule['plan'], item: number): Predicate | null {
  return plan.kind === 'single' ? plan.where : (stepOf(plan, item)?.where ?? null);
}

/** An item by its place, -1 for `until`. */
export function stepOf(plan: Exclude<Rule['plan'], { readonly kind: 'single' }>, item: number): Step | null {
  if (item >= 0) return plan.steps[item] ?? null;
  return plan.kind === 'sequence' ? plan.until : null;
}

function withMatches(parts: SequenceParts, item: number, matches: (event: unknown) => boolean): SequenceParts {
  if (item < 0) return { ...parts, until: parts.until === null ? null : { ...parts.until, matches } };
  return { ...parts, items: parts.items.map((one, at) => (at === item ? { ...one, matches } : one)) };
}
