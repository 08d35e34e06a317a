import { digits, type Element } from './element.ts';

/** What a word of a picture stands for; all other characters stand for themselves, and brackets for what may be left out. */
const WORDS: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['YEAR', digits('year', 4, 10, 'beyond')],
  ['Year4', digits('year', 4, 4, 'minus')],
  ['Year5', digits('year', 1, 5, 'minus')],
  ['Year9', digits('year', 1, 9, 'minus')],
  ['WEEKYEAR', digits('week year', 4, 10, 'beyond')],
  ['WEEK', digits('week', 2)],
  ['Week', digits('week', 1, 2)],
  ['WEEKDAY', digits('weekday', 1)],
  ['MONTH', digits('month', 2)],
  ['Month', digits('month', 1, 2)],
  ['DAY', digits('day', 2)],
  ['Day', digits('day', 1, 2)],
  ['DAYOFYEAR', digits('day of year', 3)],
  ['DayOfYear', digits('day of year', 1, 3)],
  ['HOUR', digits('hour', 2)],
  ['Hour', digits('hour', 1, 2)],
  ['MINUTE', digits('minute', 2)],
  ['Minute', digits('minute', 1, 2)],
  ['SECOND', digits('second', 2)],
  ['Second', digits('second', 1, 2)],
  ['DECIMALS', { kind: 'decimals', least: 1, most: 9 }],
  ['ZONE', { kind: 'zone', written: /^([+-])([0-9]{2})(?::?([0-9]{2}))?/, none: 'Z' }],
]);

const DATE = '<YEAR>-<MONTH>-<DAY>';
const PARTIAL = '<YEAR>[-<MONTH>[-<DAY>]]';
const EASY_DATE = '<Year5>[-<Month>[-<Day>]]';
const CLOCK = '<HOUR>:<MINUTE>:<SECOND>';
const EASY_CLOCK = '<Hour>:<Minute>:<Second>';
const MINUTES = '<HOUR>:<MINUTE>[:<SECOND>.<DECIMALS>]';
const EASY_MINUTES = '<Hour>:<Minute>[:<Second>.<DECIMALS>]';
const WEEK = '<WEEKYEAR>-W<WEEK>-<WEEKDAY>';
const EASY_WEEK = '<WEEKYEAR>-W<Week>-<WEEKDAY>';
const PLAIN_CLOCK = '<HOUR><MINUTE><SECOND>';
const PLAIN_DATE = '<Year4><MONTH><DAY>';
const PLAIN_WEEK = '<WEEKYEAR>W<WEEK><WEEKDAY>';
const FRACTION = '[.<DECIMALS>][,<DECIMALS>]';
const ISO = `${PARTIAL}[T[<HOUR>[:<MINUTE>[:<SECOND>${FRACTION}]][<ZONE>]]]`;

/** Elasticsearch's formats by name, as pictures (eql-semantics 9.1). */
const PICTURES = {
  iso8601: ISO,
  strict_date_optional_time: ISO,
  strict_date_optional_time_nanos: `${PARTIAL}[T${CLOCK}${FRACTION}[<ZONE>]]`,
  date_optional_time: `${EASY_DATE}[T[<Hour>[:<Minute>[:<Second>]${FRACTION}[<ZONE>]]]]`,
  strict_date: DATE,
  date: EASY_DATE,
  strict_date_hour: `${DATE}T<HOUR>`,
  date_hour: `${EASY_DATE}T<Hour>`,
  strict_date_hour_minute: `${DATE}T<HOUR>:<MINUTE>`,
  date_hour_minute: `${EASY_DATE}T<Hour>:<Minute>`,
  strict_date_hour_minute_second: `${DATE}T${CLOCK}`,
  date_hour_minute_second: `${EASY_DATE}T${EASY_CLOCK}`,
  strict_date_hour_minute_second_fraction: `${PARTIAL}T${CLOCK}.<DECIMALS>`,
  date_hour_minute_second_fraction: `${EASY_DATE}T${EASY_CLOCK}.<DECIMALS>`,
  strict_date_hour_minute_second_millis: `${PARTIAL}T${CLOCK}.<DECIMALS>`,
  strict_date_time: `${PARTIAL}T${CLOCK}[.<DECIMALS>]<ZONE>`,
  date_time: `${EASY_DATE}T${EASY_MINUTES}<ZONE>`,
  strict_date_time_no_millis: `${PARTIAL}T${CLOCK}<ZONE>`,
  date_time_no_millis: `${EASY_DATE}T<Hour>:<Minute>[:<Second>][<ZONE>]`,
  strict_hour: '<HOUR>',
  hour: '<Hour>',
  strict_hour_minute: '<HOUR>:<MINUTE>',
  hour_minute: '<Hour>:<Minute>',
  strict_hour_minute_second: CLOCK,
  hour_minute_second: EASY_CLOCK,
  strict_hour_minute_second_fraction: `${CLOCK}.<DECIMALS>`,
  hour_minute_second_fraction: `${EASY_CLOCK}.<DECIMALS>`,
  strict_hour_minute_second_millis: `${CLOCK}.<DECIMALS>`,
  strict_ordinal_date: '<YEAR>-<DAYOFYEAR>',
  ordinal_date: '<YEAR>-<DayOfYear>',
  strict_ordinal_date_time: `<YEAR>-<DAYOFYEAR>T${MINUTES}<ZONE>`,
  ordinal_date_time: `<YEAR>-<DayOfYear>T${EASY_MINUTES}<ZONE>`,
  strict_ordinal_date_time_no_millis: `<YEAR>-<DAYOFYEAR>T${CLOCK}<ZONE>`,
  ordinal_date_time_no_millis: `<YEAR>-<DayOfYear>T${EASY_CLOCK}<ZONE>`,
  strict_time: `${CLOCK}.<DECIMALS><ZONE>`,
  time: `${EASY_CLOCK}.<DECIMALS><ZONE>`,
  strict_time_no_millis: `${CLOCK}<ZONE>`,
  time_no_millis: `${EASY_CLOCK}<ZONE>`,
  strict_t_time: `T${CLOCK}.<DECIMALS><ZONE>`,
  t_time: `T${EASY_CLOCK}.<DECIMALS><ZONE>`,
  strict_t_time_no_millis: `T${CLOCK}<ZONE>`,
  t_time_no_millis: `T${EASY_CLOCK}<ZONE>`,
  strict_week_date: WEEK,
  week_date: EASY_WEEK,
  strict_week_date_time: `${WEEK}T${CLOCK}.<DECIMALS><ZONE>`,
  week_date_time: `${EASY_WEEK}T${EASY_CLOCK}.<DECIMALS><ZONE>`,
  strict_week_date_time_no_millis: `${WEEK}T${CLOCK}<ZONE>`,
  week_date_time_no_millis: `${EASY_WEEK}T${EASY_CLOCK}<ZONE>`,
  strict_year: '<YEAR>',
  year: '<Year9>',
  strict_year_month: '<YEAR>-<MONTH>',
  year_month: '<Year9>-<Month>',
  strict_year_month_day: PARTIAL,
  year_month_day: '<Year9>-<Month>-<Day>',
  basic_date: PLAIN_DATE,
  basic_date_time: `${PLAIN_DATE}T${PLAIN_CLOCK}.<DECIMALS><ZONE>`,
  basic_date_time_no_millis: `${PLAIN_DATE}T${PLAIN_CLOCK}<ZONE>`,
  basic_ordinal_date: '<Year4><DAYOFYEAR>',
  basic_ordinal_date_time: `<Year4><DAYOFYEAR>T${PLAIN_CLOCK}.<DECIMALS><ZONE>`,
  basic_ordinal_date_time_no_millis: `<Year4><DAYOFYEAR>T${PLAIN_CLOCK}<ZONE>`,
  basic_time: `${PLAIN_CLOCK}.<DECIMALS><ZONE>`,
  basic_time_no_millis: `${PLAIN_CLOCK}<ZONE>`,
  basic_t_time: `T${PLAIN_CLOCK}.<DECIMALS><ZONE>`,
  basic_t_time_no_millis: `T${PLAIN_CLOCK}<ZONE>`,
  strict_basic_week_date: PLAIN_WEEK,
  strict_basic_week_date_time: `${PLAIN_WEEK}T${PLAIN_CLOCK}.<DECIMALS><ZONE>`,
  strict_basic_week_date_time_no_millis: `${PLAIN_WEEK}T${PLAIN_CLOCK}<ZONE>`,
} as const satisfies Readonly<Record<string, string>>;

const LAYOUTS: ReadonlyMap<string, string> = new Map(Object.entries(PICTURES));

/** The layout of a format with this name, in snake case or, as older mappings have it, in camel case; null: there is none. */
export function namedLayout(name: string): readonly Element[] | null {
  const picture = LAYOUTS.get(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  if (picture === undefined) return null;
  const open: Element[][] = [[]];
  for (const [token, word] of picture.matchAll(/<(\w+)>|./g)) {
    const element = word === undefined ? null : WORDS.get(word);
    if (element === undefined) throw new Error(`no word ${word} in the picture of ${name}`);
    if (token === '[') open.push([]);
    else if (token === ']') {
      const elements = open.pop() ?? [];
      open.at(-1)?.push({ kind: 'optional', elements });
    } else open.at(-1)?.push(element ?? { kind: 'literal', text: token });
  }
  return open[0] ?? null;
}
