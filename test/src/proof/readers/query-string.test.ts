import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { esDsl, lucene } from '../../../../src/engines/index.ts';
import type { Event, Schema, SchemaField } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS, type Predicate } from '../../../../src/ir/index.ts';
import { compare, readCarriedQueryString } from '../../../../src/proof/index.ts';
import { readQueryString } from '../../../../src/proof/readers/lucene/index.ts';
import { holds } from '../../../support/naive-ir.ts';
import { above, all, any, is, like, not, present, regex, truth } from '../../../support/predicates.ts';
import { randomCases } from '../../../support/random-cases.ts';

const facts = (type: SchemaField['type']): SchemaField => ({
  type,
  ignoreAbove: null,
  nullValue: null,
  exactSubfield: null,
  origin: 'mapping',
});
const SCHEMA: Schema = {
  fields: new Map<string, SchemaField>([
    ['f', facts('keyword')],
    ['g', facts('keyword')],
    ['n', facts('long')],
    ['d', facts('double')],
    ['i', facts('ip')],
    ['b', facts('boolean')],
    ['t', facts('date')],
    ['w', facts('text')],
    ['o', facts('object')],
    ['low', { ...facts('keyword'), normalizer: { name: 'lowercase', steps: ['lowercase'] } }],
    ['x.y', { ...facts('keyword'), path: 'x' }],
  ]),
};

async function isSame(left: Predicate, right: Predicate): Promise<boolean> {
  const side = (where: Predicate) => ({ where, folding: 'ascii' }) as const;
  const { leftOnly, rightOnly } = await compare(side(left), side(right), {
    effort: 100_000,
    scalar: false,
    base: {},
    confirm: async () => null,
  });
  return leftOnly.kind === 'none' && rightOnly.kind === 'none';
}

const [a, b, c] = [is('f', 'a'), is('f', 'b'), is('g', 'c')];

describe('a query string means', () => {
  it.each<[text: string, where: Predicate]>([
    ['f:a', a],
    ['f:"a"', a],
    ['f: a', a],
    [String.raw`f:a\ b`, is('f', 'a b')],
    ['f:"a \\"b\\\\"', is('f', 'a "b\\')],
    [String.raw`f:\u0041`, is('f', 'A')],
    ['f:a^2', a],
    ['*', truth(true)],
    ['*:*', truth(true)],
    ['', truth(false)],
    ['f:*', present('f')],
    ['_exists_:f', present('f')],
    ['NOT _exists_:f', not(present('f'))],
    ['f:a*', like('f', 'a*')],
    ['f:*a?b', like('f', '*a?b')],
    ['f:/a.b|c/', regex('f', 'a.b|c')],
    [String.raw`f:/a\/b/`, is('f', 'a/b')],
    [String.raw`f:a\*`, is('f', 'a*')],
    ['f:{a TO *]', above('f', 'a')],
    ['f:>a', above('f', 'a')],
    [String.raw`f:\>a`, above('f', 'a')],
    ['f:">a"', is('f', '>a')],
    ['f:[* TO "*"]', present('f')],
    // Without an operator clauses are alternatives, but words without a field of their own are one text.
    ['f:a g:c', any(a, c)],
    ['f:(a b)', is('f', 'a b')],
    ['f:(a b AND c)', all(is('f', 'b'), is('f', 'c'))],
    ['f:(a OR b)', any(a, b)],
    ['f:("a" "b")', any(a, b)],
    ['+f:a g:c', a],
    ['+f:a -g:c', all(a, not(c))],
    ['f:a AND g:c', all(a, c)],
    ['f:a && g:c', all(a, c)],
    ['f:a || g:c', any(a, c)],
    ['f:a AND NOT g:c', all(a, not(c))],
    ['f:a AND !g:c', all(a, not(c))],
    // No precedence: AND requires its neighbours, and what is required leaves the rest optional.
    ['f:b OR f:a AND g:c', all(a, c)],
    ['f:a AND g:c OR f:b', all(a, c)],
    ['f:b OR NOT g:c', all(b, not(c))],
    ['NOT f:b OR g:c', all(not(b), c)],
    ['NOT f:a', not(a)],
    ['NOT f:a NOT g:c', all(not(a), not(c))],
    ['f:b OR (NOT g:c)', any(b, not(c))],
    ['(f:a OR g:c) AND (f:b)', all(any(a, c), b)],
    ['x.y:a', is('x', 'a')],
    ['low:"ABC"', is('low', 'abc')],
    ['low:AB*c', like('low', 'ab*c')],
  ])('%s', async (text, where) => {
    const read = readQueryString(text, SCHEMA);
    expect(read).toMatchObject({ ok: true });
    // What is told of fields here is less than the mapping tells.
    if (read.ok) expect(await isSame(plain(read.where), where)).toBe(true);
  });

  it.each<[text: string, where: object]>([
    ['n:5', { kind: 'one-of', values: [5] }],
    ['n:"-5"', { kind: 'one-of', values: [-5] }],
    ['n:>=5', { kind: 'range', lower: { value: 5, inclusive: true }, upper: null }],
    ['n:{1 TO 5]', { kind: 'range', lower: { value: 1, inclusive: false }, upper: { value: 5, inclusive: true } }],
    ['n:9223372036854775807', { kind: 'one-of', values: ['9223372036854775807'] }],
    ['d:1.5e3', { kind: 'one-of', values: [1500] }],
    [String.raw`i:10.0.0.0\/8`, { kind: 'in-network', networks: ['10.0.0.0/8'] }],
    [String.raw`i:\:\:1`, { kind: 'in-network', networks: ['::1'] }],
    ['i:[10.0.0.1 TO 10.0.0.9]', { kind: 'range', lower: { value: '10.0.0.1', inclusive: true } }],
    ['b:true', { kind: 'one-of', values: [true] }],
    ['t:2020-02-02', { kind: 'date-range', relation: 'eq', text: '2020-02-02' }],
    ['t:[now-1d TO *]', { kind: 'date-range', relation: 'ge', text: 'now-1d' }],
    ['w:Word', { kind: 'words', sought: { kind: 'phrase', words: ['word'] } }],
    ['w:"two words"', { kind: 'words', sought: { kind: 'phrase', words: ['two', 'words'] } }],
    ['w:(two words)', { kind: 'or' }],
    ['w:wor*', { kind: 'words', sought: { kind: 'word', pieces: ['wor', ''] } }],
    ['w:*', { kind: 'present' }],
    ['mimikatz', { kind: 'anywhere', letters: 'exact' }],
    [String.raw`*mimi\ katz*`, { kind: 'anywhere', pattern: { parts: [{ kind: 'any-run' }, { text: 'mimi katz' }, {}] } }],
  ])('%s', (text, where) => {
    const read = readQueryString(text, SCHEMA);
    expect(read.ok ? read.where : read).toMatchObject(where);
  });

  it.each([
    ['f:', 'line 1, column 3'],
    ['f:a AND', 'line 1, column 8'],
    ['(f:a', 'line 1, column 1'],
    ['f:a)', 'line 1, column 4'],
    ['f:g:a', 'line 1, column 4'],
    ['f:-5', 'line 1, column 3'],
    ['f:a~2', 'line 1, column 4'],
    ['f:"a b"~3', 'line 1, column 8'],
    ['f:a\nOR f:/(/', 'line 2, column 6'],
    ['f:/a', 'line 1, column 3'],
    ['f:"a', 'line 1, column 3'],
    ['f:[1 TO 2', 'line 1, column 3'],
    ['f:a\\', 'line 1, column 4'],
    [String.raw`f:\u00`, 'line 1, column 3'],
    ['f*:a', 'line 1, column 3'],
    [String.raw`f.\*:a`, 'line 1, column 6'],
    ['_exists_:f*', 'line 1, column 10'],
    ['n:a', 'line 1, column 3'],
    ['n:5*', 'line 1, column 3'],
    ['b:yes', 'line 1, column 3'],
    ['i:10.*', 'line 1, column 3'],
    ['o:a', 'line 1, column 3'],
    ['w:a?b', 'line 1, column 3'],
    ['w:/ab/', 'line 1, column 3'],
    ['[1 TO 2]', 'line 1, column 1'],
    ['low:/A.*/', 'line 1, column 5'],
    ['('.repeat(400), 'line 1, column 202'],
  ])('%s is refused with its place', (text, place) => {
    expect(readQueryString(text, SCHEMA)).toMatchObject({ ok: false, place });
  });

  it('asks another field where none is named, and joins clauses otherwise, as it is told', () => {
    const read = readQueryString('a g:c OR g:d', SCHEMA, { defaultField: 'f', operator: 'and' });
    expect(read.ok && read.where).toMatchObject({ kind: 'one-of', field: { name: 'f' }, values: ['a'] });
  });
});

/** Leaves over fields of which nothing but the name counts. */
function plain(where: Predicate): Predicate {
  return JSON.parse(
    JSON.stringify(where, (key, value) => (key === 'normalizer' || key === 'indexName' ? undefined : value)),
  ) as Predicate;
}

const query = 'f:a AND NOT g:c';

describe('a query string is found', () => {
  it.each<[form: string, text: string]>([
    ['alone', `${query}\n`],
    ['in a request', JSON.stringify({ query: { bool: { must: [{ query_string: { query, analyze_wildcard: true } }] } } })],
    ['in the only request of a list', JSON.stringify([{ query: { query_string: { query } } }])],
    [
      'in a saved search',
      JSON.stringify({
        id: '1',
        type: 'search',
        attributes: {
          kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify({ filter: [], query: { query_string: { query } } }) },
        },
      }),
    ],
    [
      'in a saved search of Kibana 8',
      JSON.stringify({
        attributes: { kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify({ query: { query, language: 'lucene' } }) } },
      }),
    ],
    ['in a detection rule', JSON.stringify({ name: 'r', language: 'lucene', query, filters: [] })],
    ['in the parameters of a rule', JSON.stringify({ name: 'r', params: { language: 'lucene', query, filters: [] } })],
    [
      'in a monitor',
      JSON.stringify({ inputs: [{ search: { indices: [], query: { size: 1, query: { query_string: { query } } } } }] }),
    ],
  ])('%s', async (_, text) => {
    const read = readCarriedQueryString(text, SCHEMA);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(await isSame(read.where, all(a, not(c)))).toBe(true);
  });

  it.each<[text: string, path: string]>([
    ['[{}, {}]', '$'],
    ['{"language": "kuery", "query": "f:a"}', '$'],
    ['{"language": "lucene", "query": "f:(a"}', '$.query, line 1, column 3'],
    ['{"query": "f:a", "filters": [{}]}', '$'],
    ['{"query": {"query_string": {"query": "f:a", "fields": ["f"]}}}', 'query.query_string.fields'],
    ['{"query": {"query_string": {"query": "f:a)"}}}', 'query.query_string.query, line 1, column 4'],
    ['{"query": {"query_string": {"query": "t:2020", "time_zone": "+01:00"}}}', 'query.query_string.time_zone'],
    ['{"attributes": {"kibanaSavedObjectMeta": {}}}', '$.attributes'],
  ])('and refused with its path where it is not: %s', (text, path) => {
    expect(readCarriedQueryString(text, SCHEMA)).toMatchObject({ ok: false, path });
  });
});

const word = fc.constantFrom(
  'a',
  'b',
  'ab',
  'a*',
  '*',
  '?',
  '*b',
  '"a"',
  '"a b"',
  String.raw`a\ b`,
  '/a.?/',
  '[a TO b}',
  '{a TO *]',
  '>a',
  '<=a',
);
const operator = fc.constantFrom(' ', ' AND ', ' OR ', ' && ', ' || ', ' AND NOT ', ' OR NOT ', ' -', ' +', ' NOT ', ' !');
const text = fc.letrec<{ list: string; one: string; words: string }>((tie) => ({
  words: fc.tuple(word, operator, word).map(([one, sign, other]) => `(${one}${sign}${other})`),
  one: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(fc.constantFrom('f:', 'g:'), fc.oneof(word, tie('words'))).map(([name, what]) => name + what),
    fc.constantFrom('_exists_:f', '*:*'),
    tie('list').map((inner) => `(${inner})`),
  ),
  list: fc
    .tuple(fc.constantFrom('', 'NOT ', '+', '-'), tie('one'), fc.array(fc.tuple(operator, tie('one')), { maxLength: 3 }))
    .map(([sign, first, rest]) => `${sign}${first}${rest.map(([between, one]) => between + one).join('')}`),
})).list;

const VALUES: readonly (readonly string[])[] = [[], ['a'], ['b'], ['ab'], ['a b'], ['a', 'b'], ['', 'ba']];
const WORLD: readonly Event[] = VALUES.flatMap((f) => VALUES.map((g) => ({ f, g })));

describe('a random query string', () => {
  it('means to the reader what the engine of query strings finds, on every event of a small world', async () => {
    const loaded = await lucene(esDsl).load(WORLD, {
      schema: SCHEMA,
      semantics: DEFAULT_SEMANTICS,
      now: 0,
      eventCategoryField: 'event.category',
      timestampField: '@timestamp',
    });
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const read = readQueryString(written, SCHEMA);
        if (!read.ok) throw new Error(`${read.place}: ${read.reason}`);
        const verdict = await loaded.run(written);
        const wanted = WORLD.flatMap((event, at) =>
          holds(read.where, new Map(Object.entries(event) as [string, string[]][])) ? [[at]] : [],
        );
        expect(verdict).toEqual({ status: 'answered', matches: wanted });
      }),
      { numRuns: randomCases(2000) },
    );
  });
});
