import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../../support/eql-fields.ts';

/** Conditions and what they mean, `any where` left out. */
const MEANINGS: Readonly<Record<string, readonly (readonly [condition: string, meaning: string])[]>> = {
  'a comparison with a string': [
    ['s == "a"', 's:keyword is "a"'],
    ['s != "a"', 'not\n  s:keyword is "a"'],
    ['"a" == s', 's:keyword is "a"'],
    ['s == ""', 's:keyword is ""'],
    ['s == "A*"', 's:keyword is "A*"'],
    ['s == "C:\\\\"', 's:keyword is "C:\\\\"'],
    ['s < "b"', 's:keyword < "b"'],
    ['"b" < s', 's:keyword > "b"'],
    ['short == "a"', 'short:keyword/4 is "a"'],
    ['flat.key == "a"', 'flat.key:flattened is "a"'],
    ['other == "a"', 's:keyword as other is "a"'],
    ['msg == "a"', 'msg:keyword as msg.keyword is "a"'],
    ['msg.keyword == "a"', 'msg:keyword as msg.keyword is "a"'],
    ['?s == "a"', '?s:keyword is "a"'],
  ],
  'a constant of another type than the field': [
    ['s == 0', 's:keyword is "0"'],
    ['s == -5', 's:keyword is "-5"'],
    ['s == 1.0', 's:keyword is "1.0"'],
    ['s == 1e7', 's:keyword is "1.0E7"'],
    ['s == 0.0001', 's:keyword is "1.0E-4"'],
    ['s == 9223372036854775807', 's:keyword is "9223372036854775807"'],
    ['s == true', 's:keyword is "true"'],
    ['s >= 10', 's:keyword >= "10"'],
    ['n == "5"', 'n:long is 5'],
    ['n == "1e3"', 'n:long is 1000'],
    ['n == "abc"', 'constant-does-not-fit: "abc"'],
    ['n == true', 'constant-does-not-fit: true'],
    ['n == 4.5', 'false'],
    ['n < 4.5', 'n:long < 4.5'],
    ['small == 200', 'false'],
    ['flag == "true"', 'flag:boolean is true'],
    ['flag == 0', 'constant-does-not-fit: 0'],
    ['ip == "nonsense"', 'constant-does-not-fit: "nonsense"'],
  ],
  'a boolean': [
    ['flag', 'flag:boolean is true'],
    ['not flag', 'not\n  flag:boolean is true'],
    ['flag == false', 'flag:boolean is false'],
    ['flag != true', 'not\n  flag:boolean is true'],
    ['flag <= true', 'flag:boolean is false | true'],
    ['flag > true', 'false'],
  ],
  'a null test': [
    ['s == null', 'not\n  s:keyword is present'],
    ['null == s', 'not\n  s:keyword is present'],
    ['s != null', 's:keyword is present'],
    ['s > null', 'comparison-with-null: null'],
    ['length(s) == null', 'length(s:keyword) is null'],
    ['length(s) != null', 'not\n  length(s:keyword) is null'],
    ['null == (n > 3)', 'gt(n:long, 3) is null'],
  ],
  'an address': [
    ['ip == "10.0.0.1"', 'ip:ip is "10.0.0.1"'],
    ['ip == "10.0.0.0/8"', 'ip:ip in network "10.0.0.0/8"'],
    ['ip != "::1"', 'not\n  ip:ip is "::1"'],
    ['ip < "10.0.0.1"', 'ip-order-not-lowered: ip < "10.0.0.1"'],
    ['cidrMatch(ip, "10.0.0.0/8", "::1")', 'ip:ip in network "10.0.0.0/8" | "::1"'],
    ['CIDRMATCH(ip, "10.6.48.157/8") == false', 'not\n  ip:ip in network "10.6.48.157/8"'],
  ],
  'a date': [
    ['when == "2020-02-02"', 'when:date == "2020-02-02" (1580601600000 to 1580687999999 ms)'],
    ['when > 1516116808349', 'when:date > "1516116808349" (1516116808349 to 1516116808349 ms)'],
    ['when != "now-1d/d"', 'not\n  when:date == "now-1d/d" (by the clock)'],
    ['when < "yesterday"', 'constant-does-not-fit: "yesterday"'],
  ],
  'a list': [
    ['s in ("a", "b", "a")', 's:keyword is "a" | "b"'],
    ['s not in ("a", "b")', 'not\n  s:keyword is "a" | "b"'],
    ['s in~ ("a*")', 's:keyword is~ "a*"'],
    ['s in ("a", null)', 's:keyword is "a"'],
    ['s in (null)', 'false'],
    ['n in (1, 2 + 1)', 'n:long is 1 | 3'],
    ['n in (1, 2.5)', 'n:long is 1'],
    ['length(s) in (1, 2)', 'length(s:keyword) is 1 | 2'],
    ['substring(s, 1) in~ ("A")', 'substring(s:keyword, 1) is~ "A"'],
  ],
  'a wildcard pattern': [
    ['s : "a"', 's:keyword is~ "a"'],
    ['s : "a*"', 's:keyword like~ "a*"'],
    ['s like "a"', 's:keyword is "a"'],
    ['s like~ "a?c"', 's:keyword like~ "a?c"'],
    ['s like "C:\\\\*"', 's:keyword like "C:\\\\\\\\*"'],
    ['s : "*"', 's:keyword is present'],
    ['s : "**"', 's:keyword is present'],
    ['s : "?*"', 's:keyword like~ "?*"'],
    ['s : ""', 's:keyword is~ ""'],
    ['s : ("a", "b*", "c")', 'any of\n  s:keyword is~ "a" | "c"\n  s:keyword like~ "b*"'],
    ['substring(s, 0, 1) : "F"', 'substring(s:keyword, 0, 1) is~ "F"'],
    ['substring(s, 0, 1) like "*"', 'not\n  substring(s:keyword, 0, 1) is null'],
  ],
  'a regular expression': [
    ['s regex "a.c"', 's:keyword regex "a.c"'],
    ['s regex~ ("a.*", "b")', 's:keyword regex~ "a.*|b"'],
    ['s regex "abc"', 's:keyword is "abc"'],
    ['s regex """a\\.b"""', 's:keyword is "a.b"'],
    ['s regex~ "abc"', 's:keyword is~ "abc"'],
    ['s regex ".*"', 's:keyword is present'],
    ['s regex "@"', 's:keyword is present'],
    ['s regex ""', 's:keyword is ""'],
    ['string(n) regex "[0-9]+"', 'string(n:long) regex "[0-9]+"'],
    ['string(n) regex "a#b"', 'script-regex-not-lowered: string(n) regex "a#b"'],
    ['string(n) regex ".*?x"', 'script-regex-not-lowered: string(n) regex ".*?x"'],
  ],
  'a function that is a query': [
    ['startsWith(s, "a*")', 's:keyword like "a\\\\**"'],
    ['startsWith~(s, "")', 's:keyword is present'],
    ['endsWith(s, "a*b")', 's:keyword like "*a*b"'],
    ['endsWith(s, "\\\\cmd.exe")', 's:keyword like "*cmd.exe"'],
    ['endsWith~(s, "\\\\cmd.exe")', 's:keyword regex~ ".*[c-c]md\\\\.exe"'],
    ['endsWith~(s, "\\\\*x")', 's:keyword like~ "*\\\\*x"'],
    ['stringContains(s, "x=\\\\*")', 's:keyword like "*x=\\\\**"'],
    ['stringContains(s, "x\\\\")', 's:keyword like "*x\\\\*"'],
    ['stringContains(s, "")', 's:keyword is present'],
  ],
  'a script': [
    ['length(s) > 3', 'length(s:keyword) > 3'],
    ['12 == length(s)', 'length(s:keyword) == 12'],
    ['length(s) != 3', 'not\n  length(s:keyword) == 3'],
    ['startsWith(s, t)', 'startsWith(s:keyword, t:keyword) is true'],
    ['endsWith~(?s, t)', 'endsWith~(?s:keyword, t:keyword) is true'],
    ['concat(s, n) == "foo9"', 'concat(s:keyword, n:long) == "foo9"'],
    ['2 + n == 9', 'add(2, n:long) == 9'],
    ['-n > 5', 'negate(n:long) > 5'],
    ['n % 2 == 0', 'modulo(n:long, 2) == 0'],
    ['indexOf(s, "o") == null', 'indexOf(s:keyword, "o") is null'],
    ['substring(s, 1 + 1) == "x"', 'substring(s:keyword, 2) == "x"'],
    ['length(s) == "3"', 'constant-does-not-fit: "3"'],
    ['string(n in (1)) == "true"', 'value-not-lowered: n in (1)'],
  ],
  'a condition compared with a truth': [
    ['(n > 1) == true', 'n:long > 1'],
    ['(n > 1) == false', 'not\n  n:long > 1'],
    ['(n > 1) != true', 'not\n  n:long > 1'],
    ['true == (s in ("a"))', 's:keyword is "a"'],
    ['startsWith(s, "a") != false', 's:keyword like "a*"'],
  ],
};

describe.each(Object.entries(MEANINGS))('%s', (_, rows) => {
  it.each(rows)('%s', (condition, meaning) => {
    expect(meaningOf(`any where ${condition}`)).toBe(meaning);
  });
});

describe('the documented reading of endsWith and stringContains', () => {
  it.each([
    ['endsWith(s, "a*b")', 's:keyword like "*a\\\\*b"'],
    ['endsWith~(s, "\\\\cmd")', 's:keyword like~ "*\\\\\\\\cmd"'],
    ['endsWith(s, "")', 's:keyword is present'],
    ['stringContains(s, "")', 'false'],
    ['stringContains(s, "?")', 's:keyword like "*\\\\?*"'],
  ])('%s', (condition, meaning) => {
    const semantics = { folding: 'ascii', functionWildcards: 'documented' } as const;
    expect(meaningOf(`any where ${condition}`, { semantics })).toBe(meaning);
  });
});
