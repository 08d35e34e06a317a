/** Date fields as epoch milliseconds (eql-semantics 9.1): `strict_date_optional_time` or `epoch_millis`. */
export const instants = {
  instants: {
    needs: ['flat', 'offset'],
    code: String.raw`
const EPOCH = /^-?[0-9]{1,18}(?:\.[0-9]{1,6})?$/;
const ISO = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T(?:([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?$/;

/** The values of a date field, as milliseconds since 1970. Four digits are a year, even as a number. */
function instants(value) {
  return flat(value).map(instant).filter(Number.isFinite);
}

function instant(value) {
  if (typeof value === 'boolean') return NaN;
  const parts = ISO.exec(value);
  if (parts === null) return EPOCH.test(value) ? Math.floor(Number(value)) : NaN;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part, index) => part ?? (index === 1 || index === 2 ? '01' : '00'));
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return NaN;
  const milliseconds = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  return date.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds - offset(parts[8]);
}`,
  },
  offset: {
    needs: [],
    code: `
/** The distance of a time zone from UTC in milliseconds; NaN: there is no such zone. */
function offset(zone = 'Z') {
  if (zone === 'Z') return 0;
  const [hours, minutes = 0, seconds = 0] = zone.slice(1).replaceAll(':', '').match(/../g).map(Number);
  const size = (hours * 60 + minutes) * 60 + seconds;
  if (minutes > 59 || seconds > 59 || size > 64800) return NaN;
  return (zone.startsWith('-') ? -size : size) * 1000;
}`,
  },
  dateText: {
    needs: [],
    code: `
/** A moment as ISO text in UTC; one beyond the calendar as its number. */
function dateText(instant) {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : String(instant);
}`,
  },
  zonedText: {
    needs: [],
    code: `
/**
 * A moment, with the nanoseconds after its milliseconds, as Java prints it in UTC: without seconds and fractions that are zero. The
 * calendar repeats every 400 years.
 */
function zonedText(instant, finer = '000000') {
  const era = Math.floor(instant / 12622780800000);
  const date = new Date(instant - era * 12622780800000);
  const year = date.getUTCFullYear() + era * 400;
  const digits = String(Math.abs(year)).padStart(4, '0');
  const text = date.toISOString();
  const second = text.slice(17, 19);
  const fraction = (text.slice(20, 23) + finer).replace(/(?:000){1,3}$/, '');
  const clock = text.slice(4, 16) + (second === '00' && fraction === '' ? '' : ':' + second) + (fraction === '' ? '' : '.' + fraction);
  return (year < 0 ? '-' : digits.length > 4 ? '+' : '') + digits + clock + 'Z';
}`,
  },
  nanoTexts: {
    needs: ['instants', 'withinNanoseconds', 'zonedText'],
    code: String.raw`
/** The values of a field in nanoseconds as Java prints them. */
function nanoTexts(value) {
  return flat(value).flatMap((each) => {
    const [instant] = withinNanoseconds(instants(each));
    if (instant === undefined) return [];
    const iso = ISO.exec(each);
    const finer = iso === null ? (/\.([0-9]+)$/.exec(each)?.[1] ?? '') : (iso[7] ?? '').slice(3);
    const digits = finer.padEnd(6, '0');
    return instant === 9223372036854 && digits > '775807' ? [] : [zonedText(instant, digits)];
  });
}`,
  },
  nanoInstants: {
    needs: ['instants', 'withinNanoseconds'],
    code: `
/** The same for a field in nanoseconds. */
function nanoInstants(value) {
  return withinNanoseconds(instants(value));
}`,
  },
  withinNanoseconds: {
    needs: [],
    code: `
/** Nanoseconds reach from 1970 to 2262. */
function withinNanoseconds(instants) {
  return instants.filter((instant) => instant >= 0 && instant <= 9223372036854);
}`,
  },
} as const;
