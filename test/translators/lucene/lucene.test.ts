import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Translated, translate } from '../../../src/api/translate.ts';
import { lucene as engineOver, esDsl } from '../../../src/engines/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';
import { source } from '../../../src/source/index.ts';
import { luceneCodes } from '../../../translators/lucene/codes.ts';

const PROPERTIES = {
  '@timestamp': { type: 'date' },
  k: { type: 'keyword' },
  'odd name:x': { type: 'keyword' },
  t: { type: 'text', fields: { raw: { type: 'keyword' } } },
  m: { type: 'text' },
  n: { type: 'long' },
  b: { type: 'byte' },
  d: { type: 'date' },
  ip: { type: 'ip' },
  yes: { type: 'boolean' },
  'odd*': { type: 'keyword' },
  _exists_: { type: 'keyword' },
  '?': { type: 'keyword' },
  AND: { type: 'keyword' },
  'a\nb ': { type: 'keyword' },
  x: { type: 'double' },
};
const read = schemaFromMapping({ properties: PROPERTIES });
if (!read.ok) throw new Error('the mapping is none');
const { schema } = read;

function translated(query: string, folding: 'ascii' | 'unicode' = 'ascii'): Translated {
  const semantics = { ...DEFAULT_SEMANTICS, folding };
  const analysis = analyzeEql(source(query), { schema, semantics });
  if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join());
  return translate(analysis.value.rule, 'lucene');
}

function textOf(query: string, folding: 'ascii' | 'unicode' = 'ascii'): string {
  const one = translated(query, folding);
  return one.status === 'refused' ? one.reasons.map(({ code }) => code).join() : one.text.trimEnd();
}

async function matching(query: string, events: readonly Event[]): Promise<readonly number[]> {
  const settings = {
    schema,
    semantics: DEFAULT_SEMANTICS,
    now: 0,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  };
  const loaded = await engineOver(esDsl).load(events, settings);
  const verdict = await loaded.run(`${textOf(query)}\n`);
  await loaded.close();
  if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
  return verdict.matches.flat();
}

describe('a rule becomes a query string', () => {
  it.each([
    ['k == "a"', 'k:a'],
    ['k == "a b"', 'k:"a b"'],
    ['k == "AND"', 'k:"AND"'],
    ['k == "a*b?"', 'k:"a*b?"'],
    [String.raw`k == "a\"b\\c"`, String.raw`k:"a\"b\\c"`],
    [String.raw`k == "a\nb"`, String.raw`k:"a\u000ab"`],
    ['k == ""', 'k:""'],
    ['k == "-1"', 'k:"-1"'],
    ['k in ("a", "b c")', 'k:(a OR "b c")'],
    ['k : "Ab1"', 'k:/[Aa][Bb]1/'],
    ['k : "12"', 'k:12'],
    ['k like "a*"', 'k:a*'],
    ['k like "*"', '_exists_:k'],
    ['k like "* "', 'k:/.* /'],
    [String.raw`k like "C:\\x (y)/?*"`, String.raw`k:C\:\\x\ \(y\)\/?*`],
    ['k : "a*"', 'k:/[Aa].*/'],
    ['k : "/a*"', String.raw`k:/\/[Aa].*/`],
    [String.raw`k : "a\\*"`, String.raw`k:/[Aa][\\].*/`],
    [String.raw`k : "a\\"`, String.raw`k:/[Aa][\\]/`],
    ['k regex "^a?$"', 'k:/^a?$/'],
    ['k regex "a/b@"', String.raw`k:/a\/b.*/`],
    ['`odd name:x` == "a"', String.raw`odd\ name\:x:a`],
    ['`?` == "a" and `?` != null', String.raw`\?:a AND _exists_:"?"`],
    ['AND == "a" and AND != null', String.raw`\AND:a AND _exists_:"AND"`],
    ['`a\nb ` == "a" or `a\nb ` like "*"', String.raw`a\u000ab\ :a OR _exists_:"a\u000ab "`],
    ['t == "a"', 't.raw:a'],
    ['k == null', '*:* AND NOT _exists_:k'],
    ['k == "a" or k == null', 'k:a OR (*:* AND NOT _exists_:k)'],
    ['k != "a" and not n == 1', '*:* AND NOT k:a AND NOT n:1'],
    ['n == -1', 'n:"-1"'],
    ['x == -0.0', 'x:"-0.0"'],
    ['x > -0.0', 'x:{-0.0 TO *]'],
    ['n > 1', 'n:{1 TO *]'],
    ['n <= -1', 'n:[* TO -1]'],
    ['b == 300', '*:* AND NOT *:*'],
    ['b < 300', 'b:[* TO *]'],
    ['yes == true', 'yes:true'],
    ['cidrMatch(ip, "10.0.0.0/8", "fe80::/10")', 'ip:("10.0.0.0/8" OR "fe80::/10")'],
    ['d > "2020-02-02"', 'd:{"2020-02-02" TO *]'],
    ['d == "2020-02-02"', 'd:["2020-02-02" TO "2020-02-02"]'],
    ['(k == "a" or n == 1) and yes == false', '(k:a OR n:1) AND yes:false'],
    ['not (k == "a" and n == 1)', '*:* AND NOT (k:a AND n:1)'],
  ])('%s', (condition, text) => {
    expect(textOf(`any where ${condition}`)).toBe(text);
  });

  it('whose letters fold as the rule says', () => {
    expect(textOf('any where k : "k"', 'unicode')).toBe('k:/[Kk\u212a]/');
  });
});

describe('a rule is refused with its code', () => {
  it.each([
    ['sequence [any where k == "a"] [any where k == "b"]', 'lucene-several-events'],
    ['any where length(k) > 3', 'lucene-computed-value'],
    ['any where k like "a*" and `odd*` == "x"', 'lucene-field-name'],
    ['any where _exists_ == "k"', 'lucene-field-name'],
    ['any where n == 9007199254740993', 'lucene-number'],
    ['any where k regex "~(a)"', 'lucene-regex-operator'],
    [`any where k : "*${'abcde'.repeat(60)}*"`, 'lucene-long-regex'],
    [String.raw`any where k like "a\tb*"`, 'lucene-control-character'],
    ['any where k > "*"', 'lucene-open-bound'],
    [`any where ${Array.from({ length: 1100 }, (_, at) => `(k == "${at}" and n == ${at})`).join(' or ')}`, 'lucene-too-large'],
  ])('%s', (query, code) => {
    const one = translated(query);
    expect(one.status === 'refused' ? one.reasons.map((reason) => reason.code) : []).toContain(code);
  });
});

describe('a query string finds', () => {
  const events: readonly Event[] = [
    { k: 'a b' },
    { k: ['x', 'A B'] },
    { k: 'C:\\x (y)/z\\' },
    { n: 5 },
    { k: 'AND' },
    { k: '' },
    { k: 'a*b' },
    { k: 'a\nb' },
    { k: '^a$' },
  ];
  it.each<[string, readonly number[]]>([
    ['k == "a b"', [0]],
    ['k : "a b"', [0, 1]],
    [String.raw`k : "c:\\X (?)/*\\"`, [2]],
    [String.raw`k like "C:\\x (y)/*"`, [2]],
    ['k == null', [3]],
    ['k == "AND" or k == null', [3, 4]],
    ['k == ""', [5]],
    ['k == "a*b"', [6]],
    [String.raw`k == "a\nb"`, [7]],
    ['k regex "^a$"', [8]],
    ['not k : "*"', [3]],
    ['n != 5', [0, 1, 2, 4, 5, 6, 7, 8]],
  ])('%s', async (condition, found) => {
    expect(await matching(`any where ${condition}`, events)).toEqual(found);
  });
});

describe('hostile text', () => {
  it.each(['") OR (*:*', '*:* OR k:"', '\\', '\\"', '/ OR /', 'a" AND NOT k:"', '[* TO *]', '\u2028', '&& ||', '\u0000'])(
    'stays in its place: %j',
    async (text) => {
      const literal = JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, '\\u{$1}');
      const events = [{ k: text }, { k: 'other' }, { n: 1 }];
      expect(await matching(`any where k == ${literal}`, events)).toEqual([0]);
    },
  );
});

it('the page lists every code, and no other', () => {
  const page = readFileSync(new URL('../../../translators/lucene/README.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `(lucene-[a-z-]+)` *\|/gm)].map(([, code]) => code);
  expect(listed.sort()).toEqual(Object.keys(luceneCodes).sort());
});
