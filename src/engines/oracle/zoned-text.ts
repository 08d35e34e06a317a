const DAY = 86_400_000_000_000n;
/** The calendar repeats after this many days, which are 400 years. */
const CYCLE = 146_097n;

/**
 * An instant as Java's `ZonedDateTime` prints it in UTC: seconds only where they or a fraction are not zero, a fraction of three,
 * six or nine digits, a year of at least four and with a plus beyond that (eql-semantics 8, `string`).
 */
export function zonedText(nanos: bigint): string {
  const inDay = ((nanos % DAY) + DAY) % DAY;
  const days = (nanos - inDay) / DAY;
  const inCycle = ((days % CYCLE) + CYCLE) % CYCLE;
  const date = new Date(Number(inCycle) * 86_400_000);
  const year = BigInt(date.getUTCFullYear()) + ((days - inCycle) / CYCLE) * 400n;
  const seconds = Number(inDay / 1_000_000_000n);
  const clock = [seconds / 3600, (seconds / 60) % 60].map((part) => twoDigits(Math.floor(part))).join(':');
  const fraction = String(inDay % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/(?:000){1,3}$/, '');
  const second = seconds % 60 === 0 && fraction === '' ? '' : `:${twoDigits(seconds % 60)}`;
  const day = `${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
  return `${yearText(year)}-${day}T${clock}${second}${fraction === '' ? '' : `.${fraction}`}Z`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: bigint): string {
  const digits = String(year < 0n ? -year : year).padStart(4, '0');
  return `${year < 0n ? '-' : digits.length > 4 ? '+' : ''}${digits}`;
}
