const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Epoch milliseconds of a whole timestamp, of milliseconds, or of `now` with steps of fixed length (`now-9m`); null for all else. Dates that
 * leave something open and calendar units would need rounding, which schedules do not use.
 */
export function instantOf(text: string, now: number): number | null {
  if (/^\d{5,16}$/.test(text)) return Number(text);
  if (text.startsWith('now')) {
    const steps = text.slice(3);
    if (!/^([-+]\d{1,9}[smhdw])*$/.test(steps)) return null;
    return [...steps.matchAll(/([-+])(\d+)([a-z])/g)].reduce(
      (time, [, sign, count, unit]) => time + (sign === '-' ? -1 : 1) * Number(count) * (UNITS.get(unit ?? '') ?? 0),
      now,
    );
  }
  if (!ISO.test(text)) return null;
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(time) ? null : time;
}
