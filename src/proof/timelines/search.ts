import { type Effort, OutOfEffort, spend } from '../effort.ts';
import type { Charts } from './chart.ts';
import type { EventKind } from './kinds.ts';
import { machineOf } from './machine.ts';
import { type Chain, decides, type Machine, type Moment, type State } from './state.ts';

/** What of the matches of two plans is compared: the very events, how many there are, or if there is one. */
export type Compared = 'events' | 'count' | 'whether';

/** On which side matches are that the other has not. */
export type Way = 'lost' | 'added' | 'both';

/** In which ways two plans differ, and agree, on one timeline. */
export function waysOf(left: readonly Chain[], right: readonly Chain[], compared: Compared): readonly Way[] {
  const [one, other] = [tokensOf(left, compared), tokensOf(right, compared)];
  return [
    ...(one.every((token) => other.includes(token)) ? [] : ['lost' as const]),
    ...(other.every((token) => one.includes(token)) ? [] : ['added' as const]),
    ...(one.some((token) => other.includes(token)) ? ['both' as const] : []),
  ];
}

function tokensOf(matches: readonly Chain[], compared: Compared): readonly string[] {
  switch (compared) {
    case 'events':
      return matches.map((match) => match.join());
    case 'count':
      return matches.map((_, at) => String(at));
    case 'whether':
      return matches.slice(0, 1).map(() => '');
  }
}

/** A timeline that is made of kinds of events. */
export interface Drawn {
  readonly kinds: readonly EventKind[];
  /** Milliseconds since the first event. */
  readonly times: readonly number[];
  /** In which ways the plans should differ or agree on it: in what is compared, and in whether there is a match. */
  readonly ways: readonly Way[];
  readonly whether: readonly Way[];
}

interface Node {
  readonly kinds: readonly EventKind[];
  readonly moments: readonly Moment[];
  readonly left: State;
  readonly right: State;
}

/** Events of a timeline at most. */
const MOST_EVENTS = 5;

/** What an event costs for each item that is asked about it, in steps: about what one costs elsewhere. */
const WEIGHT = 5;

/** How far was looked: all timelines of so many events, and how many that were. */
export interface Looked {
  events: number;
  timelines: number;
}

/**
 * Timelines of up to five events, short ones first, each unless what both plans remember of it is what they remember of one before. What
 * has been looked at stands in `looked`; ends early when the effort is used up.
 */
export function* timelines(
  { left, right }: Charts,
  kinds: readonly EventKind[],
  compared: Compared,
  effort: Effort,
  looked: Looked,
): Generator<Drawn, void> {
  const gaps = gapsOf([left, right]);
  const isTimed = gaps.length > 1;
  const [one, other] = [machineOf(left, isTimed), machineOf(right, isTimed)];
  const cost = WEIGHT * (left.items.length + right.items.length);
  const last = kinds.filter((kind) => decides(left, kind) || decides(right, kind));
  const seen = new Set<string>();
  let level: readonly Node[] = [{ kinds: [], moments: [], left: one.start, right: other.start }];
  try {
    for (let size = 1; size <= MOST_EVENTS; size++) {
      const after: Node[] = [];
      const isLast = size === MOST_EVENTS;
      for (const node of level)
        for (const kind of isLast ? last : kinds) {
          if (!isFirstName(node, kind)) continue;
          for (const gap of size === 1 ? [0] : gaps) {
            spend(effort, cost * size);
            const moment: Moment = { met: kind.met, keys: kind.keys, at: (node.moments.at(-1)?.at ?? 0) + gap };
            const moments = [...node.moments, moment];
            const [mine, theirs] = [one.next(node.left, moments), other.next(node.right, moments)];
            const [found, said] = [one.matches(mine, moments), other.matches(theirs, moments)];
            if (found === null || said === null) continue;
            const ways = waysOf(found, said, compared);
            looked.timelines++;
            let isNew = false;
            if (!isLast) {
              const trace = `${traceOf(one, other, mine, theirs, moments)}${found.length > 0}${said.length > 0}`;
              isNew = !seen.has(trace);
              seen.add(trace);
            }
            if (!isNew && ways.length === 0) continue;
            const next: Node = { kinds: [...node.kinds, kind], moments, left: mine, right: theirs };
            yield { kinds: next.kinds, times: moments.map(({ at }) => at), ways, whether: waysOf(found, said, 'whether') };
            if (isNew) after.push(next);
          }
        }
      looked.events = size;
      level = after;
    }
  } catch (error) {
    if (!(error instanceof OutOfEffort)) throw error;
  }
}

/** Which value of a key comes first makes no difference. */
function isFirstName({ moments }: Node, { keys }: EventKind): boolean {
  const first = keys.find((value) => value !== null);
  return first === undefined || first === 0 || moments.some((moment) => moment.keys.some((value) => value !== null));
}

/** Milliseconds between one event and the next: what times matter for are spans, and what stands at the same time. */
function gapsOf(charts: readonly Charts['left'][]): readonly number[] {
  const spans = charts.flatMap(({ maxspan }) => (maxspan === null ? [] : [maxspan]));
  const isAbsent = charts.some(({ items }) => items.some(({ missing }) => missing));
  const near = isAbsent || spans.length > 0 ? [1, 0] : [1];
  const gaps = new Set([...near, ...spans.flatMap((span) => [span - 1, span, span + 1])]);
  return [...gaps].filter((gap) => gap >= 0);
}

/** What both remember, with events named in the order in which they are spoken of. */
function traceOf(one: Machine, other: Machine, left: State, right: State, moments: readonly Moment[]): string {
  const names = new Map<number, number>();
  const number = (place: number): number => {
    const known = names.get(place) ?? names.size;
    names.set(place, known);
    return known;
  };
  return `${one.trace(left, moments, number)}#${other.trace(right, moments, number)}`;
}
