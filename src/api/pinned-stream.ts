import type { LabelledStreamEvent, LabelledTimeline } from '../../corpus/index.ts';
import type { RunSettings } from '../contract/index.ts';
import type { Event } from '../event/index.ts';
import type { Rule } from '../ir/index.ts';
import { isNonEmpty } from '../source/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { oracleOf, type Runner } from './prove/runners.ts';
import { settingsOf } from './run-settings.ts';

/** Timelines one after the other. */
interface PinnedStream {
  readonly events: readonly LabelledStreamEvent[];
  /** Timelines for which there was no room. */
  readonly left: number;
  /** Whether the rule finds in all of it what it finds in each timeline; where not, they are to be read one by one. */
  readonly isApart: boolean;
}

/** Milliseconds between timelines, beside `maxspan`. */
const PAUSE = 30_000;

/** Timelines as a stream of so many events at most, in the order of time where the rule leaves their times open. */
export async function pinnedStream(
  { rule, schema }: CheckableRule,
  timelines: readonly LabelledTimeline[],
  most: number,
): Promise<PinnedStream> {
  const settings = settingsOf(rule, schema);
  const kept: LabelledTimeline[] = [];
  let room = most;
  for (const one of timelines) {
    if (one.events.length > room) continue;
    room -= one.events.length;
    kept.push(one);
  }
  // Timelines have the names that the rule is written in.
  const oracle = oracleOf({ rule, schema });
  const placed = await apart(kept, rule, settings, oracle);
  const events = numbered(placed);
  const found = (await oracle?.find(events.map(({ event }) => event))) ?? null;
  return { events, left: timelines.length - kept.length, isApart: found !== null && sameMatches(found, matchesIn(events)) };
}

/** Moves timelines before each other, unless the rule then finds something else in them: the last stays where it is. */
async function apart(
  timelines: readonly LabelledTimeline[],
  rule: Rule,
  settings: RunSettings,
  oracle: Runner | null,
): Promise<readonly LabelledTimeline[]> {
  const { plan } = rule;
  const pause = PAUSE + (plan.kind === 'sequence' ? (plan.maxspan ?? 0) : 0);
  const placed: LabelledTimeline[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const one of timelines.toReversed()) {
    const times = one.events.map((event) => timeOf(event, settings.timestampField));
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const moved = moveBy(one, Math.min(0, next - pause - last), settings.timestampField);
    const stays =
      moved === null || JSON.stringify(await oracle?.find(moved.events)) !== JSON.stringify(await oracle?.find(one.events));
    placed.push(stays ? one : moved);
    if (!stays) next = Math.min(next, first + Math.min(0, next - pause - last));
  }
  return placed.reverse();
}

function timeOf(event: Event, field: string): number {
  const time = event[field];
  return typeof time === 'string' ? Date.parse(time) : Number.NaN;
}

/** Null: a time is one that the rule asks for in a form of its own. */
function moveBy(one: LabelledTimeline, milliseconds: number, field: string): LabelledTimeline | null {
  const events = one.events.map((event): Event | null => {
    const time = timeOf(event, field) + milliseconds;
    return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? null : { ...event, [field]: new Date(time).toISOString() };
  });
  const told = events.filter((event) => event !== null);
  return told.length === events.length && isNonEmpty(told) ? { ...one, events: told } : null;
}

function numbered(timelines: readonly LabelledTimeline[]): readonly LabelledStreamEvent[] {
  let matches = 0;
  return timelines.flatMap(({ events, expected, recipe, nearMiss }, at) => {
    const first = matches + 1;
    matches += expected.length;
    return events.map((event, place): LabelledStreamEvent => {
      const own = expected.flatMap((match, number) => (match.includes(place) ? [first + number] : []));
      const isExpected = own.length > 0;
      return {
        event,
        label: isExpected ? 'malicious' : 'benign',
        expected: isExpected,
        recipe,
        nearMiss,
        timeline: at + 1,
        matches: own,
      };
    });
  });
}

function matchesIn(events: readonly LabelledStreamEvent[]): readonly (readonly number[])[] {
  const found = new Map<number, number[]>();
  for (const [at, { matches }] of events.entries())
    for (const number of matches) found.set(number, [...(found.get(number) ?? []), at]);
  return [...found.values()];
}

function sameMatches(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): boolean {
  const texts = (matches: readonly (readonly number[])[]): string =>
    matches
      .map((match) => match.toSorted((left, right) => left - right).join())
      .sort()
      .join(';');
  return texts(one) === texts(other);
}
