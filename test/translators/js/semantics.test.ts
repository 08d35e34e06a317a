import { describe, expect, it } from 'vitest';
import { answer } from './support.ts';

/** The documents of the vectors; `a` is a number, `s` a keyword. */
const DOCUMENTS = {
  D1: '{"a":5,"s":"Foo"}',
  D2: '{"a":[3,9],"s":["foo","bar"]}',
  D3: '{}',
  D4: '{"a":null,"s":""}',
  D5: '{"a":4,"s":"x\\\\y"}',
};

/** The same over fields of the mapping: a number and a keyword. */
function inEcs(text: string): string {
  return text.replace(/\b(a|s)\b(?![a-z"]*")|(?<=")(a|s)(?=":)/g, (name) => (name === 'a' ? 'process.pid' : 'process.name'));
}

describe('a condition on one value, several, none, null', () => {
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
    ['a - a == 0', 'D1 D2 D5'],
    ['null == (a + 1 > 3)', 'D3 D4'],
  ])('%s matches %s', (condition, expected) => {
    const matching = Object.entries(DOCUMENTS).filter(([, json]) => answer(`any where ${inEcs(condition)}`, inEcs(json)));
    expect(matching.map(([name]) => name).join(' ')).toBe(expected);
  });
});
