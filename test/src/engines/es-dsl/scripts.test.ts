import { describe, expect, it } from 'vitest';
import { found, type Mapping } from './ask.ts';

const MAPPING: Mapping = { s: 'keyword', n: 'long', f: 'double', b: 'boolean', ip: 'ip', d: 'date', t: 'text' };

/** Runs a script over one event; the message when it does not answer. */
async function script(source: string, event = {}, params?: string): Promise<boolean | string> {
  const text = `{"query":{"script":{"script":{"source":${JSON.stringify(source)}${params === undefined ? '' : `,"params":${params}`}}}}}`;
  const answer = await found(JSON.parse(text).query, [event], MAPPING);
  return typeof answer === 'string' ? answer : answer.length === 1;
}

/** What an expression gives, as text. */
async function shows(expression: string, text: string): Promise<void> {
  expect(await script(`return '' + (${expression}) == params.text`, {}, JSON.stringify({ text }))).toBe(true);
}

describe('Painless counts as Java does', () => {
  it.each([
    ['-7 / 2', '-3'],
    ['-7 % 2', '-1'],
    ['7 % -2', '1'],
    ['-7.0 / 2', '-3.5'],
    ['2147483647 + 1', '-2147483648'],
    ['2147483647 + 1L', '2147483648'],
    ['9223372036854775807L + 1', '-9223372036854775808'],
    ['65536 * 65536', '0'],
    ['-2147483648', '-2147483648'],
    ['(int) 3000000000L', '-1294967296'],
    ['(int) 3.99', '3'],
    ['(int) 1e20', '2147483647'],
    ['(long) Double.NaN', '0'],
    ['1.0E8', '1.0E8'],
    ['1e7', '1.0E7'],
    ['1.0', '1.0'],
    ['100.0', '100.0'],
    ['0.001', '0.001'],
    ['0.0001', '1.0E-4'],
    ['1 / 2.0', '0.5'],
    ['5L', '5'],
    ['0x1F', '31'],
    ['017', '15'],
    ['1 << 33', '2'],
    ['1L << 33', '8589934592'],
    ['-1 >>> 28', '15'],
    ['~5', '-6'],
    ['5 & 3 | 8', '9'],
    ['true ^ true', 'false'],
    ['(char) 65', 'A'],
    ["(char) 'a' + 1", '98'],
    ['null', 'null'],
    ['[1, 2L, 3.0, null]', '[1, 2, 3.0, null]'],
    ['1 + 2 + "x" + 1 + 2', '3x12'],
    ['true ? 1 : 2.0', '1.0'],
    ['null ?: 5', '5'],
    ['Math.max(1, 2)', '2.0'],
    ['Math.round(2.5)', '3'],
    ['Integer.MAX_VALUE', '2147483647'],
  ])('%s is %s', shows);

  it('an integer divided by zero is an error, a double is infinite', async () => {
    expect(await script('return 1 / 0 == 1')).toMatch(/event 0.*ArithmeticException: \/ by zero/);
    await shows('1.0 / 0', 'Infinity');
  });
});
