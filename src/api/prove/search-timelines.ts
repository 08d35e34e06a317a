import type { Event } from '../../event/index.ts';
import { type Compared, type Drawn, drawnTimelines, type Way, waysOf } from '../../proof/index.ts';
import type { Bound, Relation, Timeline, Verdict } from '../../report/proof/proof.ts';
import { isNonEmpty } from '../../source/index.ts';
import { type Question, type Side, withinReach } from './sides.ts';
import { borneOut } from './witnesses.ts';

/** Runs of engines over timelines on which the plans should differ, match alike, and not match. */
const MOST_RUNS = { differs: 200, matches: 30, silent: 20 };

type Found = { [name in Way]?: Timeline };

/** Looks for timelines that tell two plans apart; `reason` is why they are not proved to be one. */
export async function searchTimelines(
  left: Side,
  right: Side,
  compared: Compared,
  reason: string,
  question: Question,
): Promise<Verdict> {
  const search = drawnTimelines(left, right, compared, question);
  if (typeof search === 'string') return { kind: 'unknown', reason: `${reason}; ${search}` };
  const { looked } = search;
  /** Whether there is a match says most; the very events come into it where nothing else differs. */
  const whether: Found = {};
  const finer: Found = {};
  const runs = { differs: 0, matches: 0, silent: 0 };
  let open = 0;

  const look = async (timelines: Iterable<Drawn>): Promise<void> => {
    for (const drawn of timelines) {
      if (whether.lost !== undefined && whether.added !== undefined && whether.both !== undefined) return;
      const news = [
        ...drawn.whether.filter((way) => whether[way] === undefined),
        ...drawn.ways.filter((way) => finer[way] === undefined),
      ];
      const differs = news.some((way) => way !== 'both');
      const kind = differs ? 'differs' : drawn.ways.length > 0 ? 'matches' : 'silent';
      // Some on which they agree are run as well: the texts may mean something else than was read in them.
      if (runs[kind] >= MOST_RUNS[kind] || (!differs && drawn.ways.some((way) => way !== 'both'))) continue;
      runs[kind]++;
      const timeline = await asked(left, right, eventsOf(drawn, question));
      const said = timeline === null ? [] : waysOf(timeline.first, timeline.second, compared);
      if (differs && !said.some((way) => way !== 'both')) open++;
      if (timeline === null) continue;
      for (const way of waysOf(timeline.first, timeline.second, 'whether'))
        whether[way] ??= await smaller(timeline, way, left, right, 'whether', question);
      for (const way of said) finer[way] ??= await smaller(timeline, way, left, right, compared, question);
    }
  };
  await look(search.plain);
  await look(search.lists);

  const bound: Bound = {
    events: looked.plain.events,
    ...(looked.lists.timelines === 0 ? {} : { lists: looked.lists.events }),
    keys: 2,
    timelines: looked.plain.timelines + looked.lists.timelines,
    runs: runs.differs + runs.matches + runs.silent,
  };
  const level = whether.lost === undefined && whether.added === undefined ? compared : 'whether';
  const { lost = null, added = null, both = null } = level === 'whether' ? whether : finer;
  if (lost === null && added === null) {
    const unborne = open === 0 ? '' : '; timelines were found that should tell them apart, and engines do not bear it out';
    return { kind: 'unknown', reason: `${reason}${unborne}`, bound };
  }
  const relation: Relation =
    both === null ? 'disjoint' : lost !== null && added !== null ? 'overlap' : lost === null ? 'broader' : 'narrower';
  const timelines = { compared: level, lost, added, both };
  const witnesses = [lost, added, both].flatMap((timeline) => (timeline === null ? [] : [timeline]));
  return await borneOut(
    { kind: 'differs', relation, lost: null, added: null, both: null, timelines, bound },
    witnesses,
    left,
    right,
  );
}

/** The events of a timeline with their times, the last one within the reach of a run. */
function eventsOf({ kinds, times }: Drawn, { now, timestampField }: Question): readonly Event[] {
  const last = times.at(-1) ?? 0;
  return kinds.map(({ event }, at) => ({ [timestampField]: withinReach(now, last - (times[at] ?? 0)), ...event }));
}

async function asked(left: Side, right: Side, events: readonly Event[]): Promise<Timeline | null> {
  if (!isNonEmpty(events)) return null;
  const first = (await left.runner?.find(events)) ?? null;
  const second = first === null ? null : ((await right.runner?.find(events)) ?? null);
  return first === null || second === null ? null : { events, first, second };
}

/** The timeline without fields that are not needed. Nothing shorter tells the two apart, or it would have come before. */
async function smaller(
  timeline: Timeline,
  way: Way,
  left: Side,
  right: Side,
  compared: Compared,
  { timestampField }: Question,
): Promise<Timeline> {
  let least = timeline;
  for (const at of timeline.events.keys())
    for (const name of Object.keys(timeline.events[at] ?? {})) {
      if (name === timestampField) continue;
      const { [name]: _, ...rest } = least.events[at] ?? {};
      const next = await asked(left, right, least.events.with(at, rest));
      if (next !== null && waysOf(next.first, next.second, compared).includes(way)) least = next;
    }
  return least;
}
