import { describe, expect, it } from 'vitest';
import { matching, settings } from './ask.ts';

const MAPPED = settings({ f: 'keyword', g: 'keyword', n: 'long', b: 'boolean', ip: 'ip' });

describe('a leaf over missing fields (eql-semantics 3.2)', () => {
  it.each<[string, boolean]>([
    ['f == "v"', false],
    ['f != "v"', true],
    ['f : "x"', false],
    ['f : "x*"', false],
    ['f like~ "x*"', false],
    ['f like "x*"', false],
    ['f : "*"', false],
    ['f in ("a", "b")', false],
    ['f not in ("a", "b")', true],
    ['f in~ ("a")', false],
    ['f regex ".*"', false],
    ['f regex~ "x"', false],
    ['n < 1', false],
    ['n >= 1', false],
    ['b', false],
    ['not b', true],
    ['b == false', false],
    ['b != true', true],
    ['f == null', true],
    ['f != null', false],
    ['null == f', true],
    ['null != f', false],
    ['startsWith(f, "x")', false],
    ['endsWith(f, "")', false],
    ['stringContains(f, "")', false],
    ['cidrMatch(ip, "0.0.0.0/0")', false],
    ['length(f) > 3', false],
    ['length(f) != 3', true],
    ['indexOf(f, "x") == 2', false],
    ['concat(f, "x") == "x"', false],
    ['length(f) in (0, 1)', false],
    ['length(f) not in (0, 1)', true],
    ['substring(f, 0) : "*"', false],
    ['substring(f, 0) like "a?"', false],
    ['substring(f, 0) regex ".*"', false],
    ['n + 1 == 3', false],
    ['n % 2 != 0', true],
    ['length(f) == null', true],
    ['length(f) != null', false],
    ['startsWith(f, g)', false],
    ['not startsWith(f, g)', true],
    ['startsWith(f, g) == false', true],
    ['null == (n > 3)', true],
    ['null != (n > 3)', false],
    ['?f == "v"', false],
    ['?f != "v"', true],
    ['not ?f : "x"', true],
    ['?f == null', true],
  ])('%s is %s', async (condition, expected) => {
    expect(await matching(condition, [{}], MAPPED)).toEqual(expected ? [0] : []);
    expect(await matching(`not (${condition})`, [{}], MAPPED)).toEqual(expected ? [] : [0]);
  });

  it.each([null, [], [null], [[], [null]], {}, { deeper: 1 }])('%j is no value', async (value) => {
    expect(await matching('f == null', [{ f: value }], MAPPED)).toEqual([0]);
  });

  it('an empty string and false are values', async () => {
    expect(await matching('f != null and b != null', [{ f: '', b: false }], MAPPED)).toEqual([0]);
  });
});

describe('null tests of computations (eql-semantics 3.3)', () => {
  it.each<[string, readonly string[], boolean]>([
    ['indexOf(f, "o") == null', ['foo', 'bar'], true],
    ['indexOf(f, "o") != null', ['foo', 'bar'], false],
    ['indexOf(f, "o") != null', ['foo', 'boo'], true],
    ['concat(f, indexOf(f, "o")) like "*"', ['foo', 'bar'], true],
    ['concat(f, indexOf(f, "o")) : ("*1", "*")', ['foo', 'bar'], true],
    ['string(indexOf(f, "o")) regex ("1", ".*")', ['foo', 'bar'], true],
    ['concat(f, indexOf(f, "o")) like "*"', ['bar', 'baz'], false],
    ['length(f) == 3', ['a', 'bcd'], true],
    ['length(f) > 3 and length(f) < 2', ['a', 'bcde'], true],
    ['null == (length(f) > 3)', ['a'], false],
    ['null == (indexOf(f, "x") > 3 and length(f) == 1)', ['a'], true],
    ['null == (indexOf(f, "x") > 3 and length(f) == 2)', ['a'], false],
  ])('%s over %j is %s', async (condition, f, expected) => {
    expect(await matching(condition, [{ f }], MAPPED)).toEqual(expected ? [0] : []);
  });

  it('two optional fields that no mapping knows are equal', async () => {
    expect(await matching('?x == ?y', [{}], MAPPED)).toEqual([0]);
    expect(await matching('f == g', [{}], MAPPED)).toContain('constant on one side');
  });
});
