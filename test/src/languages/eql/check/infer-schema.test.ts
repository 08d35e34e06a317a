import { describe, expect, it } from 'vitest';
import { inferSchema } from '../../../../../src/languages/eql/check/index.ts';
import { parseEql } from '../../../../../src/languages/eql/index.ts';
import { source } from '../../../../../src/source/index.ts';
import { FIELDS } from '../../../../support/eql-fields.ts';

function inferred(condition: string): Record<string, string> {
  const parsed = parseEql(source(`any where ${condition}`));
  if (!parsed.ok) throw new Error('does not parse');
  const { fields } = inferSchema(parsed.value, FIELDS);
  return Object.fromEntries([...fields].filter(([name]) => !FIELDS.fields.has(name)).map(([name, { type }]) => [name, type]));
}

describe('a field that the mapping lacks', () => {
  it.each([
    ['x == "a"', { x: 'keyword' }],
    ['x : "a"', { x: 'keyword' }],
    ['x != null', { x: 'keyword' }],
    ['x == 5', { x: 'long' }],
    ['-5 < x', { x: 'long' }],
    ['x < 0.5 and x > 1', { x: 'double' }],
    ['x in (1, 2)', { x: 'long' }],
    ['x == true', { x: 'boolean' }],
    ['x and not y', { x: 'boolean', y: 'boolean' }],
    ['cidrMatch(x, "::1") and x == "::1"', { x: 'ip' }],
    ['x == 0 or x == "0"', { x: 'keyword' }],
    ['x + 1 == 2', { x: 'long' }],
    ['length(x) == 2', { x: 'keyword' }],
    ['concat(x, y) == "a"', { x: 'keyword', y: 'keyword' }],
    ['flat.a.b == 1', { 'flat.a.b': 'flattened' }],
    ['s == "a"', {}],
  ])('gets its type from its use: %s', (condition, types) => {
    expect(inferred(condition)).toEqual(types);
  });

  it('gets the facts of an ECS keyword', () => {
    const parsed = parseEql(source('process where __proto__ == "a"'));
    if (!parsed.ok) throw new Error('does not parse');
    const { fields } = inferSchema(parsed.value, { fields: new Map() });
    const keyword = { type: 'keyword', ignoreAbove: 1024, nullValue: null, exactSubfield: null, origin: 'inferred' };
    expect([...fields]).toEqual([
      ['event.category', keyword],
      ['__proto__', keyword],
    ]);
  });

  it.each([
    ['sequence [any where true] by n [any where true] by x', { x: 'long' }],
    ['sequence [any where true] by x [any where true] by when', { x: 'date' }],
    ['sequence [any where true] by x [any where true] by s until [any where true] by y', { x: 'keyword', y: 'keyword' }],
    ['sequence [any where true] by n with runs=2 until [any where true] by x', { x: 'long' }],
    ['sequence [any where x == 5] by x [any where true] by y', { x: 'long', y: 'long' }],
    ['sequence [any where x == 5] by x [any where y > 1.5] by y', { x: 'double', y: 'double' }],
    ['sequence by s [any where true] by n, x [any where true] by y, y', { x: 'long', y: 'long' }],
    ['sample [any where true] by flag [any where true] by x', { x: 'boolean' }],
  ])('has the type of the keys that it is joined with: %s', (text, types) => {
    const parsed = parseEql(source(text));
    if (!parsed.ok) throw new Error('does not parse');
    const { fields } = inferSchema(parsed.value, FIELDS);
    const found = [...fields].filter(([name]) => !FIELDS.fields.has(name) && name !== 'event.category');
    expect(Object.fromEntries(found.map(([name, { type }]) => [name, type]))).toEqual(types);
  });

  it('leaves the mapping alone when nothing is missing', () => {
    const parsed = parseEql(source('any where s == "a"'));
    expect(parsed.ok && inferSchema(parsed.value, FIELDS)).toBe(FIELDS);
  });
});
