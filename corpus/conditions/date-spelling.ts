import type { Scalar } from '../../src/event/index.ts';
import { instantOf, type Period, periodOf } from './dates.ts';

/** How the dates of a field are written, as far as it is known here: what it does not read is left open. */
interface DateSpelling {
  /** The instants that a constant of a rule stands for. */
  readonly period: (constant: Scalar | null) => Period | null;
  /** The instant of a value that an event carries, in epoch milliseconds. */
  readonly instant: (value: Scalar) => number | null;
  /** The value for an instant, cut to the smallest unit that is written; null: it has none. */
  readonly write: (instant: number) => Scalar | null;
  /** Whether instants are written to the millisecond. */
  readonly isFine: boolean;
}

const ISO: DateSpelling = {
  period: periodOf,
  instant: instantOf,
  write: (instant) => new Date(instant).toISOString(),
  isFine: true,
};

/**
 * The spelling for the `format` of a mapping; none given is the usual one. Of alternatives the first is written, and the others
 * are read only behind those whose every text is known. Null: the first is a format that is not written here. (eql-semantics 9.1)
 */
export function spellingOf(format: string | undefined): DateSpelling | null {
  if (format === undefined) return ISO;
  const written = format
    .replace(/^8/, '')
    .split('||')
    .flatMap((alternative) => sections(alternative.trim()))
    .map(scriptOf);
  const [first] = written;
  if (first === undefined || first === null) return null;
  const unsure = written.findIndex((script) => script === null || !script.isWhole);
  const readable = (unsure < 0 ? written : written.slice(0, unsure + 1)).filter((script) => script !== null);
  const period = (value: Scalar | null): Period | null => {
    if (value === null || typeof value === 'boolean') return null;
    for (const script of readable) {
      const read = script.read(String(value));
      if (read !== null) return read;
    }
    return null;
  };
  return { period, instant: (value) => period(value)?.first ?? null, write: first.write, isFine: first.isFine };
}

/** A pattern with all its sections that may be left out, and without any. */
function sections(pattern: string): readonly string[] {
  if (!pattern.includes('[')) return [pattern];
  let without = pattern;
  for (let before = ''; before !== without; ) [before, without] = [without, without.replace(/\[[^[\]]*\]?/g, '')];
  return [pattern.replace(/[[\]]/g, ''), without];
}

/** One alternative of a format. */
interface Script {
  readonly read: (text: string) => Period | null;
  readonly write: DateSpelling['write'];
  readonly isFine: boolean;
  /** It reads every text that the format reads. */
  readonly isWhole: boolean;
}

/** Named formats as patterns of Java: one of the ways in which each may be written. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['basic_date', 'yyyyMMdd'],
  ['basic_date_time', "yyyyMMdd'T'HHmmss.SSSX"],
  ['basic_date_time_no_millis', "yyyyMMdd'T'HHmmssX"],
  ['date', 'yyyy-MM-dd'],
  ['date_hour', "yyyy-MM-dd'T'HH"],
  ['date_hour_minute', "yyyy-MM-dd'T'HH:mm"],
  ['date_hour_minute_second', "yyyy-MM-dd'T'HH:mm:ss"],
  ['date_hour_minute_second_fraction', "yyyy-MM-dd'T'HH:mm:ss.SSS"],
  ['date_hour_minute_second_millis', "yyyy-MM-dd'T'HH:mm:ss.SSS"],
  ['date_optional_time', "yyyy-MM-dd'T'HH:mm:ss.SSSX"],
  ['date_optional_time_nanos', "yyyy-MM-dd'T'HH:mm:ss.SSSX"],
  ['date_time', "yyyy-MM-dd'T'HH:mm:ss.SSSX"],
  ['date_time_no_millis', "yyyy-MM-dd'T'HH:mm:ssX"],
  ['iso8601', "yyyy-MM-dd'T'HH:mm:ss.SSSX"],
  ['year', 'yyyy'],
  ['year_month', 'yyyy-MM'],
  ['year_month_day', 'yyyy-MM-dd'],
]);

function scriptOf(name: string): Script | null {
  if (name === 'epoch_millis') return epoch(1, true);
  if (name === 'epoch_second') return epoch(1000, false);
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^strict_/, '');
  const pattern = NAMED.get(snake);
  return pattern === undefined ? patternScript(name, true) : patternScript(pattern, false);
}

/** Whole units since 1970. Fractions and times before are left open, and no other alternative reads them. */
function epoch(unit: number, isFine: boolean): Script {
  return {
    read: (text) => {
      if (!/^\d{1,15}$/.test(text)) return null;
      const first = Number(text) * unit;
      return { first, last: first + unit - 1, latest: first + unit - 1 };
    },
    write: (instant) => (instant < 0 ? null : Math.floor(instant / unit)),
    isFine,
    isWhole: true,
  };
}

type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction';

const UNITS: readonly Unit[] = ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A piece of a pattern: what reads it, and what it is written as from the pieces of an instant. */
interface Piece {
  readonly unit: Unit | null;
  readonly pattern: string;
  /** The text for what ISO 8601 writes of the unit, or for nothing. */
  readonly text: (iso: string) => string;
  /** What ISO 8601 writes for the text. */
  readonly iso: (text: string) => string;
}

const same = (text: string): string => text;

const LETTERS: ReadonlyMap<string, Piece> = new Map<string, Piece>([
  ['yyyy', { unit: 'year', pattern: '[0-9]{4}', text: same, iso: same }],
  ['uuuu', { unit: 'year', pattern: '[0-9]{4}', text: same, iso: same }],
  ['MM', { unit: 'month', pattern: '[0-9]{2}', text: same, iso: same }],
  ['MMM', { unit: 'month', pattern: MONTHS.join('|'), text: (iso) => MONTHS[Number(iso) - 1] ?? '', iso: monthNumber }],
  ['dd', { unit: 'day', pattern: '[0-9]{2}', text: same, iso: same }],
  ['HH', { unit: 'hour', pattern: '[0-9]{2}', text: same, iso: same }],
  ['mm', { unit: 'minute', pattern: '[0-9]{2}', text: same, iso: same }],
  ['ss', { unit: 'second', pattern: '[0-9]{2}', text: same, iso: same }],
  ...[3, 4, 5, 6, 7, 8, 9].map((count): readonly [string, Piece] => [
    'S'.repeat(count),
    {
      unit: 'fraction',
      pattern: `[0-9]{3}0{${count - 3}}`,
      text: (iso) => iso.padEnd(count, '0'),
      iso: (text) => text.slice(0, 3),
    },
  ]),
  ...['X', 'XX', 'XXX'].map((letters): readonly [string, Piece] => [letters, fixed('Z')]),
  ['x', fixed('+00')],
  ['xxx', fixed('+00:00')],
  ...['xx', 'Z', 'ZZ', 'ZZZ'].map((letters): readonly [string, Piece] => [letters, fixed('+0000')]),
]);

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name) + 1).padStart(2, '0');
}

function fixed(text: string): Piece {
  return { unit: null, pattern: text.replace(/[^A-Za-z0-9]/g, '\\$&'), text: () => text, iso: same };
}

/** Letters whose texts are all read: zones may be written in other ways too, and fractions finer. */
const PLAIN = /^(?:yyyy|uuuu|MMM?|dd|HH|mm|ss|SSS)$/;

/** Java's pattern, when its units go from the year down without a gap and nothing may be left out; null: it is another. */
function patternScript(pattern: string, isPattern: boolean): Script | null {
  const tokens = pattern.match(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']/g) ?? [];
  if (tokens.join('') !== pattern || tokens.some((token) => /^[[\]{}#]$/.test(token))) return null;
  const pieces: Piece[] = [];
  for (const token of tokens) {
    const piece = /^[A-Za-z]/.test(token) ? LETTERS.get(token) : fixed(unquoted(token));
    if (piece === undefined) return null;
    pieces.push(piece);
  }
  const units = pieces.flatMap(({ unit }) => (unit === null ? [] : [unit]));
  const wanted = UNITS.slice(0, units.length);
  if (units.length === 0 || !wanted.every((unit) => units.filter((other) => other === unit).length === 1)) return null;
  const whole = new RegExp(`^${pieces.map((piece) => `(${piece.pattern})`).join('')}$`);
  return {
    read: (text) => {
      const found = whole.exec(text);
      return found === null ? null : periodOf(isoOf(pieces, found.slice(1), wanted));
    },
    write: (instant) => {
      // Years of four digits only: others are written with a sign.
      const iso = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/.exec(new Date(instant).toISOString());
      if (iso === null) return null;
      return pieces.map((piece) => piece.text(piece.unit === null ? '' : (iso[UNITS.indexOf(piece.unit) + 1] ?? ''))).join('');
    },
    isFine: units.length === UNITS.length,
    isWhole: isPattern && tokens.every((token) => !/^[A-Za-z]/.test(token) || PLAIN.test(token)),
  };
}

function unquoted(token: string): string {
  if (token === "''") return "'";
  return token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token;
}

/** ISO 8601 down to the smallest unit of a text. */
function isoOf(pieces: readonly Piece[], texts: readonly string[], units: readonly Unit[]): string {
  const before = { year: '', month: '-', day: '-', hour: 'T', minute: ':', second: ':', fraction: '.' } as const;
  return units
    .map((unit) => {
      const place = pieces.findIndex((piece) => piece.unit === unit);
      return `${before[unit]}${pieces[place]?.iso(texts[place] ?? '') ?? ''}`;
    })
    .join('');
}
