import type { Chart } from './chart.ts';
import { type Chain, EMPTY, keyOf, type Machine, type Moment, type State, type Track } from './state.ts';

/** What finds the matches of a sequence: one unfinished chain for each number of items, key by key (eql-semantics 10.2 to 10.6). */
export function sequenceMachine({ items, until, maxspan, pipes }: Chart, timed: boolean): Machine {
  const steps = items.filter(({ missing }) => !missing);
  const absent = items.flatMap((item, at) =>
    item.missing ? [{ item, after: items.slice(0, at).filter(({ missing }) => !missing).length }] : [],
  );
  const waits = absent.some(({ after }) => after === steps.length);
  const none: Track = { open: steps.map(() => []), until: -1 };

  const next: Machine['next'] = (state, moments) => {
    const place = moments.length - 1;
    const moment = moments[place];
    if (moment === undefined) return state;
    const tracks = new Map(state.tracks);
    const complete = [...state.complete];
    const ended: { key: string; chain: Chain }[] = [];
    for (const [stage, step] of steps.entries()) {
      const key = keyOf(step, moment, false);
      if (key === null) continue;
      const track = tracks.get(key) ?? none;
      const open = [...track.open];
      const grown = grow(open, track.until, stage, place, moments);
      if (grown !== null && stage < steps.length - 1) open[stage] = [...(open[stage] ?? []), grown];
      if (grown !== null && stage === steps.length - 1) ended.push({ key, chain: grown });
      tracks.set(key, { ...track, open });
    }
    complete.push(...ended.sort((one, other) => (one.key < other.key ? -1 : 1)));
    const end = until === null ? null : keyOf(until, moment, true);
    if (end !== null) tracks.set(end, { ...(tracks.get(end) ?? none), until: place });
    const hits = absent.map(({ item }, at) => {
      const key = keyOf(item, moment, false);
      const before = state.hits[at] ?? [];
      return key === null ? before : [...before, { key, place }];
    });
    return { ...state, tracks, complete, hits };
  };

  /** The chain that an event starts or continues; what it leaves waiting is taken out of `open`. */
  function grow(
    open: (readonly Chain[])[],
    ended: number,
    stage: number,
    place: number,
    moments: readonly Moment[],
  ): Chain | null {
    if (stage === 0) return [place];
    const before = open[stage - 1] ?? [];
    const latest = before.findLastIndex((chain) => (chain.at(-1) ?? 0) < place);
    const chain = before[latest];
    if (chain === undefined) return null;
    open[stage - 1] = before.slice(latest + 1);
    if (maxspan !== null && timeOf(moments, place) - timeOf(moments, chain[0]) > maxspan) return null;
    return ended >= (chain.at(-1) ?? 0) ? null : [...chain, place];
  }

  const accepts = ({ hits }: State, moments: readonly Moment[], key: string, chain: Chain): boolean => {
    const times = chain.map((place) => timeOf(moments, place));
    const [start = 0, end = 0] = [times[0], times.at(-1)];
    let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [leads, trails] = [false, false];
    for (const [at, { after }] of absent.entries()) {
      const found = (hits[at] ?? []).filter((hit) => hit.key === key).map((hit) => timeOf(moments, hit.place));
      if (after === 0) {
        leads = true;
        for (const hit of found) if (hit < start) from = Math.max(from, hit);
      } else if (after === steps.length) {
        trails = true;
        for (const hit of found) if (hit > end) to = Math.min(to, hit);
      } else {
        const [low = 0, high = 0] = [times[after - 1], times[after]];
        if (found.some((hit) => low < hit && hit < high)) return false;
      }
    }
    if (!leads && !trails) return true;
    return (trails ? to : end) - (leads ? from : start) > (maxspan ?? 0);
  };

  return {
    start: EMPTY,
    next,
    matches: (state, moments) => {
      // Under null nothing that must be missing can be looked for.
      if (absent.length > 0 && state.complete.some(({ key }) => key.includes('-'))) return null;
      const found = state.complete.filter(({ key, chain }) => accepts(state, moments, key, chain)).map(({ chain }) => chain);
      return pipes.reduce<readonly Chain[]>(
        (left, { kind, count }) => (kind === 'head' ? left.slice(0, count) : left.slice(Math.max(0, left.length - count))),
        found,
      );
    },
    trace: (state, moments, number) => {
      const now = moments.at(-1)?.at ?? 0;
      const ageOf = (place: number): number => now - timeOf(moments, place);
      const named = (place: number): string => (timed ? `${number(place)}@${ageOf(place)}` : String(number(place)));
      // Of what can still grow the start counts, and every event where others must not stand between.
      const waiting = (chain: Chain, ended: number): string => {
        const [first = 0, ...more] = chain;
        if (ended >= (chain.at(-1) ?? 0) || (maxspan !== null && ageOf(first) > maxspan)) return '!';
        return [named(first), ...more.map((place) => (absent.length > 0 ? named(place) : String(number(place))))].join('.');
      };
      const tracks = [...state.tracks].sort(([one], [other]) => (one < other ? -1 : 1));
      const told = tracks.flatMap(([key, { open, until: ended }]) => {
        if (open.every((some) => some.length === 0)) return [];
        const chains = open.map((some) => some.map((chain) => waiting(chain, ended)).join());
        return [`${key}:${chains.join('|')}`];
      });
      const found =
        waits || pipes.length > 0 ? state.complete.map(({ key, chain }) => `${key}=${chain.map(named).join('.')}`) : [];
      const hits = state.hits.map((some) => some.map(({ key, place }) => `${key}${named(place)}`).join());
      return `${told.join(';')}/${found.join()}/${hits.join(';')}`;
    },
  };
}

function timeOf(moments: readonly Moment[], place: number | undefined): number {
  return moments[place ?? 0]?.at ?? 0;
}
