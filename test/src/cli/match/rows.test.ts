import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutNulls } from '../../../../src/cli/match/table/rows.ts';

/** What it has to come to, by way of values. */
function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, stripped(member)]));
}

describe('a row as an event', () => {
  it('has no member without a value, and all else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => {
        expect(JSON.parse(withoutNulls(JSON.stringify(row)))).toEqual(stripped(JSON.parse(JSON.stringify(row))));
      }),
    );
  });

  it('may be of a text as long as a script', () => {
    const text = JSON.stringify('nan \\" '.repeat(2_000_000));
    expect(withoutNulls(`{"a":${text},"b":null}`)).toBe(`{"a":${text}}`);
  });

  it.each([
    ['{"a":9223372036854775807,"b":null,"c":1.50}', '{"a":9223372036854775807,"c":1.50}'],
    ['{"a":NaN,"b":[nan,-inf,1],"c":Infinity}', '{"b":[null,null,1]}'],
    ['{"a":null,"b":{"c":null},"d":"null"}', '{"b":{},"d":"null"}'],
    ['{ "a" : "x, }\\"", "b" : [ {"c": null} ] }', '{"a":"x, }\\"","b":[{}]}'],
    ['{}', '{}'],
  ])('%s is %s', (row, event) => {
    expect(withoutNulls(row)).toBe(event);
  });
});
