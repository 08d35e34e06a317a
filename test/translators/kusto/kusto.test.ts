import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import type { Rule } from '../../../src/ir/index.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';
import { cannotSay, literal, name } from '../../../translators/kusto/escape.ts';
import { complaintsOf, literalsOf } from '../../support/kusto-service.ts';

const PROPERTIES = {
  '@timestamp': { type: 'date' },
  k: { type: 'keyword' },
  'odd "name"': { type: 'keyword' },
  where: { type: 'keyword' },
  FileName: { type: 'keyword' },
  n: { type: 'long' },
  x: { type: 'double' },
  f: { type: 'float' },
  u: { type: 'unsigned_long' },
  b: { type: 'boolean' },
  ip: { type: 'ip' },
  t: { type: 'text' },
  v: { type: 'version' },
  filled: { type: 'keyword', null_value: 'NULL' },
  set: { type: 'constant_keyword', value: 'a' },
};
const TYPES = new Map([
  ['@timestamp', 'datetime'],
  ['k', 'string'],
  ['odd "name"', 'string'],
  ['where', 'string'],
  ['FileName', 'string'],
  ['n', 'long'],
  ['x', 'real'],
  ['b', 'bool'],
  ['ip', 'string'],
]);
const read = schemaFromMapping({ properties: PROPERTIES });
if (!read.ok) throw new Error('the mapping is none');
const { schema } = read;

function ruleOf(query: string): Rule {
  const [parsed] = parse(query, { schema }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`not accepted: ${query}`);
  return parsed.meaning.value.rule;
}

/** The lines of a query behind its table. */
function lines(query: string): readonly string[] {
  const translated = translate(ruleOf(query), 'kusto');
  if (translated.status === 'refused') throw new Error(translated.reasons.map(({ message }) => message).join());
  expect(complaintsOf(translated.text, 'Events', TYPES)).toEqual([]);
  return translated.text.trimEnd().split('\n').slice(1);
}

describe('a query of Kusto', () => {
  it.each([
    ['any where k == "a" and FileName == "b"', '| where ["k"] == "a"\n| where FileName == "b"'],
    ['any where k : "a" or k : "b"', '| where ["k"] in~ ("a", "b")'],
    ['any where k : "*a%b*"', '| where ["k"] contains "a%b"'],
    ['any where k like "a*"', '| where ["k"] startswith_cs "a"'],
    ['any where k like "*1"', '| where ["k"] endswith_cs "1"'],
    ['any where k : "12*"', '| where ["k"] startswith_cs "12"'],
    ['any where k : "a?c*"', '| where ["k"] matches regex "^(?s:[Aa].[Cc].*)$"'],
    ['any where k : "é"', '| where ["k"] matches regex "^(?s:é)$"'],
    ['any where k regex "a\\\\.[^b]"', '| where ["k"] matches regex "^(?s:a\\\\.[^b])$"'],
    ['any where k == null', '| where not(isnotempty(["k"]))'],
    ['any where n == null', '| where not(isnotnull(["n"]))'],
    ['any where n > 4 and n <= 9', '| where ["n"] > 4\n| where ["n"] <= 9'],
    ['any where not n > 4', '| where not(coalesce(["n"] > 4, false))'],
    ['any where n in (1, 2) and x == 1.5', '| where ["n"] in (1, 2)\n| where ["x"] == 1.5'],
    ['any where not b == true', '| where not(coalesce(["b"] == true, false))'],
    ['any where ip == "10.0.0.1"', '| where ["ip"] == "10.0.0.1"'],
    ['any where ip == "::1.2.3.4"', '| where ["ip"] == "::102:304"'],
    ['any where ip == "::ffff:1.2.3.4"', '| where ["ip"] == "1.2.3.4"'],
    ['any where cidrMatch(ip, "8000::/1")', '| where isnotempty(["ip"]) and ipv6_is_in_any_range(["ip"], "8000::/1")'],
    [
      'any where cidrMatch(ip, "10.0.0.0/8", "fe80::/10")',
      '| where (\n    isnotempty(["ip"]) and ipv4_is_in_any_range(["ip"], "10.0.0.0/8")\n    or isnotempty(["ip"]) and ipv6_is_in_any_range(["ip"], "fe80::/10")\n)',
    ],
    ['any where cidrMatch(ip, "0::/0", "10.0.0.0/8")', '| where isnotempty(["ip"])'],
    ['any where cidrMatch(ip, "0::1/128")', '| where ["ip"] == "::1"'],
    [
      'any where cidrMatch(ip, "::1", "10.0.0.1/32", "10.1.0.0/16")',
      '| where ["ip"] in ("::1", "10.0.0.1") or isnotempty(["ip"]) and ipv4_is_in_any_range(["ip"], "10.1.0.0/16")',
    ],
    ['any where @timestamp > "2020-02-02"', '| where ["@timestamp"] >= datetime(2020-02-03T00:00:00.000Z)'],
    ['any where `odd "name"` == "\\"\\\\\\n"', '| where ["odd \\"name\\""] == "\\"\\\\\\n"'],
    ['any where `where` == "a"', '| where ["where"] == "a"'],
    ['any where true', '| where true'],
    ['any where false', '| where false'],
  ])('says %s', (query, text) => {
    expect(lines(query).join('\n')).toBe(text);
  });

  it.each([
    ['any where n == 9007199254740993', 'kusto-number'],
    ['any where x == -0.0', 'kusto-number'],
    ['any where x > -0.0', 'kusto-number'],
    ['any where cidrMatch(ip, "::1", "::/64")', 'kusto-network'],
    ['any where k > "a"', 'kusto-order'],
    ['any where f == 1', 'kusto-field-type'],
    ['any where u == 1', 'kusto-field-type'],
    ['any where @timestamp > "now-1d"', 'kusto-date'],
    ['any where cidrMatch(ip, "::/64")', 'kusto-network'],
    ['any where cidrMatch(ip, "1::/8")', 'kusto-network'],
    ['any where filled == "NULL"', 'kusto-normalizer'],
    ['any where set == "a"', 'kusto-normalizer'],
    ['any where k regex "~(a)"', 'kusto-regex'],
    ['any where k regex "a{1001}"', 'kusto-regex'],
    ['any where k == "\\u{07}"', 'kusto-character'],
    ['any where length(k) > 3', 'kusto-computed-value'],
    ['sequence by k [any where true] [any where true]', 'kusto-several-events'],
  ])('refuses %s', (query, code) => {
    const translated = translate(ruleOf(query), 'kusto');
    expect(translated.status === 'refused' && translated.reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it('presumes one value of each field, and ASCII where k and s are folded', () => {
    const { losses } = translate(ruleOf('any where k : "ask" and k : "b" and n == 1'), 'kusto') as unknown as {
      readonly losses: readonly { readonly code: string; readonly presumes: unknown }[];
    };
    expect(losses.map(({ code, presumes }) => [code, presumes])).toEqual([
      ['kusto-one-value', [{ kind: 'one-value', field: 'k' }]],
      ['kusto-letters', [{ kind: 'plain-words', field: 'k' }]],
      ['kusto-one-value', [{ kind: 'one-value', field: 'n' }]],
    ]);
  });

  it.each([
    ['k == ""', '["k"] == ""', 'kusto-empty-text', 'may-match-more'],
    ['not k in ("", "a")', 'not(["k"] in ("", "a"))', 'kusto-empty-text', 'may-match-less'],
    ['x == 0', '["x"] == 0', 'kusto-minus-zero', 'may-match-more'],
    ['not x in (0, 1)', 'not(coalesce(["x"] in (0, 1), false))', 'kusto-minus-zero', 'may-match-less'],
    ['x >= 0', '["x"] >= 0', 'kusto-minus-zero', 'may-match-more'],
    ['x < 0', '["x"] < 0', 'kusto-minus-zero', 'may-match-less'],
    ['not x < 0', 'not(coalesce(["x"] < 0, false))', 'kusto-minus-zero', 'may-match-more'],
    ['x > 0', '["x"] > 0', undefined, undefined],
    ['x <= 0', '["x"] <= 0', undefined, undefined],
    ['n == 0', '["n"] == 0', undefined, undefined],
  ] as const)('tells what a column cannot tell apart: %s', (query, text, code, effect) => {
    expect(lines(`any where ${query}`)).toEqual([`| where ${text}`]);
    const { losses } = translate(ruleOf(`any where ${query}`), 'kusto') as unknown as {
      readonly losses: readonly { readonly code: string; readonly effect: string }[];
    };
    const [loss] = losses.filter((one) => one.code !== 'kusto-one-value');
    expect([loss?.code, loss?.effect]).toEqual([code, effect]);
  });

  it('asks the table that is named', () => {
    const text = (table: string): string | undefined => {
      const translated = translate(ruleOf('any where k == "a"'), 'kusto', { table });
      return translated.status === 'refused' ? undefined : translated.text.split('\n')[0];
    };
    expect([text('DeviceProcessEvents'), text('a"] | evil')]).toEqual(['DeviceProcessEvents', '["a\\"] | evil"]']);
  });

  it('holds every text as the language service reads it', () => {
    const characters = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', '\\', '\n', '\r', '\t', "'", '`', '/', '|', ']') }),
    );
    fc.assert(
      fc.property(characters, (text) => {
        fc.pre(!cannotSay(text));
        expect(literalsOf(`print ${literal(text)}`)).toEqual([text]);
        // To the service, which is compiled to JavaScript, no column is called `__proto__`.
        if (text in {}) return;
        expect(
          complaintsOf(
            `Events | where ${name(text === '' ? 'a' : text)} == "a"`,
            'Events',
            new Map([[text === '' ? 'a' : text, 'string']]),
          ),
        ).toEqual([]);
      }),
    );
  });
});
