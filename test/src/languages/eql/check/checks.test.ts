import { describe, expect, it } from 'vitest';
import type { SchemaField } from '../../../../../src/event/index.ts';
import { analyzeEql, emptyMeta } from '../../../../../src/languages/eql/analyze.ts';
import { source } from '../../../../../src/source/index.ts';
import { FIELDS, findingsOf } from '../../../../support/eql-fields.ts';

const FINDINGS: Readonly<Record<string, readonly (readonly [query: string, findings: readonly string[]])[]>> = {
  fields: [
    ['any where nosuch == "a" and nosuch == "b"', ['unknown-field: nosuch']],
    ['any where ?nosuch == "a" and ?nosuch == "b"', ['optional-unmapped: ?nosuch']],
    ['any where ?s == "a"', []],
    ['any where body == "a"', ['text-without-exact: body']],
    ['any where msg == "a"', []],
    ['any where geo != null', ['unsupported-field-type: geo']],
    // Neither a flattened object nor what it holds, whatever is asked of it.
    ['any where flat == "a" or flat.x.y : "b*"', ['unsupported-field-type: flat', 'unsupported-field-type: flat.x.y']],
    ['any where length(?flat.x) > 1', ['unsupported-field-type: ?flat.x']],
    ['any where ?flat.x == null', ['unsupported-field-type: ?flat.x']],
    ['sequence by flat.x [any where true] [any where true]', ['unsupported-field-type: flat.x']],
    ['any where s == "a"', []],
    ['any where seconds > "now-1d"', []],
    ['any where weeks > "now-1d"', ['date-format-unread: weeks']],
    ['sequence by weeks [any where true] [any where true]', ['date-format-unread: weeks']],
    ['any where nest.x == "a"', ['inside-nested: nest.x']],
    ['any where nest.x.y == "a"', ['inside-nested: nest.x.y']],
    ['sequence [any where true] by s [any where true] by n', ['join-key-types: n']],
    ['sequence [any where true] by n [any where true] by d', ['join-key-number-types: d']],
    [
      'sequence by s [any where true] by n [any where true] by n until [any where true] by small',
      ['join-key-number-types: small'],
    ],
    ['sequence with maxspan=1m [any where true] by n ![any where true] by d', []],
    ['sample [any where true] by small [any where true] by n', ['join-key-number-types: n']],
    ['sequence by ?s with maxspan=1m [any where true] ![any where true]', ['null-key-missing-event: ?s']],
    ['sequence with maxspan=1m [any where true] by ?s ![any where true] by s', ['null-key-missing-event: ?s']],
    ['sequence with maxspan=1m [any where true] by ?s [any where true] by s ![any where true] by ?s', []],
    ['sequence by ?s [any where true] [any where true]', []],
    ['sequence [any where true] by s [any where true] by msg', []],
    ['sequence by body [any where true] [any where true]', ['text-without-exact: body']],
  ],
  conditions: [
    ['any where n', ['condition-not-boolean: n']],
    ['any where not "a"', ['condition-not-boolean: "a"']],
    ['any where null', ['condition-not-boolean: null']],
    ['any where flag and length(s)', ['condition-not-boolean: length(s)']],
    ['any where n + 1', ['condition-not-boolean: n + 1']],
    ['any where true', []],
    ['any where s == "a" and 1 == 2', ['never-true: 1 == 2']],
    ['any where s == "a" or "a" : "A*"', ['always-true: "a" : "A*"']],
    ['any where 1 == 1 and not ("a" : "B")', ['always-true: 1 == 1 and not ("a" : "B")']],
    [
      'any where 1 == 2 and (2 == 2 or 3 == 3) or s == "a" or 4 == 4',
      ['never-true: 1 == 2 and (2 == 2 or 3 == 3)', 'always-true: 4 == 4'],
    ],
    [
      'any where not (s == "a" or 1 == 1 or n == 1) and (2 == 2) == true',
      ['always-true: 1 == 1', 'always-true: (2 == 2) == true'],
    ],
    ['any where s == "a" and n == 1 and not s == "a"', ['never-true: not s == "a"']],
    ['any where s == "a" and s != "a"', ['never-true: s != "a"']],
    ['any where s in ("a", "b") or not s in ("a", "b")', ['always-true: not s in ("a", "b")']],
    ['any where flag or not not not flag', ['always-true: not not not flag']],
    ['any where s == null or s != null', ['always-true: s != null']],
    // A list may have both values.
    ['any where s == "a" and s == "b"', []],
    // One leaf decides the other: a value is there, or each constant of the one satisfies the other.
    ['any where s == "a" and s == null', ['never-true: s == null']],
    ['any where s == null and startsWith(s, "a")', ['never-true: startsWith(s, "a")']],
    ['any where s == null and not s like "a*"', []],
    ['any where s : "*" or s == null', ['always-true: s == null']],
    ['any where not n > 5 or n != null', ['always-true: n != null']],
    ['any where s == "a" and not s : "A"', ['never-true: not s : "A"']],
    ['any where s : "a" and not s == "a"', []],
    ['any where s in ("a", "b") and s not in ("a", "b", "c")', ['never-true: s not in ("a", "b", "c")']],
    ['any where s in ("a", "d") and s not in ("a", "b", "c")', []],
    ['any where s like ("x*", "y") and not s : ("X*", "Y?", "y")', ['never-true: not s : ("X*", "Y?", "y")']],
    ['any where s like "xy*" and not s like "x?*"', []],
    ['any where s like~ "?" and not s in~ ("?", "ab")', []],
    ['any where n == 5 and not n in (4, 5)', ['never-true: not n in (4, 5)']],
    ['any where not n > 3 or n > 2 or n == 1', []],
    ['any where n != 5 or n >= 5', ['always-true: n >= 5']],
    ['any where s == "É" and not s : "é"', []],
    ['any where false', ['never-true: false']],
    ['sequence [any where true] [any where s == "a" and false]', ['never-true: false']],
    ['sequence [any where not 1 == 1] [any where 2 == 2]', ['never-true: not 1 == 1', 'always-true: 2 == 2']],
  ],
  operands: [
    ['any where s + 1 == 2', ['operand-not-number: s']],
    ['any where not (1 + s == 2)', ['operand-not-number: s']],
    ['any where not (flag * 2 > 1)', ['operand-not-number: flag']],
    ['any where -s == 1', ['operand-not-number: s']],
    ['any where n - when > 0', ['operand-not-number: when']],
    ['any where ip % 2 == 0 or -v == 1', ['operand-not-number: ip', 'operand-not-number: v']],
    ['any where n / concat(s, t) == 1', ['operand-not-number: concat(s, t)']],
    ['any where n + "1" == 2', ['operand-not-number: "1"']],
    ['any where n * (n == 1) == 1', ['operand-not-number: n == 1']],
    ['any where length(s) - (msg + 1) == 0', ['operand-not-number: msg']],
    ['any where n % 2 == 1 and -d + small > 5 and n + number(s) == 1', []],
    ['any where n + ?gone == 1', ['optional-unmapped: ?gone']],
  ],
  versions: [
    ['any where v == "1.0" or v != "2" or v < "1.10" or "3" >= v or v == null', []],
    ['any where v : "1.*"', ['pattern-needs-string: v']],
    ['any where v like "1"', ['pattern-needs-string: v']],
    ['any where v regex~ "1.*"', ['pattern-needs-string: v']],
    ['any where v in ("1.0")', ['list-element-type: "1.0"']],
    ['any where not v in~ ("1.0", "2")', ['pattern-needs-string: v', 'list-element-type: "1.0"', 'list-element-type: "2"']],
    ['any where length(v) > 1', ['wrong-argument-type: v']],
    ['any where startsWith(v, "1")', ['wrong-argument-type: v']],
    ['any where stringContains(s, v)', ['wrong-argument-type: v']],
    ['any where concat(s, v) == "a" or string(v) == "1.0"', []],
    ['any where v == 1', ['constant-does-not-fit: 1']],
    ['sequence by v [any where true] [any where true]', []],
  ],
  comparisons: [
    ['any where s == t', ['comparison-against-field: t']],
    ['any where n > length(s)', ['comparison-against-field: length(s)']],
    ['any where ?gone == ?lost', ['optional-unmapped: ?gone', 'always-true: ?gone == ?lost', 'optional-unmapped: ?lost']],
    ['any where ?gone != ?lost', ['optional-unmapped: ?gone', 'never-true: ?gone != ?lost', 'optional-unmapped: ?lost']],
    ['any where ?gone == ?s', ['comparison-against-field: ?s']],
    ['any where ?gone < ?lost', ['comparison-against-field: ?lost']],
    ['any where length(s) == n + 1', ['comparison-against-field: n + 1']],
    ['any where s >= "1000"', ['compared-as-text: "1000"']],
    ['any where s >= 1000', ['compared-as-text: 1000']],
    ['any where s >= "b"', []],
    ['any where s == 5', ['number-as-text: 5']],
    ['any where n == "5"', ['text-as-number: "5"']],
    ['any where n == 4.5', ['never-true: 4.5']],
    ['any where small == 128', ['never-true: 128']],
    ['any where short == "12345"', ['never-true: "12345"']],
    ['any where s == "a*"', ['literal-wildcard: "a*"']],
    ['any where indexOf(s, "x") == -1', ['never-true: indexOf(s, "x") == -1']],
    ['any where length(s) < 0', ['never-true: length(s) < 0']],
    ['any where n == 9007199254740993', ['inexact-integer: 9007199254740993']],
  ],
  dates: [
    ['any where when == "2020-02"', ['partial-date: "2020-02"']],
    ['any where @timestamp <= "2020"', ['partial-date: "2020"']],
    ['any where when != 2020', ['partial-date: 2020']],
    ['any where "2020-02" < when', ['partial-date: "2020-02"']],
    ['any where when >= "2020-02" and when < "2020-03"', []],
    ['any where when == "2020-02||/M" or when > "2020-02-02" or when == 20200', []],
    ['any where s == "2020-02"', []],
  ],
  'lists and patterns': [
    ['any where s in ("a", t)', ['comparison-against-field: t']],
    ['any where n in (1, "x")', ['list-element-type: "x"']],
    ['any where ip in ("10.0.0.1")', ['list-element-type: "10.0.0.1"']],
    ['any where when in ("2020-02-02", 5)', ['list-element-type: "2020-02-02"', 'list-element-type: 5']],
    ['any where flag in ("true", true)', ['list-element-type: "true"']],
    ['any where s in ("a", 5)', ['list-element-type: 5']],
    ['any where n in (1, 4.5, null)', ['never-true: 4.5']],
    ['any where s in ("a*")', ['literal-wildcard: "a*"']],
    ['any where n in~ ("a")', ['pattern-needs-string: n', 'list-element-type: "a"']],
    ['any where ip : "10.*"', ['pattern-needs-string: ip']],
    ['any where flag like "t*"', ['pattern-needs-string: flag']],
    ['any where s : (5, "a", null)', ['pattern-not-string: 5', 'pattern-not-string: null']],
  ],
  functions: [
    ['any where wildcard(s, "a*")', ['unknown-function: wildcard']],
    ['any where _arraysearch(s, s, true)', ['unknown-function: _arraysearch']],
    ['any where lenght(s) == 1', ['unknown-function: lenght']],
    ['any where length() == 1', ['wrong-argument-count: length()']],
    ['any where startsWith(s)', ['wrong-argument-count: startsWith(s)']],
    ['any where LENGTH(s) == 1 and STARTSWITH~(s, "a")', []],
    ['any where length~(s) == 1', ['no-insensitive-form: length~']],
    ['any where length(n) == 1', ['wrong-argument-type: n']],
    ['any where cidrMatch(s, "::1")', ['wrong-argument-type: s']],
    ['any where cidrMatch(ip, s)', ['argument-not-constant: s']],
    ['any where cidrMatch(ip, "::1", "10.0.0.0/33")', ['not-a-network: "10.0.0.0/33"']],
    ['any where cidrMatch(ip, "::ffff:10.0.0.0/104")', ['mapped-network: "::ffff:10.0.0.0/104"']],
    ['any where cidrMatch(ip, "10.0.0.0/8", "0:0:0:0:0:FFFF:a00:0/8")', ['mapped-network: "0:0:0:0:0:FFFF:a00:0/8"']],
    ['any where ip == "::ffff:a00:1/128"', ['mapped-network: "::ffff:a00:1/128"']],
    ['any where "::ffff:10.0.0.0/120" != ip', ['mapped-network: "::ffff:10.0.0.0/120"']],
    ['any where cidrMatch(ip, "::ffff:10.1.2.3", "::fffe:0:0/96") or ip == "::ffff:10.1.2.3"', []],
    ['any where string(not s == "a") == "true"', ['negation-in-argument: not s == "a"']],
    ['any where concat(s, (not s == "a") == true) == "x"', ['negation-in-argument: not s == "a"']],
    ['any where not string(s != "a") == "true" and string(not true) == s', []],
    ['any where endsWith(s, "a\\\\b")', ['wildcard-in-function: "a\\\\b"']],
    ['any where startsWith(s, "a\\\\b*")', []],
  ],
  'regular expressions': [
    ['any where s regex "a(b"', ['regex-does-not-parse: (']],
    ['any where s regex """a\\b"""', ['regex-does-not-parse: \\']],
    ['any where s regex "a\\\\tb"', ['regex-does-not-parse: \\\\']],
    ['any where s regex ("a", "")', ['regex-does-not-parse: ""']],
    ['any where s regex "^a"', ['regex-anchor: ^']],
    ['any where s regex "a$"', ['regex-anchor: $']],
    ['any where s regex "[a-z]+@x"', ['regex-lucene-operator: @']],
    ['any where s regex "a#|b&c"', ['regex-lucene-operator: #']],
    ['any where s regex "[+-]x[a-z]"', ['regex-lucene-operator: -']],
    ['any where s regex """[@#&]\\@\\#"@"[]-a][\\d-]\\[-]"""', []],
    ['any where s regex~ "[a-f]+"', ['regex-range-not-folded: "[a-f]+"']],
    ['any where s regex~ "[a-fA-F]+"', []],
    ['any where s regex "[a-f]+"', []],
  ],
};

describe.each(Object.entries(FINDINGS))('checks of %s', (_, rows) => {
  it.each(rows)('%s', (query, findings) => {
    expect(findingsOf(query)).toEqual(findings);
  });
});

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
    ['any where n > d + 1', 'compare the difference with a constant, as in `n - (d + 1) == 0`'],
    ['any where flag == TRUE', 'keywords are written in lower case: `true`'],
    ['any where ip == s', null],
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
