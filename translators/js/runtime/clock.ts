/** Date math on the clock (eql-semantics 9.1, 9.2). */
export const clock = {
  dateMath: {
    needs: [],
    code: `
const UNIT_LENGTHS = { w: 604800000, d: 86400000, h: 3600000, H: 3600000, m: 60000, s: 1000 };

/** The moment that date math such as "-1M/d" names; rounding is to the first millisecond of a unit or to its last. */
function dateMath(moment, math, toEnd) {
  let result = moment;
  for (const [, sign, count, unit] of math.matchAll(/([-+/])([0-9]*)([a-zA-Z])/g)) {
    if (sign !== '/') result = movedBy(result, Number(sign + (count || 1)), unit);
    else result = toEnd ? movedBy(startOfUnit(result, unit), 1, unit) - 1 : startOfUnit(result, unit);
  }
  return result;
}

/** Some units later or earlier; a day that the month lacks becomes its last. */
function movedBy(moment, count, unit) {
  if (unit !== 'y' && unit !== 'M') return moment + count * UNIT_LENGTHS[unit];
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + (unit === 'y' ? 12 * count : count), 1);
  const next = new Date(date);
  next.setUTCMonth(date.getUTCMonth() + 1, 0);
  return date.setUTCDate(Math.min(day, next.getUTCDate()));
}

/** The first millisecond of the unit around a moment, in UTC. Weeks begin on Monday: the fifth of January 1970 was one. */
function startOfUnit(moment, unit) {
  if (unit === 'y' || unit === 'M') {
    const date = new Date(moment);
    date.setUTCMonth(unit === 'y' ? 0 : date.getUTCMonth(), 1);
    return date.setUTCHours(0, 0, 0, 0);
  }
  const monday = unit === 'w' ? 345600000 : 0;
  return Math.floor((moment - monday) / UNIT_LENGTHS[unit]) * UNIT_LENGTHS[unit] + monday;
}`,
  },
} as const;
