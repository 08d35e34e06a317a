import type { Absence, Plot, Role } from './correlation.ts';
import { cleanRun, type Draft, FIRST, type KeyUse, type Player, places, SECOND } from './timeline-plan.ts';

/** Timelines about events that end a sequence before it is complete (eql-semantics 10.2, step 5). */
export function untilDrafts(plot: Plot): readonly Draft[] {
  const { until } = plot;
  if (until === null || plot.steps.length < 2) return [];
  const run = cleanRun(plot);
  const size = run.length;
  const middle = Math.floor(size / 2);
  const [before, behind] = [run[middle - 1]?.at ?? 0, run[middle]?.at ?? 0];
  const end = run.at(-1)?.at ?? 0;
  const between = Math.floor((before + behind) / 2);
  return [
    inserted('until-between', 'until', run, until, middle, between, FIRST, false),
    inserted('until-before-the-first', 'until', run, until, 0, 0, FIRST, true),
    inserted('until-behind-the-last', 'until', run, until, size, end, FIRST, true),
    inserted('until-just-before-the-last', 'until', run, until, size - 1, end, FIRST, false),
    ...(plot.steps[0].keys.length === 0
      ? []
      : [inserted('until-of-another-key', 'until', run, until, middle, between, SECOND, true)]),
  ];
}

/** Timelines about events that must be missing: inside, at exactly the bound and outside of what is looked at (eql-semantics 10.5). */
export function absenceDrafts(plot: Plot): readonly Draft[] {
  const run = cleanRun(plot, plot.maxspan ?? 0);
  const size = run.length;
  const [first, last] = [run[0]?.at ?? 0, run.at(-1)?.at ?? 0];
  const span = plot.maxspan ?? 0;
  const both = plot.absences.some(({ after }) => after === 0) && plot.absences.some(({ after }) => after === size);
  const keyed = plot.steps[0].keys.length > 0;
  return plot.absences.flatMap(({ role, after }): readonly Draft[] => {
    const put = (name: string, place: number, at: number, found: boolean, key: KeyUse = FIRST): Draft =>
      inserted(name, 'missing event', run, role, place, at, key, found);
    if (after > 0 && after < size) {
      const [previous, next] = [run[after - 1]?.at ?? 0, run[after]?.at ?? 0];
      const inside = Math.floor((previous + next) / 2);
      return [
        ...(inside > previous && inside < next ? [put('missing-inside', after, inside, false)] : []),
        put('missing-at-the-step-before', after, previous, true),
        put('missing-at-the-step-behind', after, next, true),
        ...(keyed ? [put('missing-of-another-key', after, inside, true, SECOND)] : []),
      ];
    }
    // With a missing event at both ends, one of them alone ends nothing.
    const leading = after === 0;
    const place = leading ? 0 : size;
    const away = (distance: number): number => (leading ? last - distance : first + distance);
    const edge = leading ? first - 1 : last + 1;
    return [
      put('missing-inside', place, edge, both),
      put('missing-at-the-bound', place, away(span), both || span === last - first),
      put('missing-beyond-the-bound', place, away(span + 1), true),
      put('missing-at-the-same-instant', place, leading ? first : last, true),
      ...(keyed ? [put('missing-of-another-key', place, edge, true, SECOND)] : []),
      ...(both && leading ? bothEnds(plot, run, role) : []),
    ];
  });
}

/** A missing event at each end, exactly maxspan apart and one millisecond more. */
function bothEnds(plot: Plot, run: readonly Player[], leading: Role): readonly Draft[] {
  const trailing = plot.absences.find(({ after }: Absence) => after === run.length)?.role;
  const last = run.at(-1)?.at ?? 0;
  if (trailing === undefined || plot.maxspan === null) return [];
  const ends = (name: string, distance: number, found: boolean): Draft => {
    const before: Player = { role: leading, key: FIRST, at: last + 1 - distance };
    const behind: Player = { role: trailing, key: FIRST, at: last + 1 };
    const matches = found ? [places(1, run.length)] : [];
    return { name, nearMiss: 'missing event', players: [before, ...run, behind], matches };
  };
  return [ends('missing-ends-at-the-bound', plot.maxspan, false), ends('missing-ends-beyond-the-bound', plot.maxspan + 1, true)];
}

/** The run with one event put in at a place. */
function inserted(
  name: string,
  nearMiss: string,
  run: readonly Player[],
  role: Role,
  place: number,
  at: number,
  key: KeyUse,
  found: boolean,
): Draft {
  const players = [...run.slice(0, place), { role, key, at }, ...run.slice(place)];
  const around = run.map((_, step) => (step < place ? step : step + 1));
  return { name, nearMiss, players, matches: found ? [around] : [] };
}
