import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import { translate } from '../../src/api/translate.ts';
import { formatReader } from '../../src/engines/es-dsl/date-format/index.ts';
import { esDsl } from '../../src/engines/es-dsl/index.ts';
import { js as jsEngine } from '../../src/engines/js/index.ts';
import { dateFormat } from '../../src/engines/oracle/date-formats.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import { type DateFormat, DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { parseDate, parseDateFormat } from '../../src/languages/eql/lower/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { source } from '../../src/source/index.ts';
import { createStream } from '../../src/stream/index.ts';
import { compile } from '../../translators/js/index.ts';
import { helperTexts } from '../../translators/js/runtime/index.ts';
import { DATE_VECTORS } from './date-vectors.ts';

type Moments = readonly [from: number | null, to: number | null];

const writtenInstants: (value: string, layouts: readonly (readonly [RegExp, readonly string[]])[]) => readonly number[] =
  new Function(`${helperTexts(['writtenInstants']).join('\n')}\nreturn writtenInstants;`)();

function told(format: string): DateFormat {
  const parsed = parseDateFormat(format);
  if (parsed === null) throw new Error(`${format} is not told`);
  return parsed;
}

function ofOracle(format: string, text: string): Moments {
  const read = dateFormat(format);
  if (read === null) throw new Error(`the oracle does not tell ${format}`);
  const found = read(text);
  return found === null ? [null, null] : [milliseconds(found.from), milliseconds(found.to)];
}

/** Whole milliseconds, also before 1970. */
function milliseconds(nanos: bigint): number {
  const rest = ((nanos % 1_000_000n) + 1_000_000n) % 1_000_000n;
  return Number((nanos - rest) / 1_000_000n);
}

function ofLowering(format: string, text: string): Moments {
  const found = parseDate(text, told(format));
  return found === null ? [null, null] : [found.from, found.to];
}

function ofQueryDsl(format: string, text: string): Moments {
  const read = formatReader(format);
  if (read === null) throw new Error(`the evaluator of query DSL does not tell ${format}`);
  const [from, to] = [read(text, 'down'), read(text, 'up')];
  return from === null || to === null ? [null, null] : [milliseconds(from), milliseconds(to)];
}

function ofModules(format: string, text: string): number | null {
  const layouts = told(format).layouts.map(({ pattern, parts }) => [new RegExp(pattern, 'u'), parts] as const);
  const [instant = null] = writtenInstants(text, layouts);
  return instant;
}

describe.each(Object.entries(DATE_VECTORS))('dates written %s', (pattern, vectors) => {
  it.each(vectors)('"%s" is %s to %s', (text, from, to) => {
    // A text of which either end is no moment is no constant of a rule.
    const ends = from === null || to === null ? [null, null] : [from, to];
    const answers = { oracle: ofOracle(pattern, text), lowering: ofLowering(pattern, text), esDsl: ofQueryDsl(pattern, text) };
    expect(answers).toEqual({ oracle: ends, lowering: ends, esDsl: ends });
    if (to !== null) expect(ofModules(pattern, text)).toBe(from);
  });
});

/** Named formats, a text of each, and the moments it names; the rest of what they take is the business of their parts. */
const NAMED: readonly (readonly [format: string, text: string, from: string | null, to?: string])[] = [
  ['epoch_millis', '2020', '1970-01-01T00:00:02.020Z'],
  ['epoch_millis', '-5', '1969-12-31T23:59:59.995Z'],
  ['epoch_second', '1580601600', '2020-02-02T00:00:00.000Z', '2020-02-02T00:00:00.999Z'],
  ['epoch_second', '1580601600.25', '2020-02-02T00:00:00.250Z'],
  ['epoch_second', 'x', null],
  ['strict_date_optional_time', '2020-02-02', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
  ['strict_date_optional_time', '2020', '2020-01-01T00:00:00.000Z', '2020-01-01T23:59:59.999Z'],
  ['strict_date_optional_time', '2020-02-02T10:30:15.5+01:00', '2020-02-02T09:30:15.500Z'],
  ['strict_date_optional_time', '2020-2-2', null],
  ['date_optional_time', '2020-2-2T1:2:3', '2020-02-02T01:02:03.000Z', '2020-02-02T01:02:03.999Z'],
  ['strict_date_optional_time_nanos', '2020-02-02T10:30:15,123456789Z', '2020-02-02T10:30:15.123Z'],
  ['strict_date_optional_time_nanos', '2020-02-02T10:30', null],
  ['basic_date', '20200202', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
  ['basicDate', '20200202', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
  ['basic_date_time', '20200202T103015.5Z', '2020-02-02T10:30:15.500Z'],
  ['basic_date_time_no_millis', '20200202T103015+0100', '2020-02-02T09:30:15.000Z', '2020-02-02T09:30:15.999Z'],
  ['basic_ordinal_date', '2020060', '2020-02-29T00:00:00.000Z', '2020-02-29T23:59:59.999Z'],
  ['basic_time_no_millis', '103015Z', '1970-01-01T10:30:15.000Z', '1970-01-01T10:30:15.999Z'],
  ['basic_t_time', 'T103015.5Z', '1970-01-01T10:30:15.500Z'],
  ['strict_basic_week_date', '2020W057', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
  ['date', '2020-2-2', '2020-02-02T00:00:00.000Z', '2020-02-02T23:59:59.999Z'],
  ['strict_date', '2020-2-2', null],
  ['date_hour', '2020-2-2T1', '2020-02-02T01:00:00.000Z', '2020-02-02T01:59:59.999Z'],
  ['date_hour_minute', '2020-2-2T1:5', '2020-02-02T01:05:00.000Z', '2020-02-02T01:05:59.999Z'],
  ['strict_date_hour_minute_second', '2020-02-02T10:30:15', '2020-02-02T10:30:15.000Z', '2020-02-02T10:30:15.999Z'],
  ['strict_date_hour_minute_second_millis', '2020-02-02T10:30:15.1', '2020-02-02T10:30:15.100Z'],
  ['date_time', '2020-02-02T10:30:15.5+01:00', '2020-02-02T09:30:15.500Z'],
  ['date_time_no_millis', '2020-02-02T10:30', '2020-02-02T10:30:00.000Z', '2020-02-02T10:30:59.999Z'],
  ['hour', '7', '1970-01-01T07:00:00.000Z', '1970-01-01T07:59:59.999Z'],
  ['hour_minute_second', '7:5:3', '1970-01-01T07:05:03.000Z', '1970-01-01T07:05:03.999Z'],
  ['ordinal_date', '2020-60', '2020-02-29T00:00:00.000Z', '2020-02-29T23:59:59.999Z'],
  ['strict_ordinal_date_time', '2020-060T10:30:15.5Z', '2020-02-29T10:30:15.500Z'],
  ['time', '7:05:03.5Z', '1970-01-01T07:05:03.500Z'],
  ['strict_t_time_no_millis', 'T10:30:15+01:00', '1970-01-01T09:30:15.000Z', '1970-01-01T09:30:15.999Z'],
  ['strict_week_date', '2020-W53-5', '2021-01-01T00:00:00.000Z', '2021-01-01T23:59:59.999Z'],
  ['strict_week_date', '2021-W53-5', null],
  ['week_date_time', '2020-W5-7T1:02:03.5Z', '2020-02-02T01:02:03.500Z'],
  ['year', '987', '0987-01-01T00:00:00.000Z', '0987-01-01T23:59:59.999Z'],
  ['strict_year', '987', null],
  ['year_month', '2020-5', '2020-05-01T00:00:00.000Z', '2020-05-01T23:59:59.999Z'],
  ['strict_year_month_day', '2020-05-06', '2020-05-06T00:00:00.000Z', '2020-05-06T23:59:59.999Z'],
  ['year_month_day', '2020-5-6', '2020-05-06T00:00:00.000Z', '2020-05-06T23:59:59.999Z'],
  ['dd-MM-yyyy||epoch_second', '17-12-2022', '2022-12-17T00:00:00.000Z', '2022-12-17T23:59:59.999Z'],
  ['dd-MM-yyyy||epoch_second', '5', '1970-01-01T00:00:05.000Z', '1970-01-01T00:00:05.999Z'],
  ['8dd-MM-yyyy', '17-12-2022', '2022-12-17T00:00:00.000Z', '2022-12-17T23:59:59.999Z'],
];

describe('named formats', () => {
  const cases = NAMED.map(([format, text, from, to = from ?? undefined]) => ({ format, text, from, to }));

  it.each(cases)('$format reads "$text" as $from', ({ format, text, from, to }) => {
    const ends = from === null || to === undefined ? [null, null] : [Date.parse(from), Date.parse(to)];
    const answers = {
      oracle: ofOracle(format, text),
      lowering: ofLowering(format, text),
      esDsl: ofQueryDsl(format, text),
      modules: ofModules(format, text),
    };
    expect(answers).toEqual({ oracle: ends, lowering: ends, esDsl: ends, modules: ends[0] });
  });

  it.each([
    'YYYY-MM-dd',
    'e',
    'yyyy-MM-dd z',
    'GG',
    'QQQ',
    'yyyy-MM-dd VV',
    'nonsense',
    '',
    'yyyy{',
    "'x",
    'yyyy||Y',
    'dM',
    '---',
  ])('%s is not told by anyone', (format) => {
    expect([parseDateFormat(format), dateFormat(format), formatReader(format)]).toEqual([null, null, null]);
  });
});

describe('a rule over dates of a format of their own', () => {
  const read = schemaFromMapping({ properties: { when: { type: 'date', format: 'dd/MM/yyyy[ HH:mm]||epoch_second' } } });
  if (!read.ok) throw new Error('no mapping');
  const { schema } = read;
  const events = ['01/02/2020', '02/02/2020 10:30', '03/02/2020', '1580601600', 1580601600, ['x', '01/02/2020'], null].map(
    (when) => ({
      when,
    }),
  );

  it.each([
    ['when == "02/02/2020"', [1, 3, 4]],
    ['when > "01/02/2020"', [1, 2, 3, 4]],
    ['when >= "02/02/2020 10:30"', [1, 2]],
    ['when < "02/02/2020||+1d/d"', [0, 1, 3, 4, 5]],
    ['when <= 1580601600', [0, 3, 4, 5]],
    ['when == null', [6]],
  ])('%s matches %j', async (condition, expected) => {
    const analysis = analyzeEql(source(`any where ${condition}`), { schema });
    if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join());
    const compiled = compile(analysis.value.rule);
    if (!compiled.ok) throw new Error('refused');
    const settings = {
      schema,
      semantics: DEFAULT_SEMANTICS,
      now: 0,
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    };
    const verdict = await (await oracle.load(events, settings)).run(`any where ${condition}`);
    expect(verdict).toEqual({ status: 'answered', matches: expected.map((id) => [id]) });
    expect(events.flatMap((event, id) => (compiled.value(event) ? [id] : []))).toEqual(expected);
    const request = translate(analysis.value.rule, 'es-dsl');
    if (request.status === 'refused') throw new Error('refused');
    expect(await (await esDsl.load(events, settings)).run(request.text)).toEqual(verdict);
  });

  it('takes no constant of another format', () => {
    const analysis = analyzeEql(source('any where when > "2020-02-02"'), { schema });
    expect(analysis.ok ? [] : analysis.problems.map(({ code }) => code)).toEqual(['constant-does-not-fit']);
  });
});

describe('a sequence of moments of a format of their own', () => {
  const text = 'sequence by host with maxspan=1m [any where step == 1] [any where step == 2]';
  const format = 'dd/MM/yyyy HH:mm:ss[.SSS]||epoch_second';
  const schemaOf = (type: string, written: string) => {
    const properties = { '@timestamp': { type, format: written }, host: { type: 'keyword' }, step: { type: 'long' } };
    const read = schemaFromMapping({ properties });
    if (!read.ok) throw new Error('no mapping');
    return read.schema;
  };
  const event = (stamp: string | number, host: string, step: number) => ({ '@timestamp': stamp, host, step });
  const events = [
    event('01/02/2020 23:59:30', 'a', 1),
    event('01/02/2020 23:59:30.500', 'b', 1),
    event('02/02/2020 00:00:30', 'a', 2),
    event(1580601631, 'b', 2),
  ];

  it('is found by the oracle, by modules and by streams', async () => {
    const schema = schemaOf('date', format);
    const analysis = analyzeEql(source(text), { schema });
    if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join());
    const { rule } = analysis.value;
    const settings = { eventCategoryField: 'event.category', timestampField: '@timestamp', semantics: DEFAULT_SEMANTICS };
    const verdict = await (await oracle.load(events, { ...settings, schema, now: 0 })).run(text);
    expect(verdict).toEqual({ status: 'answered', matches: [[0, 2]] });
    const module = translate(rule, 'js');
    if (module.status === 'refused') throw new Error('refused');
    expect(await (await jsEngine.load(events, { ...settings, schema, now: 0 })).run(module.text)).toEqual(verdict);
    const ready = streamRuleCompiler()(rule, { id: 'r', name: 'r' });
    if (!ready.ok) throw new Error('not ready');
    const found: (number | undefined)[][] = [];
    const stream = createStream([ready.value], {
      onSeries: (match) => found.push(match.events.map((each) => each?.lineNumber)),
    });
    const late = [{ ...event('x', 'a', 2) }, { ...event('2020-02-02T00:00:30Z', 'a', 2) }];
    stream.push(new TextEncoder().encode([...events, ...late].map((each) => JSON.stringify(each)).join('\n')));
    const { series } = stream.end();
    expect(found).toEqual([[1, 3]]);
    expect(series[0]?.unplaced).toEqual({ 'no-timestamp': 0, 'bad-timestamp': 2, 'several-tiebreakers': 0 });
  });

  it.each([
    ['date_nanos', format, ['date-format-unread']],
    ['date_nanos', 'strict_date_optional_time_nanos', []],
    ['date', 'YYYY', ['date-format-unread']],
  ])('%s of the format %s: %j', (type, written, codes) => {
    const analysis = analyzeEql(source(text), { schema: schemaOf(type, written) });
    expect(analysis.ok ? [] : analysis.problems.map(({ code }) => code)).toEqual(codes);
  });
});
