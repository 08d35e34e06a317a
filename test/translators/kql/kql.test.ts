import { describe, expect, it } from 'vitest';
import { type Translated, translate } from '../../../src/api/translate.ts';
import { kql } from '../../../src/engines/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';
import { source } from '../../../src/source/index.ts';
import type { kqlTargetCodes } from '../../../translators/kql/codes.ts';

const read = schemaFromMapping({
  properties: {
    '@timestamp': { type: 'date' },
    k: { type: 'keyword' },
    w: { type: 'wildcard' },
    'odd name:x': { type: 'keyword' },
    'odd*': { type: 'keyword' },
    not: { type: 'keyword' },
    true: { type: 'keyword' },
    m: { type: 'text' },
    n: { type: 'long' },
    b: { type: 'byte' },
    x: { type: 'double' },
    d: { type: 'date' },
    ip: { type: 'ip' },
    yes: { type: 'boolean' },
  },
});
if (!read.ok) throw new Error('the mapping is none');
const { schema } = read;

function translated(query: string, folding: 'ascii' | 'unicode' = 'ascii'): Translated {
  const analysis = analyzeEql(source(query), { schema, semantics: { ...DEFAULT_SEMANTICS, folding } });
  if (!analysis.ok) throw new Error(analysis.problems.map(({ message }) => message).join());
  return translate(analysis.value.rule, 'kql');
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
  const loaded = await kql.load(events, settings);
  const verdict = await loaded.run(`${textOf(query)}\n`);
  if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
  return verdict.matches.flat();
}

describe('KQL is printed', () => {
  it.each<[string, string]>([
    ['k == "nc"', 'k:nc'],
    ['k in ("a b", "c", "c")', 'k:("a b" or c)'],
    ['k : "42"', 'k:42'],
    ['k : "nc"', 'k:(nc or nC or Nc or NC)'],
    ['k != "nc"', 'not k:nc'],
    ['k == null', 'not k:*'],
    ['k == "a" and (k == "b" or n > 5)', 'k:a and (k:b or n > 5)'],
    ['not (k == "a" and n == 1)', 'not (k:a and n:1)'],
    ['not not k == "a"', 'k:a'],
    ['k like "a*c"', 'k:a*c'],
    ['k like "*"', 'k:*'],
    ['k regex "a(b|c)?"', 'k:(a or ab or ac)'],
    ['k regex ".*\\\\.(exe|dll)"', 'k:(*.exe or *.dll)'],
    ['n == -5', 'n:-5'],
    ['x == -0.0', 'x:-0.0'],
    ['n in (1, 2)', 'n:(1 or 2)'],
    ['b > 200', 'not *:*'],
    ['b < 200', 'n'],
    ['yes == true', 'yes:true'],
    ['ip == "10.0.0.1"', 'ip:10.0.0.1'],
    ['cidrMatch(ip, "10.0.0.0/8")', 'ip:"10.0.0.0/8"'],
    ['d == "2020-02-02"', 'd:"2020-02-02"'],
    ['d > "now-1d"', 'd > "now-1d"'],
    ['k > "b"', 'k > "b"'],
    ['true', '*:*'],
    ['false', 'not *:*'],
  ])('any where %s', (query, text) => {
    expect(textOf(`any where ${query}`)).toBe(query === 'b < 200' ? 'b:*' : text);
  });
});

/** As EQL writes it. */
function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&');
  return `"${escaped.replace(/\p{Cc}/gu, (letter) => `\\u{${letter.charCodeAt(0).toString(16).padStart(4, '0')}}`)}"`;
}

/** Every value is found, and no other: the text says what the rule says, whatever stands in it. */
describe('a value comes through', () => {
  const ODD = [
    '',
    ' ',
    ' a',
    'a ',
    'a  b',
    'and',
    'OR',
    'not',
    'not x',
    'a and b',
    'null',
    'true',
    'false',
    '*',
    'a*',
    '**',
    '?',
    '\\',
    'a\\',
    '\\\\',
    '"',
    '""',
    'a"b',
    "a'b",
    '(',
    ')',
    '(x)',
    '{',
    '}',
    ':',
    'k:x',
    '<',
    '>',
    '<=',
    'a<b',
    '\t',
    '\n',
    '\r',
    'a\nb',
    'a\u0000b',
    '\u00a0',
    'a\u00a0',
    '\u2028',
    '\u3000',
    '\ufeff',
    'é',
    'ß',
    '\u{1f600}',
    '\ud800',
    '\\u0041',
    '\\n',
    '\\t',
    '*)',
    '" or k:*',
    ') or *:* or (',
    '-1',
    '1e5',
    'now',
    '/re/',
    '~',
    '!',
    '|',
    '&&',
    '\\and',
  ];
  const EVENTS = ODD.map((k) => ({ k }));

  it.each(ODD.map((value, at) => [JSON.stringify(value), value, at] as const))('%s', async (_, value, at) => {
    const constant = quoted(value);
    expect(await matching(`any where k == ${constant}`, EVENTS)).toEqual([at]);
    const others = EVENTS.map((_event, index) => index).filter((index) => index !== at);
    expect(await matching(`any where k != ${constant}`, EVENTS)).toEqual(others);
  });

  it.each(ODD.filter((value) => !/^\s|\s$/.test(value)).map((value) => [JSON.stringify(value), value] as const))(
    '%s before and behind a wildcard',
    async (_, value) => {
      if (/[*?]/.test(value)) return;
      const constant = quoted(`*${value}*`);
      const holding = ODD.flatMap((one, at) => (one.includes(value) ? [at] : []));
      expect(await matching(`any where k like ${constant}`, EVENTS)).toEqual(holding);
    },
  );

  it('with as many clauses as it has values, whatever stands in them', () => {
    const values = Array.from({ length: 1024 }, (_, at) => `"${at} or more"`);
    expect(translated(`any where k in (${values.join(', ')})`).status).toBe('exact');
    expect(textOf(`any where k in (${values.join(', ')}, "one or more")`)).toBe('to-kql-too-large');
  });

  it('as a name', async () => {
    const events: readonly Event[] = [{ 'odd name:x': 'v' }, { not: 'v' }, { true: 'v' }];
    expect(await matching('any where `odd name:x` == "v"', events)).toEqual([0]);
    expect(await matching('any where `not` == "v"', events)).toEqual([1]);
    expect(await matching('any where `true` == "v"', events)).toEqual([2]);
  });
});

describe('what KQL says with a difference', () => {
  it.each<[string, readonly string[]]>([
    ['k : "powershell.exe"', ['to-kql-letter-case may-match-less']],
    ['not k : "powershell.exe"', ['to-kql-letter-case may-match-more']],
    ['not (n == 1 and not k : "powershell.exe")', ['to-kql-letter-case may-match-less']],
    ['k like "?:"', ['to-kql-one-character may-match-more']],
    ['not k like "?:"', ['to-kql-one-character may-match-less']],
    ['k like "* "', ['to-kql-blank-in-pattern may-match-more']],
    ['w like "*a b*"', ['to-kql-blank-in-pattern may-match-more']],
    ['k like "*a b*"', []],
    ['w == "a b"', []],
    ['k : "abc"', []],
  ])('any where %s', (query, losses) => {
    const one = translated(`any where ${query}`);
    expect(one.status).toBe(losses.length > 0 ? 'lossy' : 'exact');
    expect(one.status === 'lossy' ? one.losses.map(({ code, effect }) => `${code} ${effect}`) : []).toEqual(losses);
  });

  it('is told of Elasticsearch where escapes stand beside wildcards', () => {
    const notes = (query: string) => {
      const one = translated(query);
      return one.status === 'refused' ? [] : one.notes.map(({ code }) => code);
    };
    expect(notes('any where k like "C:*"')).toEqual(['to-kql-escaped-pattern']);
    expect(notes('any where k like "*\\\\*"')).toEqual(['to-kql-escaped-pattern']);
    expect(notes('any where k like "a*:"')).toEqual([]);
    expect(notes('any where k == "C:\\\\x"')).toEqual([]);
  });
});

describe('what KQL cannot say is refused', () => {
  it.each<[string, keyof typeof kqlTargetCodes]>([
    ['sequence [any where true] [any where true]', 'to-kql-several-events'],
    ['any where length(k) > 3', 'to-kql-computed-value'],
    ['any where k regex "[a-z]+"', 'to-kql-regex'],
    ['any where `odd*` == "v"', 'to-kql-field-name'],
    ['any where n == 9007199254740993', 'to-kql-number'],
    [`any where ${Array.from({ length: 1030 }, (_, at) => `(k == "a${at}" and n == ${at})`).join(' or ')}`, 'to-kql-too-large'],
  ])('%.60s', (query, code) => {
    const one = translated(query);
    expect(one.status === 'refused' ? one.reasons.map((reason) => reason.code) : []).toContain(code);
  });
});
