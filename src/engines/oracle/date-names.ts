import { type Digits, fraction, inTurn, literal, maybe, number, type Step, zone } from './date-steps.ts';

const OFFSET = zone(/^([+-])([0-9]{2})(?::?([0-9]{2}))?/, 'Z');
const FRACTION = fraction(1, 9, '.');
const ANY_FRACTION = inTurn(maybe(FRACTION), maybe(fraction(1, 9, ',')));
const YEAR = number('year', { least: 4, most: 10, sign: 'exceeds' });
const T = literal('T');

function pair(part: string, strict: boolean): Step {
  return number(part, { least: strict ? 2 : 1, most: 2 });
}

function exactly(part: string, width: number, more: Partial<Digits> = {}): Step {
  return number(part, { least: width, most: width, ...more });
}

/** Every named format; those that exist in a strict and a lenient form are told together. */
export const NAMED_FORMATS: ReadonlyMap<string, Step> = new Map([...both(true), ...both(false), ...single()]);

function both(strict: boolean): readonly (readonly [string, Step])[] {
  const name = (rest: string): string => (strict ? `strict_${rest}` : rest);
  const dash = literal('-');
  const colon = literal(':');
  const year = strict ? YEAR : number('year', { least: 1, most: 5, sign: 'minus' });
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((part) => pair(part, strict)) as [
    Step,
    Step,
    Step,
    Step,
    Step,
  ];
  const partial = inTurn(year, maybe(dash, month, maybe(dash, day)));
  const full = inTurn(year, dash, month, dash, day);
  const date = strict ? full : partial;
  const clock = inTurn(hour, colon, minute, colon, second);
  const ordinal = inTurn(YEAR, dash, number('day of year', { least: strict ? 3 : 1, most: 3 }));
  const week = inTurn(weekYear, literal('-W'), pair('week', strict), dash, exactly('day of week', 1));
  const minutes = inTurn(hour, colon, minute, maybe(colon, second, FRACTION));
  const bigYear = strict ? YEAR : number('year', { least: 1, most: 9, sign: 'minus' });
  return [
    [name('date'), date],
    [name('date_hour'), inTurn(date, T, hour)],
    [name('date_hour_minute'), inTurn(date, T, hour, colon, minute)],
    [name('date_hour_minute_second'), inTurn(date, T, clock)],
    [name('date_hour_minute_second_fraction'), inTurn(partial, T, clock, FRACTION)],
    ...(strict ? [[name('date_hour_minute_second_millis'), inTurn(partial, T, clock, FRACTION)] as const] : []),
    [name('date_time'), strict ? inTurn(partial, T, clock, maybe(FRACTION), OFFSET) : inTurn(partial, T, minutes, OFFSET)],
    [
      name('date_time_no_millis'),
      strict ? inTurn(partial, T, clock, OFFSET) : inTurn(partial, T, hour, colon, minute, maybe(colon, second), maybe(OFFSET)),
    ],
    [name('hour'), hour],
    [name('hour_minute'), inTurn(hour, colon, minute)],
    [name('hour_minute_second'), clock],
    [name('hour_minute_second_fraction'), inTurn(clock, FRACTION)],
    ...(strict ? [[name('hour_minute_second_millis'), inTurn(clock, FRACTION)] as const] : []),
    [name('ordinal_date'), ordinal],
    [name('ordinal_date_time'), inTurn(ordinal, T, minutes, OFFSET)],
    [name('ordinal_date_time_no_millis'), inTurn(ordinal, T, clock, OFFSET)],
    [name('time'), inTurn(clock, FRACTION, OFFSET)],
    [name('time_no_millis'), inTurn(clock, OFFSET)],
    [name('t_time'), inTurn(T, clock, FRACTION, OFFSET)],
    [name('t_time_no_millis'), inTurn(T, clock, OFFSET)],
    [name('week_date'), week],
    [name('week_date_time'), inTurn(week, T, clock, FRACTION, OFFSET)],
    [name('week_date_time_no_millis'), inTurn(week, T, clock, OFFSET)],
    [name('year'), bigYear],
    [name('year_month'), inTurn(bigYear, dash, month)],
    [name('year_month_day'), strict ? partial : inTurn(bigYear, dash, month, dash, day)],
  ];
}

function weekYear(text: string, from: Parameters<Step>[1]): ReturnType<Step> {
  return number('week year', { least: 4, most: 10, sign: 'exceeds' })(text, from);
}

function single(): readonly (readonly [string, Step])[] {
  const [month, day, hour, minute, second] = ['month', 'day', 'hour', 'minute', 'second'].map((part) => exactly(part, 2)) as [
    Step,
    Step,
    Step,
    Step,
    Step,
  ];
  const dash = literal('-');
  const colon = literal(':');
  const partial = inTurn(YEAR, maybe(dash, month, maybe(dash, day)));
  const clock = inTurn(hour, colon, minute, colon, second);
  const optional = inTurn(
    partial,
    maybe(T, maybe(hour, maybe(colon, minute, maybe(colon, second, ANY_FRACTION)), maybe(OFFSET))),
  );
  const lenient = pairsOf(false);
  const year = exactly('year', 4, { sign: 'minus' });
  const basicDate = inTurn(year, month, day);
  const basicOrdinal = inTurn(year, exactly('day of year', 3));
  const basicWeek = inTurn(weekYear, literal('W'), exactly('week', 2), exactly('day of week', 1));
  const basicClock = inTurn(hour, minute, second);
  const withTime = (prefix: string, start: Step): readonly (readonly [string, Step])[] => [
    [`${prefix}_time`, inTurn(start, basicClock, FRACTION, OFFSET)],
    [`${prefix}_time_no_millis`, inTurn(start, basicClock, OFFSET)],
  ];
  return [
    ['iso8601', optional],
    ['strict_date_optional_time', optional],
    ['strict_date_optional_time_nanos', inTurn(partial, maybe(T, clock, ANY_FRACTION, maybe(OFFSET)))],
    ['date_optional_time', lenient],
    ['basic_date', basicDate],
    ...withTime('basic_date', inTurn(basicDate, T)),
    ['basic_ordinal_date', basicOrdinal],
    ...withTime('basic_ordinal_date', inTurn(basicOrdinal, T)),
    ...withTime('basic', inTurn()),
    ...withTime('basic_t', T),
    ['strict_basic_week_date', basicWeek],
    ...withTime('strict_basic_week_date', inTurn(basicWeek, T)),
  ];
}

/** `date_optional_time`: one or two digits everywhere, and a fraction after whatever time there is. */
function pairsOf(strict: boolean): Step {
  const dash = literal('-');
  const colon = literal(':');
  const part = (name: string): Step => pair(name, strict);
  return inTurn(
    number('year', { least: 1, most: 5, sign: 'minus' }),
    maybe(dash, part('month'), maybe(dash, part('day'))),
    maybe(T, maybe(part('hour'), maybe(colon, part('minute'), maybe(colon, part('second')), ANY_FRACTION, maybe(OFFSET)))),
  );
}
