import { describe, expect, it } from 'vitest';
import { holdsHalves, momentOf } from '../../../../src/engines/flat-events/index.ts';

describe('a moment', () => {
  it.each([
    ['2020', '2020-01-01T00:00:00.000Z', 0],
    [2020, '2020-01-01T00:00:00.000Z', 0],
    ['2020-02', '2020-02-01T00:00:00.000Z', 0],
    ['2020-02-02T01+01', '2020-02-02T00:00:00.000Z', 0],
    ['2020-02-02T01:02-0130', '2020-02-02T02:32:00.000Z', 0],
    ['2020-02-02T01:02:03,123456789Z', '2020-02-02T01:02:03.123Z', 456_789],
    ['1580688000000', '2020-02-03T00:00:00.000Z', 0],
    [-1.5, '1969-12-31T23:59:59.998Z', 0],
  ])('%s is %s and %d nanoseconds', (value, text, nanos) => {
    const moment = momentOf(value);
    expect([new Date(moment?.milliseconds ?? Number.NaN).toISOString(), moment?.nanos]).toEqual([text, nanos]);
  });

  it.each(['2020-02-30', '2020-13', '2020-02-02 01:02', 'now', '', true, null, ['2020'], Number.NaN, 8.64e15 + 2, -Infinity])(
    'is none of %s',
    (value) => {
      expect(momentOf(value)).toBeNull();
    },
  );
});

describe('half a character', () => {
  it.each([
    [{ a: '\ud800' }, true],
    [{ '\udc00': 1 }, true],
    [{ a: [{ b: 'x\ud83dy' }] }, true],
    [{ a: '\ud83d\ude00', b: '\\ud800' }, false],
  ])('%j: %s', (event, expected) => {
    expect(holdsHalves(event)).toBe(expected);
  });
});
