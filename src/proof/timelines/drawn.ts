import { attempt } from '../effort.ts';
import { chartsOf, type FoldedPlan } from './chart.ts';
import { eventKinds } from './kinds.ts';
import { type Compared, type Drawn, type Looked, timelines } from './search.ts';

/** More conditions than this are more than are told apart. */
const MOST_CONDITIONS = 16;

/** What may be spent on one question of many, as a part of all. */
const SHARE = 4;

interface Drawing {
  /** Timelines of events with one value for each field. */
  readonly plain: Iterable<Drawn>;
  /** Timelines in which some event has several values for a field; there may be none. */
  readonly lists: Iterable<Drawn>;
  /** How far was looked in the one and the other. */
  readonly looked: { readonly plain: Readonly<Looked>; readonly lists: Readonly<Looked> };
}

/** Timelines over the kinds of events that two plans tell apart; a text says why there are none. */
export function drawnTimelines(
  left: FoldedPlan,
  right: FoldedPlan,
  compared: Compared,
  { effort, scalar }: { readonly effort: number; readonly scalar: boolean },
): Drawing | string {
  const tried = attempt((): Drawing | string => {
    const charts = chartsOf(left, right, effort / SHARE);
    if (charts.conditions.length > MOST_CONDITIONS)
      return `timelines are not searched for more than ${MOST_CONDITIONS} conditions`;
    const kinds = eventKinds(charts, scalar, { left: effort / SHARE });
    const plain = kinds.filter(({ lists }) => !lists);
    const looked = { plain: { events: 0, timelines: 0 }, lists: { events: 0, timelines: 0 } };
    const all = plain.length === kinds.length ? [] : timelines(charts, kinds, compared, { left: effort }, looked.lists);
    return {
      plain: timelines(charts, plain, compared, { left: effort }, looked.plain),
      lists: withLists(all),
      looked,
    };
  });
  if (tried.done) return tried.value;
  return tried.short === 'depth'
    ? 'an expression is nested too deeply for a search of timelines'
    : `${effort} steps did not suffice to find the events of timelines`;
}

function* withLists(all: Iterable<Drawn>): Generator<Drawn, void> {
  for (const drawn of all) if (drawn.kinds.some(({ lists }) => lists)) yield drawn;
}
