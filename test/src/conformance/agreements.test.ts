import { describe, expect, it } from 'vitest';
import { agree } from '../../../src/conformance/agreements.ts';
import type { Agreement } from '../../../src/contract/index.ts';
import type { Event, Schema } from '../../../src/event/index.ts';

const facts = { ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
const schema: Schema = {
  fields: new Map([
    ['ip', { ...facts, type: 'ip' }],
    ['n', { ...facts, type: 'integer' }],
    ['t', { ...facts, type: 'date' }],
    ['k', { ...facts, type: 'keyword', ignoreAbove: 3 }],
  ]),
};

/** A presumption, an event of which it holds and one of which it does not. */
const CASES: readonly (readonly [agreement: Agreement, holds: Event, fails: Event])[] = [
  [
    { kind: 'last-part', part: 'n', whole: 'p', separators: ['/'] },
    { p: '/a/b', n: 'b' },
    { p: '/a/b', n: 'c' },
  ],
  [{ kind: 'last-part', part: 'n', whole: 'p', separators: ['/'] }, {}, { n: 'b' }],
  [
    { kind: 'last-part', part: 'n', whole: 'p', separators: ['\\'] },
    { p: 'C:\\b', n: 'b' },
    { p: '/a/b', n: 'b' },
  ],
  [
    { kind: 'last-part', part: 'n', whole: 'p', separators: ['/'] },
    { p: ['/b', '/c'], n: ['c', 'b'] },
    { p: '/a/b', n: 'a/b' },
  ],
  [
    { kind: 'extension', part: 'e', whole: 'p' },
    { p: '/a.b/c.tar.gz', e: 'gz' },
    { p: '/a.b/c', e: 'b/c' },
  ],
  [{ kind: 'extension', part: 'e', whole: 'p' }, { p: '/a.b/c' }, { p: '/a.b' }],
  [
    { kind: 'arguments', part: 'a', whole: 'l', signs: ['-'] },
    { a: ['x', '-e'], l: 'x -e' },
    { a: ['-e'], l: '-e' },
  ],
  [
    { kind: 'arguments', part: 'a', whole: 'l', signs: [] },
    { a: ['y z'], l: 'x "y z"' },
    { a: ['y'], l: 'xy' },
  ],
  [{ kind: 'arguments', part: 'a', whole: 'l', signs: [] }, { a: ['x'], l: 'x' }, { a: ['x'] }],
  [
    { kind: 'inside', part: 'k', whole: 'p', before: '\\', after: '\\' },
    { p: 'H\\K\\v', k: 'K' },
    { p: 'H\\K', k: 'K' },
  ],
  [{ kind: 'account', name: 'n', domain: 'd' }, { n: 'eve', d: 'CORP' }, { n: 'eve' }],
  [{ kind: 'account', name: 'n', domain: 'd' }, {}, { n: 'CORP\\eve', d: 'CORP' }],
  [{ kind: 'together', field: 'a', other: 'b' }, { a: 1, b: 2 }, { a: 1 }],
  [
    { kind: 'goes-with', field: 'i', value: '0', other: 'n', texts: ['root'] },
    { i: '0', n: 'Root' },
    { i: '0', n: 'toor' },
  ],
  [
    { kind: 'goes-with', field: 'i', value: 'S-1-5-18', other: 'd', texts: ['NT AUTHORITY'] },
    { i: 'S-1-5-19', d: 'CORP' },
    { i: '\u017f-1-5-18', d: 'CORP' },
  ],
  [
    { kind: 'goes-with', field: 'i', value: 'S-1-5-18', other: 'd', texts: ['NT AUTHORITY'] },
    { i: 's-1-5-18', d: 'nt authority' },
    { i: 's-1-5-18', d: 'CORP' },
  ],
  [
    { kind: 'implies', field: 'a', other: 'b' },
    { a: false, b: true },
    { a: true, b: false },
  ],
  [{ kind: 'absent', field: 'a' }, { a: [null] }, { a: '' }],
  [{ kind: 'one-value', field: 'a' }, { a: ['x', 'x'] }, { a: ['x', 'y'] }],
  [{ kind: 'plain-words', field: 'a' }, { a: ['x y', 'z'.repeat(255)] }, { a: ['x', 'caf\u00e9'] }],
  [{ kind: 'as-held', field: 'a.b' }, { a: { b: ['x', null, 'y'] } }, { 'a.b': 'x' }],
  [{ kind: 'as-held', field: 'a.b' }, { a: { b: 1, c: 'x' } }, { a: [{ b: 1 }] }],
  [{ kind: 'as-held', field: 'a.b' }, { a: {} }, { a: { b: [['x']] } }],
  [{ kind: 'as-held', field: 'a' }, { a: [] }, { a: [[]] }],
  [{ kind: 'as-held', field: 'ip' }, { ip: ['10.0.0.1', 'fe80::1'] }, { ip: '::ffff:10.0.0.1' }],
  [{ kind: 'as-held', field: 'ip' }, { ip: '::1' }, { ip: 'FE80::1' }],
  [{ kind: 'as-held', field: 'ip' }, {}, { ip: '010.0.0.1' }],
  [{ kind: 'as-held', field: 'n' }, { n: [1.5, '-2'] }, { n: '0x1' }],
  [{ kind: 'as-held', field: 'n' }, { n: 2147483647 }, { n: 2147483648 }],
  [{ kind: 'as-held', field: 't' }, { t: ['2020', '2020-02', '2020-02-02T01Z', 1580688000] }, { t: '2020-02-30' }],
  [{ kind: 'as-held', field: 't' }, { t: '2020-02-02T01:02:03.123456789+0130' }, { t: '1899-01-01' }],
  [{ kind: 'as-held', field: 'k' }, { k: 'abc' }, { k: 'abcd' }],
  [{ kind: 'plain-words', field: 'a' }, { a: `${'x '.repeat(200)}` }, { a: `y ${'z.z'.repeat(100)}` }],
];

describe('what a claim presumes of an event', () => {
  it.each(CASES)('%j holds of %j and not of %j', (agreement, holds, fails) => {
    expect(agree([agreement], [holds], schema)).toBe(true);
    expect(agree([agreement], [fails], schema)).toBe(false);
  });

  it('is asked of nested fields and dotted keys alike, and of none whose name a prototype has', () => {
    const agreement: Agreement = { kind: 'together', field: 'a.b', other: 'constructor' };
    expect(agree([agreement], [{ a: { b: 1 } }], schema)).toBe(false);
    expect(agree([agreement], [{ 'a.b': 1, constructor: 2 }], schema)).toBe(true);
    expect(agree([agreement], [{}], schema)).toBe(true);
  });

  it('is not asked of values that are too long to be indexed', () => {
    const facts = { type: 'keyword', ignoreAbove: 3, nullValue: null, exactSubfield: null, origin: 'mapping' } as const;
    const short = { fields: new Map([['a', facts]]) };
    expect(agree([{ kind: 'absent', field: 'a' }], [{ a: 'long' }], short)).toBe(true);
  });

  it('of a timeline, is asked of its times', () => {
    const at = (seconds: number): Event => ({ t: new Date(seconds * 1000).toISOString() });
    const distinct: Agreement = { kind: 'distinct-times', field: 't' };
    expect([agree([distinct], [at(0), at(1)], schema), agree([distinct], [at(1), at(1)], schema)]).toEqual([true, false]);
    const span: Agreement = { kind: 'span', field: 't', milliseconds: 2000 };
    expect([agree([span], [at(0), at(2)], schema), agree([span], [at(0), at(2), at(3)], schema)]).toEqual([true, false]);
  });
});
