import type { RuleMeta } from './rule.ts';

/** Units of date math that have one length. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['H', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** How far `now` with steps of one length (`now-9m`) lies before now, in milliseconds; null: it is something else. */
export function agoOf(text: string): number | null {
  const [, steps] = /^now((?:[+-]\d{1,9}[smhHdw])*)$/.exec(text) ?? [];
  if (steps === undefined) return null;
  let ago = 0;
  for (const [, sign, count, unit] of steps.matchAll(/([+-])(\d+)([smhHdw])/g))
    ago += (sign === '-' ? 1 : -1) * Number(count) * (LENGTHS.get(unit ?? '') ?? 0);
  return ago;
}

/** How long the stretch of time is that a run of a rule looks at, in milliseconds; null: the rule says none, or one of the calendar. */
export function lookBackOf({ from, to }: Pick<RuleMeta, 'from' | 'to'>): number | null {
  const [start, end] = [agoOf(from ?? ''), agoOf(to ?? 'now')];
  return start === null || end === null ? null : start - end;
}
