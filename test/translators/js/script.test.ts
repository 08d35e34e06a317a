import { describe, expect, it } from 'vitest';
import { answer } from './support.ts';

/** Whether a script over one text (and a second one) holds. */
function holds(condition: string, name: unknown = 'text', args: unknown = 'other', pid: unknown = 7): boolean {
  return answer(`any where ${condition}`, JSON.stringify({ process: { name, args, pid, exit_code: 2 } }));
}

describe('a function of a script', () => {
  it.each([
    ['between(process.name, "a", "z") == "b"', 'xabzz', true],
    ['between(process.name, "a", "z", true) == "bz"', 'xabzz', true],
    ['between(process.name, "A", "Z") == ""', 'xabzz', true],
    ['between~(process.name, "A", "Z") == "B"', 'xaBzz', true],
    ['between(process.name, "", "c") == "abc"', 'abc', true],
    ['between(process.name, "a", "b") == ""', '', true],
    ['between(process.name, "a", "z", true) == ""', 'zab', false],
    ['between(process.name, "a", "z", true) != ""', 'zab', false],
    ['not (between(process.name, process.args, "z", true) == "")', 'z other b', false],
    ['not stringContains(process.name, process.executable)', 'zab', false],
    ['not stringContains(process.name, process.executable)', '', false],
    ['concat(process.name, process.pid, true, 1.5, 2) == "text7true1.52"', 'text', true],
    ['concat(process.name, null) == null', 'text', true],
    ['indexOf(process.name, "t") == 0', 'text', true],
    ['indexOf(process.name, "t", 1) == 3', 'text', true],
    ['indexOf(process.name, "t", -5) == 0', 'text', true],
    ['indexOf(process.name, "x") == -1', 'abc', false],
    ['indexOf(process.name, "x") == null', 'abc', true],
    ['indexOf(process.name, "", 2) == 2', 'abc', true],
    ['indexOf(process.name, "", 9) == 3', 'abc', true],
    ['indexOf~(process.name, "T", 1) == 3', 'text', true],
    ['length(process.name) == 2', '😀', true],
    ['length(process.name) >= 0', '', true],
    ['length(process.name) + 1 == 4', 'abc', true],
    ['substring(process.name, -3) == "def"', 'abcdef', true],
    ['substring(process.name, 0, -1) == "abcde"', 'abcdef', true],
    ['substring(process.name, -99, 2) == "ab"', 'abcdef', true],
    ['substring(process.name, 4, 2) == ""', 'abcdef', true],
    ['substring(process.name, 2, 99) == "cdef"', 'abcdef', true],
    ['substring(process.name, 1, null) == "bcdef"', 'abcdef', true],
    ['startsWith(process.name, process.args)', 'others', true],
    ['startsWith(process.name, process.args)', 'OTHERS', false],
    ['startsWith~(process.name, process.args)', 'OTHERS', true],
    ['endsWith(process.name, process.args)', 'an other', true],
    ['stringContains(process.name, process.args)', 'an other one', true],
    ['stringContains(process.name, process.args)', '', false],
    ['endsWith(process.name, substring(process.args, 5))', '', true],
    ['number(process.name) == 42', '42', true],
    ['number(process.name) == 42', ' 42 ', true],
    ['string(number(process.name)) == "42.0"', ' 42 ', true],
    ['string(number(process.name)) == "42"', '42', true],
    ['number(process.name) == 31', '0x1f', true],
    ['number(process.name, 16) == 31', '0x1f', true],
    ['number(process.name, 16) == 31', '1F', true],
    ['number(process.name, 2) == -5', '-101', true],
    ['number(process.name, 10) == 31', '0x1f', false],
    ['number(process.name) == 0.5', '5e-1', true],
    ['number(process.name) == 1.5', '1.5d', true],
    ['number(process.name) != null', 'abc', false],
    ['not (number(process.name) == 5 and process.pid == 7)', 'abc', false],
    ['not (number(process.name) == 5 and process.pid == 8)', 'abc', true],
    ['not number(process.name) == 5 or process.pid == 7', 'abc', true],
    ['number(process.name) == null', 'abc', false],
    ['string(process.pid) == "7"', '', true],
    ['string(process.pid / 2.0) == "3.5"', '', true],
    ['string(process.pid * 1.0) == "7.0"', '', true],
    ['string(process.pid * 1000000.0 * 2) == "1.4E7"', '', true],
    ['string(process.pid / 100000.0) == "7.0E-5"', '', true],
    ['process.pid / 2 == 3', '', true],
    ['-process.pid / 2 == -3', '', true],
    ['-process.pid % 2 == -1', '', true],
    ['process.pid % -2 == 1', '', true],
    ['process.exit_code / (process.pid - 7) == 1', '', false],
    ['process.exit_code / (process.pid - 7) == null', '', false],
    ['not (process.exit_code / (process.pid - 7) == 1)', '', false],
    ['process.pid / 0.0 > 1', '', true],
    ['process.pid + 9223372036854775807 > 0', '', true],
    ['process.pid + process.exit_code + 9223372036854775807 > 0', '', true],
    ['process.pid * 2 + 9223372036854775807 > 0.0', '', false],
    ['process.pid - process.exit_code == 5', '', true],
    ['process.pid + null == null', '', true],
    ['substring(process.name, 0) in ("a", "text")', 'text', true],
    ['substring(process.name, 0) in ("a", "Text")', 'text', false],
    ['substring(process.name, 0) in~ ("a", "Text")', 'text', true],
    ['length(process.name) in (3, 4)', 'text', true],
    ['substring(process.name, 0) like "t?x*"', 'text', true],
    ['substring(process.name, 0) > "\u{1f600}"', '\ue000', true],
    ['cidrMatch(source.ip, "10.0.0.0/8") == null', '', true],
  ])('decides %s on %j', (condition, name, expected) => {
    expect(holds(condition, name)).toBe(expected);
  });

  it('ranges over all pairs of values of two fields, and of one field named twice', () => {
    expect(holds('concat(process.name, process.args) == "bd"', ['a', 'b'], ['c', 'd'])).toBe(true);
    expect(holds('concat(process.name, process.name) == "ab"', ['a', 'b'])).toBe(true);
    expect(holds('process.pid - process.pid == 1', '', '', [1, 2])).toBe(true);
  });

  it('is null for a missing field, and for no other reason than a null result', () => {
    expect(holds('length(process.name) == null', null)).toBe(true);
    expect(holds('indexOf(process.name, "x") == null', ['x', 'y'])).toBe(true);
    expect(holds('indexOf(process.name, "x") != null', ['x', 'y'])).toBe(false);
    expect(holds('startsWith(process.name, process.args)', 'x', [])).toBe(false);
    expect(holds('not startsWith(process.name, process.args)', 'x', [])).toBe(true);
  });

  it('that fails on one value may hold for another', () => {
    expect(holds('number(process.name) == 5', ['abc', '5'])).toBe(true);
    expect(holds('number(process.name) == 5', ['5', 'abc'])).toBe(true);
  });

  it('writes addresses in their usual form', () => {
    for (const [written, text] of [
      ['10.0.0.1', '10.0.0.1'],
      ['::ffff:1.2.3.4', '1.2.3.4'],
      ['2001:DB8:0:0:1:0:0:0', '2001:db8:0:0:1::'],
      ['0:0:0:0:0:0:0:0', '::'],
      ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ]) {
      expect(answer(`any where string(source.ip) == "${text}"`, JSON.stringify({ source: { ip: written } }))).toBe(true);
    }
    expect(answer('any where string(source.ip) == null', '{}')).toBe(true);
  });

  it('gives up on more than a million choices of values', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
    expect(holds('concat(process.name, process.args) == "v0v1"', many(1001), many(1000))).toBe(false);
    expect(holds('concat(process.name, process.args) == "v99v99"', many(100), many(100))).toBe(true);
  });
});
