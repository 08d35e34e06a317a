import type { Event, EventId } from '../../event/index.ts';
import type { Direction } from '../../report/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { type Found, findMatches, type Matches, matchesOf } from '../find-matches.ts';
import { shrinkTimeline } from '../shrink-timeline.ts';
import type { LabelledTimelineCase } from '../timelines.ts';
import { fieldsOf, valuesOf } from './event-fields.ts';
import type { BareWay } from './find-ways.ts';
import { failedPort, type PortVerdict } from './judge-port.ts';
import type { Runner } from './sides.ts';

/** Timelines for which the smallest is looked for, of each direction and recipe one. */
const MOST_SHRUNK = 12;

/**
 * Asks rule and port about timelines. `names`: the port finds the very events of a match; without it only whether there is one is
 * compared, as a correlation of Sigma says no more.
 */
export async function judgePortOnTimelines(
  rule: Runner,
  port: Runner,
  timelines: readonly LabelledTimelineCase[],
  names: boolean,
  sorted = true,
): Promise<PortVerdict> {
  const receipt = await port.engine.receipt();
  if (receipt === null) return failedPort(port, 'the engine cannot run here');
  const silences: { readonly eventNumber: EventId; readonly reason: string }[] = [];
  const groups = new Map<
    string,
    { readonly direction: Direction; readonly first: LabelledTimelineCase; readonly number: number; count: number }
  >();
  const counts = { compared: 0, agreements: 0, misses: 0, excess: 0, expected: 0, matches: 0 };
  let otherEvents = 0;
  for (const [number, one] of timelines.entries()) {
    const [truth, said] = [await found(rule, one.events), await found(port, one.events)];
    if (truth.kind === 'failed') return failedPort(port, `the rule itself cannot be judged: ${truth.reason}`);
    if (said.kind === 'failed') return failedPort(port, said.reason);
    const [means, says] = [matchesOf(truth), matchesOf(said)];
    if (says === null && said.kind !== 'found') silences.push({ eventNumber: number, reason: said.reason });
    if (means === null || says === null) continue;
    counts.compared++;
    if (means.length > 0) counts.expected++;
    if (says.length > 0) counts.matches++;
    const direction = differenceOf(means, says, names && one.decides === 'events');
    if (direction === null) {
      counts.agreements++;
      continue;
    }
    if (direction === 'other-events') otherEvents++;
    else counts[direction]++;
    const key = JSON.stringify([direction, one.nearMiss ?? one.recipe]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { direction, first: one, number, count: 1 });
    else group.count++;
  }
  if (counts.compared === 0) return failedPort(port, silences[0]?.reason ?? 'there was no timeline to run it on');
  const shown = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, sorted ? MOST_SHRUNK : 0);
  const ways: BareWay[] = [];
  for (const group of shown) ways.push(await wayOf(group));
  const told = merged(ways);
  const differences = counts.misses + counts.excess + otherEvents;
  const left = differences - told.reduce((sum, { count }) => sum + count, 0);
  return {
    status: differences + silences.length > 0 ? 'differs' : 'same',
    reason: null,
    engine: port.engine.name,
    receipt,
    ...counts,
    ...(otherEvents === 0 ? {} : { otherEvents }),
    ...(silences.length === 0 ? {} : { unanswered: silences.length, silences: silences.slice(0, 3) }),
    ways: told,
    ...(left === 0 ? {} : { otherDifferences: left }),
  };

  async function wayOf({
    direction,
    first,
    number,
    count,
  }: {
    readonly direction: Direction;
    readonly first: LabelledTimelineCase;
    readonly number: number;
    readonly count: number;
  }): Promise<BareWay> {
    const { timestampField } = rule.settings;
    const timed = (event: Event): boolean => valuesOf(event, timestampField).length > 0;
    const all = first.events.every(timed);
    const timeline = await shrinkTimeline(
      first.events,
      async (candidate) => {
        if (all && !candidate.every(timed)) return false;
        const [means, says] = [matchesOf(await found(rule, candidate)), matchesOf(await found(port, candidate))];
        return means !== null && says !== null && differenceOf(means, says, names && first.decides === 'events') === direction;
      },
      600,
    );
    const event = timeline.at(-1) ?? timeline[0];
    return {
      direction,
      kind: 'timeline',
      fields: [],
      count,
      values: [],
      event,
      timeline,
      agreed: null,
      recipe: first.recipe,
      eventNumber: number,
    };
  }
}

async function found({ engine, text, settings }: Runner, events: NonEmpty<Event>): Promise<Found> {
  return await findMatches({ engine, text }, events, settings);
}

function differenceOf(means: Matches, says: Matches, names: boolean): Direction | null {
  if (means.length > 0 !== says.length > 0) return means.length > 0 ? 'misses' : 'excess';
  if (!names) return null;
  const texts = (matches: Matches): string =>
    matches
      .map((match) => match.join())
      .sort()
      .join(' ');
  if (texts(means) === texts(says)) return null;
  return means.length > says.length ? 'misses' : says.length > means.length ? 'excess' : 'other-events';
}

/** Timelines that came to the same shape are one way. */
function merged(ways: readonly BareWay[]): readonly BareWay[] {
  const shapes = new Map<string, BareWay>();
  for (const way of ways) {
    const shape = (way.timeline ?? []).map((event) => [...fieldsOf(event)].sort());
    const key = JSON.stringify([way.direction, shape]);
    const before = shapes.get(key);
    shapes.set(key, before === undefined ? way : { ...before, count: before.count + way.count });
  }
  return [...shapes.values()].sort((a, b) => b.count - a.count);
}
