import type { DateLayout, DatePart } from '../../../../ir/index.ts';

/** What the marks in the table below stand for: a part, and the texts it is read from. */
const MARKS: Readonly<Record<string, readonly [part: DatePart, pattern: string]>> = {
  YEAR: ['year', '[0-9]{4}|\\+[0-9]{5,10}|-[0-9]{4,10}'],
  YYYY: ['year', '-?[0-9]{4}'],
  Y5: ['year', '-?[0-9]{1,5}'],
  Y: ['year', '-?[0-9]{1,9}'],
  WEEKYEAR: ['week-year', '[0-9]{4}|\\+[0-9]{5,10}|-[0-9]{4,10}'],
  WW: ['week', '[0-9]{2}'],
  W: ['week', '[0-9]{1,2}'],
  E: ['weekday', '[0-9]'],
  MM: ['month', '[0-9]{2}'],
  M: ['month', '[0-9]{1,2}'],
  DD: ['day', '[0-9]{2}'],
  D: ['day', '[0-9]{1,2}'],
  DDD: ['day-of-year', '[0-9]{3}'],
  D3: ['day-of-year', '[0-9]{1,3}'],
  HH: ['hour', '[0-9]{2}'],
  H: ['hour', '[0-9]{1,2}'],
  mm: ['minute', '[0-9]{2}'],
  m: ['minute', '[0-9]{1,2}'],
  ss: ['second', '[0-9]{2}'],
  s: ['second', '[0-9]{1,2}'],
  f: ['fraction', '[0-9]{1,9}'],
  z: ['zone', 'Z|[+-][0-9]{2}(?::?[0-9]{2})?'],
};

const DATE = '<YEAR>(?:-<MM>(?:-<DD>)?)?';
const LOOSE_DATE = '<Y5>(?:-<M>(?:-<D>)?)?';
const TIME = '<HH>:<mm>:<ss>';
const LOOSE_TIME = '<H>:<m>:<s>';
const WEEK = '<WEEKYEAR>-W<WW>-<E>';
const LOOSE_WEEK = '<WEEKYEAR>-W<W>-<E>';
const OPTIONAL_TIME = '<HH>(?::<mm>(?::<ss>(?:[.,]<f>)?)?)?';

/**
 * Elasticsearch's formats by their names, as regular expressions over whole texts with a mark for each part. All of them read
 * digits strictly where their name begins with `strict_`, and fractions of one to nine digits.
 */
const NAMED: Readonly<Record<string, string>> = {
  iso8601: `${DATE}(?:T(?:${OPTIONAL_TIME}<z>?)?)?`,
  strict_date_optional_time: `${DATE}(?:T(?:${OPTIONAL_TIME}<z>?)?)?`,
  strict_date_optional_time_nanos: `${DATE}(?:T${TIME}(?:[.,]<f>)?<z>?)?`,
  date_optional_time: `${LOOSE_DATE}(?:T(?:<H>(?::<m>(?::<s>)?(?:[.,]<f>)?<z>?)?)?)?`,
  basic_date: '<YYYY><MM><DD>',
  basic_date_time: '<YYYY><MM><DD>T<HH><mm><ss>\\.<f><z>',
  basic_date_time_no_millis: '<YYYY><MM><DD>T<HH><mm><ss><z>',
  basic_ordinal_date: '<YYYY><DDD>',
  basic_ordinal_date_time: '<YYYY><DDD>T<HH><mm><ss>\\.<f><z>',
  basic_ordinal_date_time_no_millis: '<YYYY><DDD>T<HH><mm><ss><z>',
  basic_time: '<HH><mm><ss>\\.<f><z>',
  basic_time_no_millis: '<HH><mm><ss><z>',
  basic_t_time: 'T<HH><mm><ss>\\.<f><z>',
  basic_t_time_no_millis: 'T<HH><mm><ss><z>',
  strict_basic_week_date: '<WEEKYEAR>W<WW><E>',
  strict_basic_week_date_time: '<WEEKYEAR>W<WW><E>T<HH><mm><ss>\\.<f><z>',
  strict_basic_week_date_time_no_millis: '<WEEKYEAR>W<WW><E>T<HH><mm><ss><z>',
  strict_date: '<YEAR>-<MM>-<DD>',
  date: LOOSE_DATE,
  strict_date_hour: '<YEAR>-<MM>-<DD>T<HH>',
  date_hour: `${LOOSE_DATE}T<H>`,
  strict_date_hour_minute: '<YEAR>-<MM>-<DD>T<HH>:<mm>',
  date_hour_minute: `${LOOSE_DATE}T<H>:<m>`,
  strict_date_hour_minute_second: `<YEAR>-<MM>-<DD>T${TIME}`,
  date_hour_minute_second: `${LOOSE_DATE}T${LOOSE_TIME}`,
  strict_date_hour_minute_second_fraction: `${DATE}T${TIME}\\.<f>`,
  strict_date_hour_minute_second_millis: `${DATE}T${TIME}\\.<f>`,
  date_hour_minute_second_fraction: `${LOOSE_DATE}T${LOOSE_TIME}\\.<f>`,
  strict_date_time: `${DATE}T${TIME}(?:\\.<f>)?<z>`,
  date_time: `${LOOSE_DATE}T<H>:<m>(?::<s>\\.<f>)?<z>`,
  strict_date_time_no_millis: `${DATE}T${TIME}<z>`,
  date_time_no_millis: `${LOOSE_DATE}T<H>:<m>(?::<s>)?<z>?`,
  strict_hour: '<HH>',
  hour: '<H>',
  strict_hour_minute: '<HH>:<mm>',
  hour_minute: '<H>:<m>',
  strict_hour_minute_second: TIME,
  hour_minute_second: LOOSE_TIME,
  strict_hour_minute_second_fraction: `${TIME}\\.<f>`,
  strict_hour_minute_second_millis: `${TIME}\\.<f>`,
  hour_minute_second_fraction: `${LOOSE_TIME}\\.<f>`,
  strict_ordinal_date: '<YEAR>-<DDD>',
  ordinal_date: '<YEAR>-<D3>',
  strict_ordinal_date_time: '<YEAR>-<DDD>T<HH>:<mm>(?::<ss>\\.<f>)?<z>',
  ordinal_date_time: '<YEAR>-<D3>T<H>:<m>(?::<s>\\.<f>)?<z>',
  strict_ordinal_date_time_no_millis: `<YEAR>-<DDD>T${TIME}<z>`,
  ordinal_date_time_no_millis: `<YEAR>-<D3>T${LOOSE_TIME}<z>`,
  strict_time: `${TIME}\\.<f><z>`,
  time: `${LOOSE_TIME}\\.<f><z>`,
  strict_time_no_millis: `${TIME}<z>`,
  time_no_millis: `${LOOSE_TIME}<z>`,
  strict_t_time: `T${TIME}\\.<f><z>`,
  t_time: `T${LOOSE_TIME}\\.<f><z>`,
  strict_t_time_no_millis: `T${TIME}<z>`,
  t_time_no_millis: `T${LOOSE_TIME}<z>`,
  strict_week_date: WEEK,
  week_date: LOOSE_WEEK,
  strict_week_date_time: `${WEEK}T${TIME}\\.<f><z>`,
  week_date_time: `${LOOSE_WEEK}T${LOOSE_TIME}\\.<f><z>`,
  strict_week_date_time_no_millis: `${WEEK}T${TIME}<z>`,
  week_date_time_no_millis: `${LOOSE_WEEK}T${LOOSE_TIME}<z>`,
  strict_year: '<YEAR>',
  year: '<Y>',
  strict_year_month: '<YEAR>-<MM>',
  year_month: '<Y>-<M>',
  strict_year_month_day: DATE,
  year_month_day: '<Y>-<M>-<D>',
};

const EPOCH: Readonly<Record<string, readonly DateLayout[]>> = {
  epoch_millis: [{ pattern: '^(-?[0-9]{1,18}(?:\\.[0-9]{0,6})?)$', parts: ['epoch-milliseconds'] }],
  epoch_second: [{ pattern: '^(-?[0-9]{1,15}(?:\\.[0-9]{0,9})?)$', parts: ['epoch-seconds'] }],
};

/** The layouts of a named format, also in camel case as older mappings have it; null: no such name, or one that is not told. */
export function namedFormat(written: string): readonly DateLayout[] | null {
  const name = written.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (Object.hasOwn(EPOCH, written)) return EPOCH[written] ?? null;
  const template = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (template === undefined) return null;
  const parts: DatePart[] = [];
  const pattern = template.replace(/<(\w+)>/g, (_, mark: string) => {
    const [part, texts] = MARKS[mark] ?? ['none', '(?!)'];
    parts.push(part);
    return `(${texts})`;
  });
  return [{ pattern: `^${pattern}$`, parts }];
}
