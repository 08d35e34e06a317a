import { describe, expect, it } from 'vitest';
import { valuesAt } from '../../corpus/edit.ts';
import type { LabelledEvent } from '../../corpus/index.ts';
import type { Event, Schema, SchemaField } from '../../src/event/index.ts';
import { inferSchema } from '../../src/languages/eql/check/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { corpusOf, parsed } from './support.ts';

function eventsOf(text: string, base: Schema = ecsSchema()): readonly LabelledEvent[] {
  return corpusOf(text, { events: 300, maliciousShare: 0.3, schema: inferSchema(parsed(text), base) });
}

function strings(event: Event, field: string): readonly string[] {
  return valuesAt(event, field)
    .map(String)
    .filter((value) => value.length <= 1024);
}

function numbers(event: Event, field: string): readonly number[] {
  return valuesAt(event, field).map((value) => Math.trunc(Number(value)));
}

const name =
  (test: (value: string) => boolean) =>
  (event: Event): boolean =>
    strings(event, 'user.name').some(test);
const pid =
  (test: (value: number) => boolean) =>
  (event: Event): boolean =>
    numbers(event, 'process.pid').some(test);
const hexadecimal = (value: string): boolean => /^-?[0-9a-f]+$/i.test(value) && Number.parseInt(value, 16) === 255;

/** Each rule with its meaning written by hand. */
const MEANINGS: readonly (readonly [string, (event: Event) => boolean])[] = [
  // Numbers as text (eql-semantics 9.2).
  ['any where user.name == 1.0', name((value) => value === '1.0')],
  ['any where user.name == -2.50', name((value) => value === '-2.5')],
  ['any where user.name in (7, 1e3)', name((value) => value === '7' || value === '1000.0')],
  // Operators in the place of an operand (eql-semantics 7.1).
  ['any where user.name regex "|a"', name((value) => value === '|a')],
  ['any where user.name regex "a||b"', name((value) => value === 'a' || value === '|b')],
  ['any where user.name regex "(|a)x"', name((value) => value === '|ax')],
  ['any where user.name regex "(?i)a"', name((value) => value === '?ia')],
  ['any where user.name regex "{a}"', name((value) => value === '{a}')],
  ['any where user.name regex "*a"', name((value) => value === '*a')],
  ['any where user.name regex ")a"', name((value) => value === ')a')],
  ['any where user.name regex "**"', name((value) => /^\**$/.test(value))],
  ['any where user.name regex "[a-\\\\d]"', name((value) => /^[a-d]$/.test(value))],
  ['any where user.name regex "\\"\\""', name((value) => value === '')],
  ['any where user.name regex ""', name((value) => value === '')],
  // Every text ends with nothing (eql-semantics 6.3).
  ['any where endsWith(user.name, "")', name(() => true)],
  // Scripts (eql-semantics 3.3, 8).
  ['any where string(process.pid) == "5"', pid((value) => value === 5)],
  ['any where -process.pid > 5', pid((value) => value < -5)],
  [
    'any where process.pid - process.pid == 1',
    (event) => numbers(event, 'process.pid').some((one) => numbers(event, 'process.pid').includes(one - 1)),
  ],
  ['any where number(user.name, 16) == 255', name(hexadecimal)],
  ['any where user.name in (null, "a")', name((value) => value === 'a')],
  ['any where null == (process.pid > 3)', (event) => numbers(event, 'process.pid').length === 0],
  [`any where user.name : "${'*'.repeat(3000)}b"`, name((value) => /b$/i.test(value))],
];

/** Rules over dates, each with the milliseconds at which its answer changes (eql-semantics 9.2). */
const DAY = [Date.UTC(2020, 1, 2), Date.UTC(2020, 1, 3) - 1] as const;
const DATES: readonly (readonly [string, (instant: number) => boolean, readonly number[]])[] = [
  ['event.ingested == "2020-02-02"', (at) => at >= DAY[0] && at <= DAY[1], [DAY[0] - 1, DAY[0], DAY[1], DAY[1] + 1]],
  ['event.ingested > "2020-02-02"', (at) => at > DAY[1], [DAY[1], DAY[1] + 1]],
  ['event.ingested >= "2020-02-02"', (at) => at >= DAY[0], [DAY[0] - 1, DAY[0]]],
  ['event.ingested < "2020-02-02"', (at) => at < DAY[0], [DAY[0] - 1, DAY[0]]],
  ['event.ingested <= "2020-02-02"', (at) => at <= DAY[1], [DAY[1], DAY[1] + 1]],
  [
    'event.ingested <= "2020-02-02T10:30"',
    (at) => at < Date.UTC(2020, 1, 2, 10, 31),
    [Date.UTC(2020, 1, 2, 10, 31) - 1, Date.UTC(2020, 1, 2, 10, 31)],
  ],
  [
    'event.ingested == "2020-02-02T10:30:05.123Z"',
    (at) => at === Date.UTC(2020, 1, 2, 10, 30, 5, 123),
    [122, 123, 124].map((millisecond) => Date.UTC(2020, 1, 2, 10, 30, 5, millisecond)),
  ],
];

describe('odd conditions', () => {
  it.each(MEANINGS)('carry the label that the rule means: %.60s', (text, holds) => {
    const events = eventsOf(text);
    expect(events.some((event) => event.expected)).toBe(true);
    expect(events.some((event) => !event.expected)).toBe(true);
    for (const { event, expected, recipe } of events) expect([recipe, holds(event), event]).toEqual([recipe, expected, event]);
  });

  it.each(DATES)('on a date show both ends of its unit: %s', (condition, holds, ends) => {
    const events = eventsOf(`any where ${condition}`);
    const instants = new Set<number>();
    for (const { event, expected } of events) {
      const all = valuesAt(event, 'event.ingested').map((value) => Date.parse(String(value)));
      for (const instant of all) instants.add(instant);
      expect([all.some(holds), event]).toEqual([expected, event]);
    }
    expect(ends.filter((end) => !instants.has(end))).toEqual([]);
  });

  it('on @timestamp keep the time that the rule asks for', () => {
    const events = eventsOf('any where @timestamp == "2020-02-02"');
    const days = events.map(({ event }) => valuesAt(event, '@timestamp').some((value) => String(value).startsWith('2020-02-02')));
    expect(days.includes(true)).toBe(true);
    expect(days).toEqual(events.map((event) => event.expected));
  });

  it('rest on no date of a month that ends with its first day or its last', () => {
    const events = eventsOf('any where event.ingested <= "2020-02"');
    expect(new Set(events.map((event) => event.expected))).toEqual(new Set([true, false]));
    const open = events
      .flatMap(({ event }) => valuesAt(event, 'event.ingested'))
      .filter(
        (value) => Date.parse(String(value)) > Date.UTC(2020, 1, 2) - 1 && Date.parse(String(value)) < Date.UTC(2020, 2, 1),
      );
    expect(open).toEqual([]);
  });

  it('rest on no text that contains the empty one, which only the documentation denies', () => {
    for (const { event, expected } of eventsOf('any where stringContains(user.name, "")'))
      expect([expected, valuesAt(event, 'user.name')]).toEqual([false, []]);
  });

  it('make no event that matches a pattern whose list joins to another', () => {
    expect(eventsOf('any where user.name regex ("", "a")').some((event) => event.expected)).toBe(false);
  });

  it('make no event for a range that ends before it starts, or starts at a named class', () => {
    for (const pattern of ['[z-a]', '[\\\\d-x]', 'a)b', 'a|'])
      expect(eventsOf(`any where user.name regex "${pattern}"`).some((event) => event.expected)).toBe(false);
  });
});

describe('fields that events carry under another name', () => {
  const plain = { type: 'keyword', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
  const fields = new Map<string, SchemaField>([
    ['kw', plain],
    ['target', plain],
    ['al', { ...plain, path: 'target' }],
    ['tx', { ...plain, type: 'text', exactSubfield: 'keyword' }],
    ['tx.keyword', { ...plain, ignoreAbove: 5, path: 'tx' }],
    ['n', { ...plain, type: 'long' }],
    ['n.keyword', { ...plain, path: 'n' }],
  ]);
  const short = (event: Event): readonly string[] => strings(event, 'tx').filter((value) => value.length <= 5);
  const both = (event: Event): boolean =>
    strings(event, 'kw').some((one) =>
      strings(event, 'target').some((other) => other !== '' && one.toLowerCase().includes(other.toLowerCase())),
    );

  it.each<readonly [string, (event: Event) => boolean]>([
    ['any where al == "x"', (event) => strings(event, 'target').includes('x')],
    ['any where al == "x" and target == "y"', (event) => ['x', 'y'].every((value) => strings(event, 'target').includes(value))],
    ['any where stringContains~(kw, al)', both],
    ['any where tx : "abc*"', (event) => short(event).some((value) => /^abc/i.test(value))],
    ['any where tx.keyword == "ab"', (event) => short(event).includes('ab')],
    // The text itself is asked whether it is there, and has no limit of length (eql-semantics 9.1).
    ['any where tx == null', (event) => strings(event, 'tx').length === 0],
    ['any where not tx : "?*"', (event) => !short(event).some((value) => value !== '')],
  ])('carry the label that the rule means: %s', (text, holds) => {
    const events = eventsOf(text, { fields });
    expect(new Set(events.map((event) => event.expected))).toEqual(new Set([true, false]));
    for (const { event, expected } of events) expect([holds(event), event]).toEqual([expected, event]);
  });

  it('are long enough to be left out of the index in some event', () => {
    const events = eventsOf('any where not tx : "?*"', { fields });
    expect(events.some(({ event, expected }) => expected && strings(event, 'tx').some((value) => value.length > 5))).toBe(true);
  });

  it('match nothing that is too long to be indexed', () => {
    expect(eventsOf('any where tx : "abcdef*"', { fields }).some((event) => event.expected)).toBe(false);
  });

  it('decide nothing where they are indexed in another way than the field whose values they share', () => {
    expect(eventsOf('any where n.keyword == "x"', { fields }).some((event) => event.expected)).toBe(false);
  });
});
