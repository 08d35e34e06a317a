/** The first and the last moment that `Date` knows, in milliseconds before and after 1970. */
const FURTHEST = 8.64e15;

/** Year, month, day; hour, minute, second, fraction; zone. */
const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;

interface Moment {
  readonly milliseconds: number;
  /** The nanoseconds beyond them. */
  readonly nanos: number;
}

/** A moment since 1970, as a date field takes it by default. Null: it is none, or none that `Date` knows. */
export function momentOf(value: unknown): Moment | null {
  // Four digits are a year, also as a number.
  if (typeof value === 'number' && /^\d{4}$/.test(String(value))) return momentOf(String(value));
  if (typeof value === 'number') return momentAt(Math.floor(value));
  if (typeof value !== 'string') return null;
  if (/^-?\d{5,15}$/.test(value)) return { milliseconds: Number(value), nanos: 0 };
  const [whole, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    ISO.exec(value) ?? [];
  if (whole === undefined) return null;
  const digits = fraction.padEnd(9, '0');
  const sign = zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`);
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${digits.slice(0, 3)}${sign}`;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  // A day that its month lacks is the next one to Date.parse.
  const isDay = new Date(Date.parse(`${year}-${month}-${day}T00:00:00Z`)).toISOString().slice(8, 10) === day;
  return isDay ? { milliseconds, nanos: Number(digits.slice(3)) } : null;
}

function momentAt(milliseconds: number): Moment | null {
  return Math.abs(milliseconds) <= FURTHEST ? { milliseconds, nanos: 0 } : null;
}
