import type { Event, FieldFacts, FieldType, Json, Scalar } from '../event/index.ts';

/** Whether an event is written as an index holds it, as far as one field goes, of which it has so many values wherever they stand. */
export function isWrittenAsHeld(event: Event, field: string, facts: FieldFacts | undefined, count: number): boolean {
  const inPlace = placed(event, field.split('.'));
  const limit = facts?.ignoreAbove ?? Number.POSITIVE_INFINITY;
  const holds = (value: Scalar): boolean => String(value).length <= limit && isHeld(value, facts?.type);
  return inPlace !== null && inPlace.length === count && inPlace.every(holds);
}

/** The values under the names of a field, each in an object inside of the one before: one, or those of a list. Null: it is a list of something else. */
function placed(event: Event, names: readonly string[]): readonly Scalar[] | null {
  let value: Json = event;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || isList(value)) return [];
    value = (Object.hasOwn(value, name) ? value[name] : null) ?? null;
  }
  const values = isList(value) ? value : typeof value === 'object' ? [] : [value];
  return values.some((one) => typeof one === 'object' && one !== null) ? null : values.filter(isScalar);
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== 'object';
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const WHOLE: { readonly [Type in FieldType]?: readonly [least: number, beyond: number] } = {
  byte: [-(2 ** 7), 2 ** 7],
  short: [-(2 ** 15), 2 ** 15],
  integer: [-(2 ** 31), 2 ** 31],
  long: [-(2 ** 63), 2 ** 63],
  unsigned_long: [0, 2 ** 64],
};

/** Whether an index of the type holds the value, and as it is written. */
function isHeld(value: Scalar, type: FieldType | undefined): boolean {
  switch (type) {
    case 'ip':
      return typeof value === 'string' && isShortest(value);
    case 'date':
    case 'date_nanos':
      return isMoment(value);
    case 'byte':
    case 'short':
    case 'integer':
    case 'long':
    case 'unsigned_long': {
      const [least, beyond] = WHOLE[type] ?? [0, 0];
      return isNumber(value) && Math.trunc(Number(value)) >= least && Math.trunc(Number(value)) < beyond;
    }
    case 'double':
    case 'float':
    case 'half_float':
    case 'scaled_float':
      return isNumber(value);
    default:
      return true;
  }
}

function isNumber(value: Scalar): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/.test(value));
}

/** IPv4 without leading zeros, or IPv6 as RFC 5952 has it, which is how URLs write it; IPv4 inside IPv6 is IPv4 to an index. */
function isShortest(text: string): boolean {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return hostOf(text) === text;
  return /^[\da-f:]{2,39}$/.test(text) && !text.startsWith('::ffff:') && hostOf(`[${text}]`) === `[${text}]`;
}

function hostOf(written: string): string | null {
  return URL.canParse(`http://${written}`) ? new URL(`http://${written}`).hostname : null;
}

const ISO = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;

/** A date of ISO 8601 or milliseconds since 1970, of the years that every database holds. */
function isMoment(value: Scalar): boolean {
  if (/^-?\d{5,15}$/.test(String(value))) return isWithin(Number(value));
  const [written, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = ISO.exec(String(value)) ?? [];
  if (written === undefined) return false;
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  // A day that its month lacks is the next one to Date.parse.
  return isWithin(moment) && hour !== '24' && new Date(moment).toISOString().slice(8, 10) === day;
}

/** The years 1900 to 2299, without a day at either end for the zones. */
function isWithin(milliseconds: number): boolean {
  return milliseconds > Date.UTC(1900, 0, 2) && milliseconds < Date.UTC(2299, 11, 31);
}
