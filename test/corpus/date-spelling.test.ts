import { describe, expect, it } from 'vitest';
import { spellingOf } from '../../corpus/conditions/date-spelling.ts';
import { valuesAt } from '../../corpus/edit.ts';
import { generateCorpus, generateTimelines, planCorpus, whyNoTimeline } from '../../corpus/index.ts';
import { dateFormat } from '../../src/engines/oracle/date-formats.ts';
import { oracle } from '../../src/engines/oracle/index.ts';
import type { Schema } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { questionsOf } from '../../src/languages/eql/questions.ts';
import { ecsSchema } from '../../src/schema/index.ts';
import { someOf } from '../support/random-cases.ts';
import { asked, parsed } from './support.ts';

const SETTINGS = { eventCategoryField: 'event.category', timestampField: '@timestamp', semantics: DEFAULT_SEMANTICS, now: 0 };

function schemaWith(field: string, format: string): Schema {
  const { fields } = ecsSchema();
  const facts = { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
  return { fields: new Map([...fields, [field, { ...facts, dateFormat: format }]]) };
}

/** Formats with a constant of each. */
const FORMATS: readonly (readonly [format: string, constant: string])[] = [
  ['dd/MM/yyyy', '"02/02/2020"'],
  ['dd/MMM/yyyy:HH:mm:ss Z', '"02/Feb/2020:10:30:15 +0000"'],
  ['yyyy-MM-dd HH:mm:ss.SSS', '"2020-02-02 10:30:15.123"'],
  ["yyyyMMdd'T'HHmm", '"20200202T1030"'],
  ['epoch_second', '1580601600'],
  ['epoch_millis', '1580601600000'],
  ['epoch_second||yyyy-MM-dd HH:mm[:ss]', '"2020-02-02 10:30"'],
  ['basic_date_time', '"20200202T103015.123Z"'],
  ['strict_date_time_no_millis', '"2020-02-02T10:30:15Z"'],
  ["uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX", '"2020-02-02T10:30:15.123000Z"'],
];

describe.each(someOf(FORMATS))('dates written %s', (format, constant) => {
  const schema = schemaWith('seen', format);

  it('are read as the oracle reads them', () => {
    const spelling = spellingOf(format);
    const read = dateFormat(format);
    for (const instant of [0, 1_580_601_600_000, 1_582_979_415_123, 4_000_000_000_000]) {
      const value = spelling?.write(instant) ?? null;
      expect(value).not.toBeNull();
      const millis = Number((read?.(String(value))?.from ?? 0n) / 1_000_000n);
      expect([spelling?.instant(value ?? '')]).toEqual([millis]);
    }
  });

  it.each(['==', '<', '>=', '!='])('have events on both sides of %s', async (operator) => {
    const text = `any where seen ${operator} ${constant}`;
    const query = parsed(text);
    const options = { seed: 1, schema, ...DEFAULT_SEMANTICS, events: 60 };
    const { obstacles, gaps, matching, nearMisses } = planCorpus(questionsOf(query), options);
    expect({ obstacles, gaps }).toEqual({ obstacles: [], gaps: [] });
    expect(Math.min(matching.length, nearMisses.length)).toBeGreaterThan(3);
    const corpus = [...generateCorpus(questionsOf(query), options)];
    const loaded = await oracle.load(
      corpus.map(({ event }) => event),
      { ...SETTINGS, schema },
    );
    const verdict = await loaded.run(text);
    const found = verdict.status === 'answered' ? verdict.matches.map(([id]) => id) : verdict;
    expect(found).toEqual(corpus.flatMap(({ expected }, id) => (expected ? [id] : [])));
  });
});

describe('what is not written here', () => {
  it.each(['hh:mm a', "YYYY-'W'ww", 'HH:mm', 'yyyy-dd', 'nonsense'])('%s has no spelling', (format) => {
    expect(spellingOf(format)).toBeNull();
  });

  it('leaves a condition open', () => {
    const { obstacles } = planCorpus(asked('any where seen == "10:30"'), {
      seed: 1,
      schema: schemaWith('seen', 'HH:mm'),
      events: 10,
    });
    expect(obstacles.length).toBeGreaterThan(0);
  });
});

describe('ordinary events', () => {
  it('have dates as the mapping asks for them', () => {
    const schema = schemaWith('@timestamp', 'yyyy/MM/dd HH:mm:ss');
    const corpus = [...generateCorpus(asked('process where process.name == "a"'), { seed: 1, schema, events: 20 })];
    const stamps = corpus.flatMap(({ event }) => valuesAt(event, '@timestamp'));
    expect(stamps.length).toBeGreaterThan(0);
    expect(stamps.filter((stamp) => !/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/.test(String(stamp)))).toEqual([]);
  });
});

describe('timelines', () => {
  const text = 'sequence by host.id with maxspan=1m [process where process.name == "a"] [file where file.name == "b"]';

  it.each(['yyyy/MM/dd HH:mm:ss.SSS', 'epoch_millis'])('are written %s', async (format) => {
    const schema = schemaWith('@timestamp', format);
    const timelines = [...generateTimelines(asked(text), { seed: 1, schema, timelines: 12 })];
    expect(timelines.some(({ expected }) => expected.length > 0)).toBe(true);
    for (const { events, expected } of timelines) {
      const verdict = await (await oracle.load(events, { ...SETTINGS, schema })).run(text);
      expect(verdict).toEqual({ status: 'answered', matches: expected });
    }
  });

  it('are not made where moments are written too coarsely', () => {
    const schema = schemaWith('@timestamp', 'yyyy/MM/dd HH:mm:ss');
    expect([...generateTimelines(asked(text), { seed: 1, schema, timelines: 3 })]).toEqual([]);
    const [gap] = whyNoTimeline(asked(text), { seed: 1, schema });
    expect(gap?.reason).toBe(
      'moments of "yyyy/MM/dd HH:mm:ss" are not written to the millisecond here: no timeline is made for it',
    );
  });
});
