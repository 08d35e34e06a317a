import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { field, like, not, oneOf, present, range, regex, rule, searchOf } from './build.ts';

const origin = { start: 0, end: 1 };
const pid = field('process.pid', 'long');
const code = field('process.exit_code', 'integer');
const address = field('source.ip', 'ip');
const elevated = field('process.elevated', 'boolean');
const start = field('process.start', 'date');

function inNetwork(...networks: [string, ...string[]]): Predicate {
  return { kind: 'in-network', field: address, networks, origin };
}
function dated(relation: 'eq' | 'lt' | 'le' | 'gt' | 'ge', text: string): Predicate {
  return { kind: 'date-range', field: start, relation, text, from: 0, to: 1, origin };
}

const leaves: readonly (readonly [fact: string, leaf: Predicate, query: unknown])[] = [
  ['presence is exists', present('user.id'), { exists: { field: 'user.id' } }],
  ['presence of text is exists', present(field('message', 'text')), { exists: { field: 'message' } }],

  ['one constant is a term', oneOf('user.name', ['Root']), { term: { 'user.name': 'Root' } }],
  ['several constants are terms', oneOf('user.name', ['a', 'B', 'a']), { terms: { 'user.name': ['a', 'B'] } }],
  [
    'a folded constant is an insensitive term',
    oneOf('user.name', ['Root'], 'fold'),
    { term: { 'user.name': { value: 'Root', case_insensitive: true } } },
  ],
  ['a folded constant without letters is a plain term', oneOf('user.id', ['0'], 'fold'), { term: { 'user.id': '0' } }],
  [
    'folded constants stand side by side, those without letters together',
    oneOf('user.id', ['a', '0', 'é', '1'], 'fold'),
    {
      bool: {
        should: [
          { term: { 'user.id': { value: 'a', case_insensitive: true } } },
          { term: { 'user.id': { value: 'é', case_insensitive: true } } },
          { terms: { 'user.id': ['0', '1'] } },
        ],
      },
    },
  ],
  ['the empty string is a value', oneOf('user.id', ['']), { term: { 'user.id': '' } }],
  ['numbers are terms', oneOf(pid, [1, 2]), { terms: { 'process.pid': [1, 2] } }],
  ['a fraction never equals a whole number', oneOf(pid, [4.5]), { match_none: {} }],
  ['a number out of reach is left out', oneOf(code, [1, 5e9]), { term: { 'process.exit_code': 1 } }],
  ['a boolean is a term', oneOf(elevated, [false]), { term: { 'process.elevated': false } }],
  ['an address is a term, never folded', oneOf(address, ['FE80::1'], 'fold'), { term: { 'source.ip': 'FE80::1' } }],

  ['a network is a term', inNetwork('10.0.0.0/8'), { term: { 'source.ip': '10.0.0.0/8' } }],
  ['networks are terms', inNetwork('10.6.4.7/8', '::1'), { terms: { 'source.ip': ['10.6.4.7/8', '::1'] } }],

  ['a bound is a range', range(pid, ['>', 4]), { range: { 'process.pid': { gt: 4 } } }],
  ['both bounds are one range', range(pid, ['>=', 4], ['<', 9]), { range: { 'process.pid': { gte: 4, lt: 9 } } }],
  ['texts have ranges too', range('user.id', null, ['<=', '1000']), { range: { 'user.id': { lte: '1000' } } }],
  ['a bound that nothing reaches matches nothing', range(code, ['>', 5e9]), { match_none: {} }],
  ['a bound that everything passes asks for a value', range(code, null, ['<', 5e9]), { exists: { field: 'process.exit_code' } }],

  [
    'a day equals all its moments',
    dated('eq', '2020-02-02'),
    { range: { 'process.start': { gte: '2020-02-02', lte: '2020-02-02' } } },
  ],
  ['before a day', dated('lt', '2020-02-02'), { range: { 'process.start': { lt: '2020-02-02' } } }],
  ['up to a day', dated('le', '2020-02-02'), { range: { 'process.start': { lte: '2020-02-02' } } }],
  ['after a day', dated('gt', '2020-02-02'), { range: { 'process.start': { gt: '2020-02-02' } } }],
  ['from a moment of the clock', dated('ge', 'now-1d'), { range: { 'process.start': { gte: 'now-1d' } } }],

  ['x* is a prefix', like('file.path', '/tmp/*'), { prefix: { 'file.path': '/tmp/' } }],
  [
    'x* folded is an insensitive prefix',
    like('file.path', '/tmp/*', 'fold'),
    { prefix: { 'file.path': { value: '/tmp/', case_insensitive: true } } },
  ],
  ['a prefix takes a backslash literally', like('file.path', 'C:\\*'), { prefix: { 'file.path': 'C:\\' } }],
  ['*x is a wildcard', like('file.path', '*.pid'), { wildcard: { 'file.path': { value: '*.pid' } } }],
  [
    'a wildcard doubles backslashes',
    like('file.path', 'C:\\W*\\?.exe', 'fold'),
    { wildcard: { 'file.path': { value: 'C:\\\\W*\\\\?.exe', case_insensitive: true } } },
  ],
  [
    'a folded wildcard without letters is a plain one',
    like('user.id', '?*', 'fold'),
    { wildcard: { 'user.id': { value: '?*' } } },
  ],
  ['runs of stars are one star', like('user.id', 'a**b'), { wildcard: { 'user.id': { value: 'a*b' } } }],
  ['* is presence', like('user.id', '*'), { exists: { field: 'user.id' } }],
  ['a pattern without wildcards is a term', like('user.id', 'a'), { term: { 'user.id': 'a' } }],
  [
    'literal stars and question marks are escaped',
    {
      kind: 'matches',
      field: field('url.query'),
      pattern: { kind: 'wildcard', parts: [{ kind: 'any-run' }, { kind: 'literal', text: 'a*b?' }] },
      letters: 'exact',
      origin,
    },
    { wildcard: { 'url.query': { value: '*a\\*b\\?' } } },
  ],

  [
    'a regular expression goes as written',
    regex('file.path', '/tmp/[a-f]+'),
    { regexp: { 'file.path': { value: '/tmp/[a-f]+', flags: 'ALL' } } },
  ],
  [
    'a folded regular expression is insensitive',
    regex('file.path', 'a|b', 'fold'),
    { regexp: { 'file.path': { value: 'a|b', flags: 'ALL', case_insensitive: true } } },
  ],
];

describe('a leaf of the query DSL', () => {
  it.each(leaves)('%s', (_, leaf, query) => {
    expect(searchOf(esDsl.translate(rule(leaf))).body).toEqual({ query: { bool: { filter: [query] } } });
  });

  it.each(leaves)('%s; negated it is excluded', (_, leaf, query) => {
    const { bool } = searchOf(esDsl.translate(rule(not(leaf)))).body.query;
    if (isNothing(query)) expect(bool).toEqual({ filter: [{ match_all: {} }] });
    else expect(bool).toEqual({ must_not: alternatives(query) });
  });
});

function isNothing(query: unknown): boolean {
  return JSON.stringify(query) === '{"match_none":{}}';
}

function alternatives(query: unknown): readonly unknown[] {
  const { bool } = query as { bool?: { should: unknown[] } };
  return bool === undefined ? [query] : bool.should;
}

const refusals: readonly (readonly [code: string, leaf: Predicate])[] = [
  ['number-not-exact', oneOf(pid, [2 ** 60])],
  ['number-not-exact', range(pid, ['>', 2 ** 60])],
  ['number-not-exact', oneOf(field('a', 'double'), [Number.NaN])],
  ['field-name-pattern', present('a*')],
  ['field-type-not-searchable', oneOf(field('message', 'text'), ['a'])],
  ['field-type-not-searchable', present(field('threat', 'nested'))],
  ['field-type-not-searchable', range(elevated, ['>', 1])],
  ['field-type-not-searchable', like(pid, 'a*')],
];

describe('a leaf that the query DSL cannot say exactly', () => {
  it.each(refusals)('is refused with %s', (code, leaf) => {
    expect(esDsl.translate(rule(leaf))).toMatchObject({ status: 'refused', reasons: [{ code, span: origin }] });
  });

  it('names a number as the rule writes it', () => {
    const query = 'any where process.pid == 9007199254740993';
    const leaf: Predicate = { ...oneOf(pid, [Number('9007199254740993')]), origin: { start: 10, end: query.length } };
    expect(esDsl.translate({ ...rule(leaf), query })).toMatchObject({
      reasons: [{ message: 'JSON cannot carry 9007199254740993 as it was written' }],
    });
  });

  it('is reported together with all others', () => {
    const both: Predicate = { kind: 'and', operands: [present('a*'), not(oneOf(pid, [2 ** 60]))], origin };
    const translated = esDsl.translate(rule(both));
    expect(translated.status === 'refused' && translated.reasons.map(({ code }) => code)).toEqual([
      'field-name-pattern',
      'number-not-exact',
    ]);
  });
});
