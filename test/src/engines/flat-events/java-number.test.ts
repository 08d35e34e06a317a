import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenEvent } from '../../../../src/engines/flat-events/index.ts';
import { javaNumber } from '../../../../src/engines/flat-events/java-number.ts';
import { schemaFromMapping } from '../../../../src/schema/index.ts';

describe('a number as Java reads it', () => {
  it.each([
    ['0x1p3', 8],
    ['+0x.8P+4', 8],
    ['-0x1.8p-1', -0.75],
    ['0X1.p0', 1],
    [`0x1${'0'.repeat(300)}p-1200`, 1],
    ['0x1p1023', 2 ** 1023],
    ['0x1p-1074', Number.MIN_VALUE],
    ['0x0p99999', 0],
    // Half way between two doubles it is the even one, and a bit far behind decides otherwise.
    ['0x20000000000001p0', 2 ** 53],
    ['0x20000000000001.00000000000001p0', 2 ** 53 + 2],
    ['0x1p1024', null],
    ['0x5', null],
    ['0xp3', null],
    ['0x.p3', null],
    ['1e400', null],
    ['NaN', null],
    ['', null],
    ['00.50', 0.5],
  ])('%s', (text, number) => {
    expect(javaNumber(text)).toBe(number);
  });

  it('is the number that was written in hexadecimal', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -8, max: 8 }), (number, power) => {
        const digits = Math.abs(number).toString(16);
        // Of powers that leave the range of doubles the digits alone do not tell what becomes.
        fc.pre(Math.abs(number) === 0 || (Math.abs(number) > 1e-290 && Math.abs(number) < 1e290));
        const sign = Object.is(number, -0) || number < 0 ? '-' : '';
        expect(javaNumber(`${sign}0x${digits}p${power}`)).toBe(number * 2 ** power);
      }),
    );
  });

  it('is what a field of such a type holds', () => {
    const types = { d: 'double', i: 'integer', n: 'long', by: 'byte' };
    const properties = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
    const read = schemaFromMapping({ properties });
    if (!read.ok) throw new Error('it is no mapping');
    const held = (event: { readonly [name: string]: string }) => flattenEvent(event, read.schema);
    expect(held({ d: ' 0x1p3d ', i: '0x1.8p3', n: '0x1p3', by: '0x1p8' })).toEqual({ d: 8, i: 12 });
    expect(held({ d: 'NaN', i: ' -NaN ', n: 'NaN', by: 'NaN' })).toEqual({ i: 0, by: 0 });
  });
});
