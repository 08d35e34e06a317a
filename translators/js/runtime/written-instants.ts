/** Dates as the mapping of their field says they are written: layouts of a regular expression and what its groups hold. */
export const writtenInstants = {
  writtenInstants: {
    needs: ['flat', 'offset'],
    code: `
/** The values of a date field with a format of its own, as milliseconds since 1970: the first layout that reads a value tells it. */
function writtenInstants(value, layouts) {
  return flat(value).flatMap((each) => {
    for (const [pattern, parts] of typeof each === 'boolean' ? [] : layouts) {
      const found = pattern.exec(each);
      const instant = found === null ? NaN : momentOf(saidIn(found, parts));
      if (Number.isFinite(instant)) return [instant];
    }
    return [];
  });
}

/** What a text says, by part; a part that it says twice, and differently, makes it no date. */
function saidIn(found, parts) {
  const said = new Map();
  for (const [at, part] of parts.entries()) {
    const text = found[at + 1];
    if (text === undefined || part === 'none') continue;
    if (said.has(part) && said.get(part) !== text) return new Map();
    said.set(part, text);
  }
  return said;
}

function momentOf(said) {
  const number = (part) => (said.has(part) ? Number(said.get(part)) : undefined);
  if (said.has('epoch-milliseconds')) return Math.floor(number('epoch-milliseconds'));
  if (said.has('epoch-seconds')) {
    const [whole, fraction = ''] = said.get('epoch-seconds').split('.');
    const size = Math.abs(Number(whole)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
    return whole.startsWith('-') ? -size : size;
  }
  const time = timeOf(said, number);
  return dayOf(said, number, time) + (time ?? 0) - offset(said.get('zone'));
}

/** Milliseconds since midnight; undefined when no hour is said or a smaller unit stands without a larger; NaN: no such time. */
function timeOf(said, number) {
  const [minute, second, half, nano = 0] = ['minute', 'second', 'half-hour', 'nanosecond'].map(number);
  const half0 = number('half-hour-zero') ?? (half === undefined ? undefined : half % 12);
  if (minute > 59 || second > 59 || half === 0 || half > 12 || half0 > 11 || nano > 999999999 || number('hour') > 23) return NaN;
  const afternoon = said.get('half');
  const hour = number('hour') ?? (afternoon === undefined ? undefined : half0 + (afternoon === 'PM' ? 12 : 0));
  const fraction = said.get('fraction') ?? said.get('nanosecond')?.padStart(9, '0');
  if (!Number.isFinite(hour) || (minute === undefined && (second ?? fraction) !== undefined)) return undefined;
  if (second === undefined && fraction !== undefined) return undefined;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000 + milliseconds;
}

/** Midnight of the day; what is left out of a date is its first, and a time alone is one of 1970. */
function dayOf(said, number, time) {
  const [weekYear, week = 1, weekday = 1, inYear] = ['week-year', 'week', 'weekday', 'day-of-year'].map(number);
  if (weekYear !== undefined) {
    const start = firstMonday(weekYear) + (week - 1) * 604800000;
    return week < 1 || weekday < 1 || weekday > 7 || !(start < firstMonday(weekYear + 1)) ? NaN : start + (weekday - 1) * 86400000;
  }
  const eraYear = number('year-of-era');
  const year = number('year') ?? eraYear ?? (said.has('short-year') ? 2000 + number('short-year') : undefined);
  const named = said.get('month-name');
  const month = number('month') ?? (named && 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(named.slice(0, 3)) / 3 + 1);
  const day = number('day');
  if (eraYear < 1 || day === 0 || inYear === 0 || inYear > 366) return NaN;
  if (year !== undefined && (month === undefined || day === undefined) && inYear !== undefined) {
    const leap = !Number.isNaN(midnight(year, 2, 29));
    return inYear === 366 && !leap ? NaN : midnight(year, 1, 1) + (inYear - 1) * 86400000;
  }
  if (month === undefined) return year === undefined || time !== undefined ? (time === undefined ? NaN : 0) : midnight(year, 1, 1);
  const found = midnight(year ?? 1970, month, day ?? 1);
  const name = said.get('weekday-name');
  const expected = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(found).getUTCDay()];
  return name !== undefined && day !== undefined && eraYear === undefined && year !== undefined && name.slice(0, 3) !== expected ? NaN : found;
}

/** NaN for a day that the calendar has not. */
function midnight(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : NaN;
}

/** Of the first week, which has the fourth of January. */
function firstMonday(year) {
  const fourth = midnight(year, 1, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86400000;
}`,
  },
} as const;
