import { describe, expect, it } from 'vitest';
import type { SchemaField } from '../../../../../src/event/index.ts';
import { analyzeEql, emptyMeta } from '../../../../../src/languages/eql/analyze.ts';
import { source } from '../../../../../src/source/index.ts';
import { FIELDS, findingsOf } from '../../../../support/eql-fields.ts';

describe('a long regular expression', () => {
  it('is warned of, counted joined', () => {
    const query = `any where s regex ("${'a'.repeat(600)}", "${'b'.repeat(400)}")`;
    expect(findingsOf(query).map((finding) => finding.split(':')[0])).toEqual(['regex-too-long']);
  });
});

const CONSTANT: SchemaField = {
  type: 'constant_keyword',
  ignoreAbove: null,
  nullValue: null,
  exactSubfield: null,
  origin: 'mapping',
};

describe('the field that orders events', () => {
  it.each([
    ['s', 'sequence by n [any where true] [any where true]', ['timestamp-not-a-date']],
    ['n', 'any where true | head 1', ['timestamp-not-a-date']],
    ['when', 'sequence by n [any where true] [any where true]', []],
    ['nowhere', 'sequence by n [any where true] [any where true]', []],
    ['s', 'sample by n [any where true] [any where true]', []],
    ['s', 'any where true', []],
  ])('is a date: %s, %s', (timestampField, text, codes) => {
    const result = analyzeEql(source(text), { schema: FIELDS, meta: { ...emptyMeta, timestampField } });
    expect((result.ok ? result.warnings : result.problems).map(({ code }) => code)).toEqual(codes);
  });
});

describe('strict checking', () => {
  it('refuses unmapped fields unless they are optional', () => {
    expect(findingsOf('any where nosuch == 1 and ?gone == 1', { strict: true })).toEqual(['unmapped-field: nosuch']);
  });

  it('refuses a category without a category field', () => {
    const schema = { fields: new Map() };
    expect(findingsOf('process where ?a == 1', { strict: true, schema })).toEqual(['category-not-mapped: process']);
    expect(findingsOf('any where ?a == 1', { strict: true, schema })).toEqual(['optional-unmapped: ?a']);
  });
});

describe('a field with a normalizer that is not known', () => {
  const schema = {
    fields: new Map<string, SchemaField>([
      ['low', { ...CONSTANT, type: 'keyword', normalizer: { name: 'own', steps: null } }],
      ['known', { ...CONSTANT, type: 'keyword', normalizer: { name: 'lowercase', steps: ['lowercase'] } }],
    ]),
  };

  it.each([
    ['any where low == "a" or low : "b*"', ['normalizer-unread: low', 'normalizer-unread: low']],
    ['any where length(low) == 1', ['normalizer-unread: low']],
    ['sequence by low [any where true] [any where true]', ['normalizer-unread: low']],
    ['any where known == "A" or length(known) == 1', []],
    ['any where low == null or null != low', []],
  ])('has no values that can be compared: %s', (query, findings) => {
    expect(findingsOf(query, { schema })).toEqual(findings);
  });
});

describe('a constant of the index', () => {
  it('is told once where the mapping leaves it open', () => {
    const schema = {
      fields: new Map([
        ['set', { ...CONSTANT, constant: 'logs' }],
        ['bare', CONSTANT],
      ]),
    };
    const query = 'any where set == "l*" and not set : "x" and bare == "a*" and bare == "b"';
    expect(findingsOf(query, { schema })).toEqual(['index-constant: bare']);
  });
});

describe('the help for a comparison of two fields', () => {
  it.each([
    ['any where s == t', 'texts are equal when each starts with the other: `startsWith(s, t) and startsWith(t, s)`'],
    ['any where s != t', 'texts are equal when each starts with the other: `not (startsWith(s, t) and startsWith(t, s))`'],
    ['any where s < t', null],
    ['any where n > d + 1', 'compare the difference with a constant, as in `n - (d + 1) > 0`'],
    ['any where n != d', 'compare the difference with a constant, as in `n - d != 0`'],
    ['any where flag == TRUE', 'keywords are written in lower case: `true`'],
    ['any where ip == s', null],
  ])('%s', (query, help) => {
    const result = analyzeEql(source(query), { schema: FIELDS });
    expect(result.ok ? [] : result.problems.map((problem) => problem.help)).toEqual([help]);
  });
});

describe('the help for a value of another type', () => {
  it.each([
    ['any where cidrMatch(ip, ip)', 'for example "10.0.0.0/8" or "fe80::/10"'],
    ['any where length(n) > 1', 'wrap it in `string(...)`'],
    ['any where length(s == "a") > 1', 'say the condition beside the function or comparison, joined by `and` or `or`'],
    ['any where n : "1*"', 'use `==`, or `string(n) : ...`'],
    ['any where n like "1"', 'use `==`, or `string(n) like ...`'],
    ['any where flag : "t*"', 'use `==`'],
    ['any where ip : "10.*"', 'use `==` or `cidrMatch`'],
  ])('%s', (query, help) => {
    const result = analyzeEql(source(query), { schema: FIELDS });
    expect(result.ok ? [] : result.problems.map((problem) => problem.help)).toEqual([help]);
  });
});

describe('the help for a field that the mapping lacks', () => {
  it.each([
    ['any where shor == "a"', 'mark it optional with `?` if it may be unmapped'],
    ['any where shor == "a" and short == "b"', 'did you mean short?'],
    ['sequence by short [any where shor == "a"] [any where true]', 'did you mean short?'],
    ['any where shor == "a" and shorn == "b"', 'mark it optional with `?` if it may be unmapped'],
  ])('names look-alikes that the query itself names: %s', (query, help) => {
    const result = analyzeEql(source(query), { schema: FIELDS });
    expect(result.ok ? result.warnings[0]?.help : null).toBe(help);
  });
});
