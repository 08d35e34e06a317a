import { describe, expect, it } from 'vitest';
import { explain } from '../../../../../src/engines/oracle/index.ts';
import type { Event } from '../../../../../src/event/index.ts';
import { parseEql } from '../../../../../src/languages/eql/index.ts';
import type { Explained, Explanation } from '../../../../../src/report/index.ts';
import { source } from '../../../../../src/source/index.ts';
import { settings, type Types } from '../ask.ts';

function explained(query: string, event: Event, types: Types = {}): Explanation {
  const parsed = parseEql(source(query));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('; '));
  return explain(parsed.value, event, settings(types));
}

type Leaf = Extract<Explained, { readonly kind: 'leaf' }>;

/** The leaf that a condition without connectives is. */
function leafOf(condition: string, event: Event, types: Types = {}): Leaf {
  const explanation = explained(`any where ${condition}`, event, types);
  if (explanation.kind !== 'event' || explanation.root.kind !== 'and') throw new Error(JSON.stringify(explanation));
  const [category, leaf] = explanation.root.operands;
  expect(category).toMatchObject({ comparedAs: 'constant', holds: true });
  if (leaf?.kind !== 'leaf') throw new Error('not a leaf');
  return leaf;
}

/** `written=text*` for each value, the star where it satisfies; `written!reason` for what was dropped. */
function seen(leaf: Leaf): readonly string[] {
  return leaf.fields.map(({ name, values }) => {
    const told = values.map((value) => {
      if (value.kind === 'dropped') return `${value.written}!${value.reason}`;
      return `${value.written}=${value.text}${value.satisfies === null ? '?' : value.satisfies ? '*' : ''}`;
    });
    return `${name}: ${told.join(' ')}`.trimEnd();
  });
}

const TYPES: Types = {
  n: 'long',
  b: 'boolean',
  ip: 'ip',
  date: 'date',
  short: { type: 'keyword', ignoreAbove: 3 },
  byte: 'byte',
  half: 'half_float',
  v: 'version',
  nv: { type: 'keyword', nullValue: 'none' },
};

type Case = readonly [condition: string, event: Event, holds: boolean, as: string, ...values: string[]];

describe('a leaf is explained', () => {
  const cases: readonly Case[] = [
    ['s == "a"', { s: 'a' }, true, 'exact text', 's: "a"="a"*'],
    ['s == "a"', {}, false, 'exact text', 's:'],
    ['s == "a"', { s: ['b', 'a', null, { x: 1 }] }, true, 'exact text', 's: "b"="b" "a"="a"* null!null {...}!object'],
    ['s != "a"', { s: ['b', 'a'] }, false, 'exact text', 's: "b"="b" "a"="a"*'],
    ['s != "a"', {}, true, 'exact text', 's:'],
    ['s not in ("a", "b")', { s: 'c' }, true, 'exact text', 's: "c"="c"'],
    ['s in~ ("A")', { s: 'a' }, true, 'text without case', 's: "a"="a"*'],
    ['s : "A*"', { s: ['abc', 'bcd'] }, true, 'wildcards without case', 's: "abc"="abc"* "bcd"="bcd"'],
    ['s like "A*"', { s: 'abc' }, false, 'wildcards', 's: "abc"="abc"'],
    ['s : "A"', { s: 'a' }, true, 'text without case', 's: "a"="a"*'],
    ['s regex "a+"', { s: 'aab' }, false, 'regular expression', 's: "aab"="aab"'],
    ['s regex~ "A+"', { s: 'aa' }, true, 'regular expression without case', 's: "aa"="aa"*'],
    ['s > "b"', { s: 'c' }, true, 'order of text', 's: "c"="c"*'],
    ['v > "1.9"', { v: '1.10' }, true, 'version', 'v: "1.10"="1.10"*'],
    ['n > 5', { n: ['7', 'x', 1.9, true] }, true, 'number', 'n: "7"=7* "x"!no number 1.9=1 true!no number'],
    ['byte == 1', { byte: [1, 300] }, true, 'number', 'byte: 1=1* 300!out of range'],
    ['b', { b: ['true', 'yes'] }, true, 'boolean', 'b: "true"=true* "yes"!no boolean'],
    ['b == false', { b: '' }, true, 'boolean', 'b: ""=false*'],
    ['ip == "::1"', { ip: ['::1', '1.2.3'] }, true, 'address', 'ip: "::1"=::1* "1.2.3"!no address'],
    ['ip == "10.0.0.0/8"', { ip: '10.1.1.1' }, true, 'network', 'ip: "10.1.1.1"=10.1.1.1*'],
    ['cidrMatch(ip, "10.0.0.0/8")', { ip: '11.1.1.1' }, false, 'network', 'ip: "11.1.1.1"=11.1.1.1'],
    [
      'date < "2024"',
      { date: ['2023-01-01', 'soon'] },
      true,
      'date',
      'date: "2023-01-01"=2023-01-01T00:00:00.000Z* "soon"!no date',
    ],
    ['short == "abcd"', { short: ['abcd', 'abc'] }, false, 'exact text', 'short: "abcd"!longer than ignore_above "abc"="abc"'],
    ['nv == "none"', { nv: null }, true, 'exact text', 'nv: null="none"*'],
    ['s == null', { s: 'a' }, false, 'presence', 's: "a"="a"?'],
    ['s != null', { s: null }, false, 'presence', 's: null!null'],
    [
      'a.b.c == "x"',
      { a: { 'b.c': 'x' }, 'a.b': { c: 'y' }, 'a.b.c': 'z' },
      true,
      'exact text',
      'a.b.c: "x"="x"* "y"="y" "z"="z"',
    ],
    ['startsWith~(s, "A")', { s: 'abc' }, true, 'part of text without case', 's: "abc"="abc"*'],
    ['endsWith(s, "b")', { s: 'abc' }, false, 'part of text', 's: "abc"="abc"'],
    ['stringContains(s, t)', { s: 'abc', t: 'b' }, true, 'script', 's: "abc"="abc"?', 't: "b"="b"?'],
    ['length(s) > 2', { s: ['abc', 'a'] }, true, 'script', 's: "abc"="abc"* "a"="a"'],
    ['true', {}, true, 'constant'],
    ['?missing == "a"', {}, false, 'exact text', 'missing:'],
    ['`__proto__` == "a"', JSON.parse('{"__proto__":"a"}'), true, 'exact text', '__proto__: "a"="a"*'],
    ['constructor.name == "Object"', {}, false, 'exact text', 'constructor.name:'],
  ];
  it.each(cases.map((row) => [row] as const))('%j', ([condition, event, holds, as, ...values]) => {
    const leaf = leafOf(condition, event, TYPES);
    expect({ holds: leaf.holds, as: leaf.comparedAs, values: seen(leaf) }).toEqual({ holds, as, values });
  });

  it('with what a script computed, once for each choice of values', () => {
    expect(leafOf('length(s) > 2', { s: ['abc', 'a', 'xyz'] }).computed).toEqual(['3', '1']);
    expect(leafOf('concat(s, t) == "ab"', { s: 'a' }).computed).toEqual(['null']);
    expect(leafOf('number(s) == 1', { s: 'x' }).computed).toEqual(['an error']);
  });

  it('with its text and its place', () => {
    const leaf = leafOf('s:("a","b")', {});
    expect(leaf).toMatchObject({ text: 's : ("a", "b")', span: { start: 10, end: 21 }, negated: false });
  });

  it('with where the type of its field comes from', () => {
    const origins = ['n == 1', 's == "a"'].map((condition) => leafOf(condition, {}, { n: 'long' }).fields[0]?.origin);
    expect(origins).toEqual(['mapping', 'assumed']);
  });
});

describe('connectives', () => {
  it('mirror the syntax tree; the outermost and takes the category in', () => {
    const explanation = explained(
      'process where s == "a" and not (n == 1 or n == 2)',
      { 'event.category': 'process', n: 2 },
      TYPES,
    );
    expect(explanation).toMatchObject({
      kind: 'event',
      matches: false,
      root: {
        kind: 'and',
        operands: [
          { kind: 'leaf', comparedAs: 'category', holds: true },
          { kind: 'leaf', holds: false },
          { kind: 'not', holds: false, operand: { kind: 'or', holds: true, operands: [{ holds: false }, { holds: true }] } },
        ],
      },
    });
  });
});

describe('a sequence', () => {
  const query =
    'sequence by host.id [process where s == "a"] by user.id [file where host.id != "h2"] by ?other.id until [any where s == "z"] by user.id';

  it('is explained item by item, with the conditions its keys bring and the values it joins by', () => {
    const event = { 'event.category': 'process', s: 'a', host: { id: ['h1', 'h2'] }, user: { id: null } };
    const explanation = explained(query, event);
    if (explanation.kind !== 'sequence') throw new Error(explanation.kind);
    const [first, second] = explanation.items;
    expect(first?.root).toMatchObject({
      operands: [
        { text: 'event.category == "process"', holds: true },
        { text: 's == "a"', holds: true },
        { text: 'host.id != null', holds: true },
        { text: 'user.id != null', holds: false },
        { text: 'host.id != "h2"', holds: false },
      ],
    });
    expect([first?.takes, second?.takes, explanation.until?.takes]).toEqual([false, false, false]);
    expect(first?.keys.map(({ name, values }) => [name, values.length])).toEqual([
      ['host.id', 2],
      ['user.id', 1],
    ]);
    expect(second?.keys.map(({ name }) => name)).toEqual(['host.id', 'other.id']);
  });

  it('takes an event for each item that it fits', () => {
    const explanation = explained('sample by k [any where s == "a"] [process where true]', {
      s: 'a',
      k: 1,
      'event.category': 'process',
    });
    expect(explanation).toMatchObject({ kind: 'sample', items: [{ takes: true }, { takes: true }], until: null });
  });
});

describe('what the oracle refuses', () => {
  it('is not explained, and the reason is given', () => {
    expect(explained('any where n == m', { n: 1 })).toEqual({
      kind: 'none',
      reason: 'a comparison needs a constant on one side',
    });
  });
});

describe('hostile events', () => {
  it('nested as deep as they like, with very many values, are explained', () => {
    let deep: Event = { s: 'x' };
    for (let depth = 0; depth < 20_000; depth++) deep = { s: [deep] };
    expect(seen(leafOf('s == "x"', deep))).toEqual(['s: {...}!object']);
    const many = leafOf('s == "x"', { s: Array.from({ length: 50_000 }, (_, at) => `v${at}`) });
    expect(many.fields[0]?.values).toHaveLength(50_000);
  });

  it('that take too much work are not explained', () => {
    const values = Array.from({ length: 20_000 }, (_, at) => `v${at}`);
    const query = 'any where concat(s, t) == "x"';
    expect(explained(query, { s: values, t: values })).toMatchObject({ kind: 'none', reason: expect.stringContaining('work') });
  });
});

describe('a field that the index sees otherwise', () => {
  const types: Types = {
    log: { type: 'text', exactSubfield: 'raw' },
    'log.raw': { type: 'keyword', ignoreAbove: 2, path: 'log' },
    cst: { type: 'constant_keyword', constant: 'eu' },
  };

  it('is told as each leaf asks it', () => {
    expect(seen(leafOf('log != null', { log: 'abc' }, types))).toEqual(['log: "abc"="abc"?']);
    expect(seen(leafOf('log == "abc"', { log: 'abc' }, types))).toEqual(['log: "abc"!longer than ignore_above']);
    expect(seen(leafOf('cst == "e*"', {}, types))).toEqual(['cst: "eu"="eu"*']);
  });
});
