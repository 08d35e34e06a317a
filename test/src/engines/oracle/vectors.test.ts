import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../src/event/index.ts';
import { matching, settings } from './ask.ts';

const EVENTS: readonly Event[] = [
  { a: 5, s: 'Foo' },
  { a: [3, 9], s: ['foo', 'bar'] },
  {},
  { a: null, s: '' },
  { a: 4, s: 'x\\y' },
];
const MAPPED = settings({ a: 'long', s: 'keyword' });

describe('the conformance vectors of eql-semantics, appendix A', () => {
  it.each([
    ['a > 4', 'D1 D2'],
    ['not (a > 4)', 'D3 D4 D5'],
    ['a <= 4', 'D2 D5'],
    ['a > 4 and a < 4', 'D2'],
    ['a != 5', 'D2 D3 D4 D5'],
    ['a not in (3, 5)', 'D3 D4 D5'],
    ['a == null', 'D3 D4'],
    ['length(s) == 3', 'D1 D2 D5'],
    ['length(s) != 3', 'D3 D4'],
    ['not (length(s) == 3)', 'D3 D4'],
    ['indexOf(s, "o") == null', 'D2 D3 D4 D5'],
    ['indexOf(s, "o") != null', 'D1'],
    ['substring(s, 0, 1) : "F"', 'D1 D2'],
    ['a + 1 == 6', 'D1'],
    ['concat(s, a) == "foo9"', 'D2'],
    ['s == "foo"', 'D2'],
    ['s : "foo"', 'D1 D2'],
    ['s != "foo"', 'D1 D3 D4 D5'],
    ['not s : "f*"', 'D3 D4 D5'],
    ['s : "*"', 'D1 D2 D4 D5'],
    ['s : "?*"', 'D1 D2 D5'],
    ['s == ""', 'D4'],
    ['s like "x\\\\*"', 'D5'],
    ['s regex "x\\\\\\\\y"', 'D5'],
    ['s regex~ "[a-z]oo"', 'D2'],
    ['s regex~ "f.*"', 'D1 D2'],
    ['endsWith(s, "\\\\y")', 'D5'],
    ['s in~ ("FOO")', 'D1 D2'],
    ['s > "b"', 'D2 D5'],
    ['s == null', 'D3'],
  ])('%s matches %s', async (condition, expected) => {
    const found = await matching(condition, EVENTS, MAPPED);
    expect(typeof found === 'string' ? found : found.map((id) => `D${id + 1}`).join(' ')).toBe(expected);
  });
});
