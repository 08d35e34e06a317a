import { formatReader } from './date-format/index.ts';
import type { ReadDate } from './dates.ts';
import { unsupported } from './failure.ts';
import { type JsonObject, member, readString } from './shape.ts';

/** How the bounds of a range read their dates: `format` instead of that of the field, `time_zone` for what names none. */
export function boundDates(range: JsonObject, path: string): (usual: ReadDate) => ReadDate {
  const format = range.has('format') ? readString(range.get('format'), member(path, 'format')) : null;
  const own = format === null ? null : formatReader(format);
  if (format !== null && own === null) unsupported(member(path, 'format'), `dates of the format ${format}`);
  const zone = range.has('time_zone') ? readString(range.get('time_zone'), member(path, 'time_zone')) : null;
  const ahead = zone === null ? 0n : aheadOf(zone);
  if (ahead === null) return unsupported(member(path, 'time_zone'), `the time zone ${zone}`);
  return (usual) => {
    const read = own ?? usual;
    if (ahead === 0n) return read;
    return (text, rounding) => {
      const time = read(text, rounding);
      return time === null || namesInstant(text) ? time : time - ahead;
    };
  };
}

/** Nanoseconds that a zone is ahead of UTC. Zones that change with the seasons are not known here. */
function aheadOf(zone: string): bigint | null {
  if (/^(?:Z|UTC|GMT)$/.test(zone)) return 0n;
  const [, sign, hours = '', minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  const size = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || size > 18 * 60) return null;
  return BigInt((sign === '-' ? -1 : 1) * size) * 60_000_000_000n;
}

/** Texts with a zone of their own, and milliseconds since 1970. */
function namesInstant(text: string): boolean {
  return /(?:Z|T[\d:.,]+[+-]\d\d(?::?\d\d)?)$/.test(text) || /^-?\d{5,}(?:\.\d+)?$/.test(text);
}
