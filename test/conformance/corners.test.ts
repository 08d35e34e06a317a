import { describe, expect, it } from 'vitest';
import { streamRuleCompiler } from '../../src/api/stream-rules.ts';
import type { Event, Json } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { analyzeEql } from '../../src/languages/eql/analyze.ts';
import { source } from '../../src/source/index.ts';
import { createStream } from '../../src/stream/index.ts';
import { differencesOf, loadBatch } from '../support/differential/compare.ts';
import { describeDifference } from '../support/differential/describe.ts';
import { excuseFor } from '../support/differential/excused.ts';
import { SCHEMA } from '../support/differential/mapping.ts';

/** A value that once was read differently: the condition, the field's value, and what every engine must answer. */
type Corner = readonly [condition: string, value: Json, matches: boolean];

const CORNERS: Readonly<Record<string, readonly Corner[]>> = {
  'a number that its type cannot hold is no value (eql-semantics 9.1)': [
    ['i != null', 2147483648, false],
    ['i == 2147483647', 2147483647, true],
    ['n != null', 1e19, false],
    ['n != null', '9223372036854775807', true],
    ['n != null', '9223372036854775808', false],
    ['`by` != null', [128, -129, 'x'], false],
    ['`by` == -128', -128.9, true],
    ['sh > 0', 32768, false],
    ['u != null', -1, false],
    ['u != null', 1e19, true],
    ['f != null', 1e39, false],
    ['h != null', 65520, false],
  ],
  'a number is as exact as its type, and so is the constant beside it (eql-semantics 9.1)': [
    ['h == 0.3333', 0.3333, true],
    ['h == 0.33325195', 0.3333, true],
    ['h > 0.3333', 0.3333, false],
    ['h <= 0.0999755859375', 0.1, true],
    ['h == 65504', 65519, true],
    ['f == 16777216', 16777217, true],
    ['f > 0.1', 0.1, false],
  ],
  'a bound of a half float is a float (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)': [
    ['h > 0.995', 0.995, true],
    ['h <= 0.995', 0.995, false],
    ['h >= 0.9951171875', 0.995, true],
    ['h == 0.995', 0.995, true],
    ['h >= 0.3333', 0.3333, false],
  ],
  'Java reads numbers other than longs between blanks and with a type letter (run on OpenSearch 2.19.1)': [
    ['d == 5.5', ' 5.5\n', true],
    ['i == 5', '\u00005.9d\u001f', true],
    ['f == 5', '5F', true],
    ['d != null', '5 d', false],
    ['d != null', '\u00a05', false],
    ['n != null', [' 5', '5d'], false],
    ['u != null', '5 ', false],
  ],
  'the zone of an address is no part of it (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)': [
    ['ip == "fe80::1"', 'fe80::1%eth0.1', true],
    ['ip == "fe80::1%a"', 'fe80::1%/b%', true],
    ['cidrMatch(ip, "fe80::1%a/10")', 'FE80::2%2', true],
    ['string(ip) == "fe80::1"', 'fe80::1%eth0', true],
    ['ip == "10.1.2.3"', '::ffff:a01:203%1', true],
    ['ip != null', ['fe80::1%', '10.1.2.3%1', '::ffff:10.1.2.3%1', '%1'], false],
  ],
  'a value for which an index would refuse the document is none, and the others count (docs/language.md)': [
    ['ip == "10.0.0.1"', ['x', '10.0.0.1'], true],
    ['ip == null', { address: '10.0.0.1' }, true],
    ['n == null', { value: 5 }, true],
    ['n == 5', [5, 'five', true], true],
    ['i == null', 1e10, true],
    ['s == null', { text: 'x' }, true],
    ['p.s == null and p.n == null', 'a scalar where the mapping has an object', true],
    ['ts == null', ['x', '2020-02-30', true], true],
    ['ts == "2020-02-02"', ['x', '2020-02-02'], true],
  ],
  'integers overflow at the width of Java (eql-semantics 8)': [
    ['length(s) * length(s) * 1000000000 > 0.0', 'foo', false],
    ['length(s) * 1000000000 > 0', 'foo', true],
    ['length(s) * 2147483648 > 0', 'foo', true],
    ['length(s) * (2147483648 - 1) > 0', 'foo', true],
    ['n * 1000000000 > 0', 3, true],
    ['number(s) * 1000000000 > 0', '3', true],
    ['(length(s) + 2147483647) == null', 'foo', false],
    ['n / -0.0 < 0', 1, true],
  ],
  'Java folds ASCII letters, also in ranges, which are refused unless they hold both cases (eql-semantics 7.5, 7.8)': [
    ['substring(s, 0) regex~ "[a-fA-F].*"', 'FOO', true],
    ['substring(s, 0) regex~ "f.*"', 'FOO', true],
    ['substring(s, 0) regex "[a-f].*"', 'FOO', false],
    ['substring(s, 0) regex~ "k"', '\u212a', true],
    ['substring(s, 0) regex~ "k?"', '\u212a', false],
  ],
  'a wide IPv6 block holds IPv4 (run on OpenSearch 2.19.1)': [
    ['cidrMatch(ip, "::/0")', '10.0.0.1', true],
    ['cidrMatch(ip, "::/8")', '10.0.0.1', true],
    ['cidrMatch(ip, "::/95")', '10.0.0.1', false],
    ['cidrMatch(ip, "::fffe:0:0/95")', '10.0.0.1', true],
    ['cidrMatch(ip, "0.0.0.0/0")', '::10.1.2.3', false],
    ['ip == "::a01:203"', '::10.1.2.3', true],
  ],
  'texts order by code point, halves of pairs among them (eql-semantics 3.4)': [
    ['s < "\ufb05"', '\ud83dx', true],
    ['s > "\ue000"', '\u{10400}', true],
    ['s > "\u{10400}"', '\ud801', false],
    ['s >= "\u{10428}"', '\u{10400}', false],
  ],
  'what does not compare is null, and an equality with what folds to null is a null test (eql-semantics 3.5)': [
    ['"a" == 1 or s == "x"', 'x', true],
    ['not (indexOf("ab", "c") == 5)', 'x', true],
    ['s == "x" and (indexOf("ab", "c") == 5) == null', 'x', false],
  ],
  'a pattern for every text asks a computation whether some value makes it more than null (eql-semantics 2.1, 3.3)': [
    ['concat(s, indexOf(s, "o")) like "*"', ['foo', 'bar'], true],
    ['concat(s, indexOf(s, "o")) like "*"', ['bar', 'baz'], false],
    ['not concat(s, indexOf(s, "o")) regex "@"', ['bar', 'baz'], true],
    ['concat(s, indexOf(s, "o")) like "*"', ['foo', 'boo'], true],
    ['concat(s, indexOf(s, "o")) like ("foo?", "*")', ['foo', 'bar'], true],
  ],
  'the exact sub-field of a text says how long its values may be, but not whether there is one (eql-semantics 9.1)': [
    ['m != null', 'seven77', true],
    ['m like "*"', 'seven77', true],
    ['m : ("x", "**")', 'seven77', true],
    ['m regex ".*"', 'seven77', true],
    ['m regex~ ("a", "@")', 'seven77', true],
    ['m regex "x|.*"', 'seven77', true],
    ['m : "?*"', 'seven77', false],
    ['m regex ".+"', 'seven77', false],
    ['m != "seven77"', 'seven77', true],
    ['length(m) == 7', 'seven77', false],
    ['m.raw != null', 'seven77', false],
    ['m.raw : "*"', 'six666', true],
    ['m.raw == "six666"', 'six666', true],
  ],
  'every event has the constant of the index, in which stars act everywhere (eql-semantics 9.1)': [
    ['cv == "abc"', null, true],
    ['cv == "a*"', null, true],
    ['cv != "*c"', null, false],
    ['cv in ("x", "*b*")', null, true],
    ['cv in~ ("A*C")', null, true],
    ['cv == "a?c"', null, false],
    ['cv : "A?C"', null, true],
    ['cv == null', null, false],
    ['cv like "*" and cv regex "a[bx]c"', null, true],
    ['cv regex "a\\\\*"', null, true],
    ['startsWith(cv, "*b")', null, true],
    ['startsWith(cv, "a?")', null, false],
    ['cv > "abb" and cv < "abd"', null, true],
    ['length(cv) == 3 and concat(cv, cv) == "abcabc"', null, true],
  ],
  'a normalizer changes values and the constants of query leaves, not those of scripts (eql-semantics 9.1)': [
    ['lo == "FOO"', 'Foo', true],
    ['lo in ("x", "fOO")', 'foo', true],
    ['lo like "F?O"', 'fxO', true],
    ['lo : "K"', '\u212a', true],
    ['lo regex "[A-F]OO"', 'Foo', true],
    ['lo == "\u0130"', 'i', true],
    ['startsWith(lo, "FO") and endsWith(lo, "O")', 'Foo', true],
    ['lo >= "FOO" and lo < "FOP"', 'fOO', true],
    ['concat(lo, "X") == "fooX"', 'FOO', true],
    ['concat(lo, "X") == "FOOX"', 'FOO', false],
    ['lo == null', 'thirteen-1234', true],
    ['p.up == "\u00df" and length(p.up) == 1', { up: '\u00df' }, true],
    ['p.up == "\u1f80" and concat(p.up) == "\u1f88"', { up: '\u1f80' }, true],
    ['p.mo == "abc"', { mo: 'ABC' }, true],
    ['p.mo : "*" and not p.mo : "?*"', { mo: 'abcd' }, true],
  ],
  'the lengths of texts count in UTF-16 units (eql-semantics 8)': [['length(s) == 2', '\u{1f600}', true]],
  'a text in a number field is read as Java reads it (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)': [
    ['d == 0', '0'.repeat(900), true],
    ['d == 1', `${'0'.repeat(900)}1`, true],
    ['d == 8', '0x1p3', true],
    ['d == 8', ' +0x.8P+4d ', true],
    ['d == -0.5', '-0x1p-1', true],
    ['d == 1', `0x${'0'.repeat(500)}1${'0'.repeat(300)}p-1200`, true],
    ['d != null', '0x5', false],
    ['d != null', '0xp3', false],
    ['d == 5', '\t5D\n', true],
    ['d != null', 'NaN', false],
    ['d != null', '-Infinity', false],
    ['d != null', '1e400', false],
    ['d != null', '', false],
    ['f == 0.1', '0.1f', true],
    ['h == 0.1', ' 0.1 ', true],
    ['i == 0', 'NaN', true],
    ['i == 0', ' -NaN ', true],
    ['i == 8', '0x1p3', true],
    ['i == 5', `${'0'.repeat(900)}5.9`, true],
    ['i != null', 'Infinity', false],
    ['sh == 32767', '32767.9', true],
    ['`by` == -128', '-128', true],
    ['n == 5', `+${'0'.repeat(900)}5`, true],
    ['n == 5', '5.9', true],
    ['n == -5', '-5.9e0', true],
    ['n != null', '0x1p3', false],
    ['n != null', 'NaN', false],
    ['n != null', ' 5', false],
    ['n != null', '5d', false],
    ['n != null', '9223372036854775807.9', true],
    ['n != null', '9223372036854775808', false],
    ['n == null', '-9223372036854775809', true],
    ['u != null', '18446744073709551615', true],
    ['u != null', '18446744073709551616', false],
  ],
  'minus zero is below zero in an index, and zero itself is another value (run on OpenSearch 2.19.1 and Elasticsearch 8.19.21)': [
    ...['d', 'f', 'h'].flatMap((name): readonly Corner[] => [
      [`${name} == 0`, '-0', false],
      [`${name} == -0.0`, '-0', true],
      [`${name} == -0.0`, '0', false],
      [`${name} in (1, 0, 2, 3, 4)`, '-0', false],
      [`${name} in (1, 0, -0.0, 3, 4)`, '-0', true],
      [`${name} >= 0`, '-0', false],
      [`${name} > 0`, '-0', false],
      [`${name} < 0`, '-0', true],
      [`${name} <= 0`, '-0', true],
      [`${name} > -0.0`, '0', true],
      [`${name} >= -0.0`, '-0', true],
      [`${name} < -0.0`, '-0', false],
      [`${name} <= -0.0`, '0', false],
      [`${name} == 0 - 0`, '0', true],
    ]),
    ['string(d) == "-0.0"', '-0', true],
    ['string(d) == "-0.0"', ['0', '-0'], true],
    ['string(n) == "0"', '-0', true],
    ['n == 0', '-0', true],
    ['n == -0.0', -0, true],
    ['i <= -0.0', '-0.0', true],
  ],
  'arithmetic is moved to the right before anything is asked (eql-semantics 2.5)': [
    ['d * 100 >= 29', 0.29, true],
    ['d * 100 >= 29.0', 0.29, false],
    ['d * 100 >= 57', 0.57, true],
    ['d * -100 <= -29', 0.29, true],
    ['h * 100 == 1', 0.01, true],
    ['f * 10 == 1', 0.1, true],
    ['f * 10 == 1.0', 0.1, false],
    ['h / 10 == 1', 10, true],
    ['2 / d > 1', -5, true],
    ['2 / d < 1', -5, false],
    ['2.0 / d > 1', -5, false],
    ['not n * 2 == 4', [2, 3], false],
    ['n * 2 != 4', [], true],
    ['(n - 1) * 3 > 12', [1, 6], true],
    ['n + 9223372036854775807 > 0', 5, true],
    ['-n > 5', [-6, 9], true],
  ],
  'the constants of a list become values of the type that is computed (eql-semantics 9.2)': [
    ['length(s) in (1.5, 7)', 'ab', true],
    ['length(s) in (1.5, 7)', 'a', false],
    ['length(s) == 1.5 or length(s) == 7', 'ab', true],
    ['length(s) == 1.5', 'ab', false],
    ['length(s) == 1.5 or s == "x"', 'ab', false],
    ['(d % 5) in (1.5, 2)', 6.5, true],
    ['number(s) in (1.5, 7)', '2', false],
    ['number(s) in (1.5, 7)', '1.5', true],
  ],
  'an event on which a script fails is no match, however that is denied (eql-semantics 3.6)': [
    ['not number(s) == 5', 'abc', false],
    ['number(s) != 5', 'abc', false],
    ['not number(s) == 5', ['abc', '6'], false],
    ['not number(s) == 5', ['abc', '5'], false],
    ['number(s) == 5', ['abc', '5'], true],
    ['number(s) == null', 'abc', false],
    ['not number(s) == 5', [], true],
    ['not not number(s) == 5', 'abc', false],
    ['not (number(s) == 5 and s == "x")', 'abc', true],
    ['not (number(s) == 5 and s != "x")', 'abc', false],
    ['not (number(s) == 5 or s == "abc")', 'abc', false],
    ['s == "abc" or not number(s) == 5', 'abc', true],
    ['not between(s, "a", "b", true) == "x"', 'bxa', false],
    ['not stringContains(s, w)', 'abc', false],
    ['not stringContains(s, w)', [], true],
    ['between(s, "a", "c", b) == "b"', 'abc', false],
    ['not between(s, "a", w) == "b"', 'abc', false],
    ['not 1 / (n - 5) == 0', 5, false],
    ['not 1 / (d - 5) == 0', 5, true],
    ['not n % n == 0', [0, 3], false],
    ['not n * n * 9223372036854775807 > 0.5', 3, false],
  ],
  'a date is a text without zeros at its end (eql-semantics 8)': [
    ['string(ts) == "2020-02-02T00:00Z"', '2020-02-02', true],
    ['string(ts) == "2020-02-02T10:30:15.500Z"', '2020-02-02T10:30:15.5Z', true],
    ['concat(ts, "") : "*Z"', '2020-02-02', true],
    ['not string(ts) like "2020*"', ['2020-02-02', '2021-02-02'], false],
    ['string(ns) == "2020-02-02T10:30:15.123456789Z"', '2020-02-02T10:30:15.123456789Z', true],
    ['string(ns) == "2020-02-02T10:30:15.120Z"', '2020-02-02T10:30:15.12Z', true],
    ['string(ns) == null', '2262-04-11T23:47:16.854775808Z', true],
    ['string(ns) == "2262-04-11T23:47:16.854775807Z"', '2262-04-11T23:47:16.854775807Z', true],
    ['length(string(ns)) == 17', 1580601600000, true],
    ['string(ns) == "2020-02-02T00:00:00.000500Z"', 1580601600000.5, true],
    ['string(ns) == "2020-02-02T00:00:00.000500Z"', '1580601600000.5', true],
    ['string(ts) == "+10000-01-01T00:00Z"', 253402300800000, true],
    ['string(ts) == "-0001-12-31T23:59:59.999Z"', -62167219200001, true],
  ],
  'texts that are no Unicode, or hold U+0000, are texts (eql-semantics 3.4, 5.3)': [
    ['length(s) == 1', '\ud800', true],
    ['s : "?"', '\ud800', true],
    ['s : "a?b"', 'a\u0000b', true],
    ['length(s) == 3', 'a\u0000b', true],
    ['s == "a\\u{00}b"', 'a\u0000b', true],
    ['s > "\uffff"', '\u{1f600}', true],
    ['string(s) > "\uffff"', '\u{1f600}', false],
    ['s < "\u{1f600}"', '\ue000', true],
  ],
};

const FIELD = /\b(lo|i|n|by|sh|u|d|f|h|s|ip|ts|ns|m|p)\b(?=[., )\]`]|$)/;

/** Conditions of the table that no rule may have, so that only the oracle answers. */
const REFUSED: ReadonlySet<string> = new Set(['"a" == 1 or s == "x"']);

/** What `match` says of the event as a line of NDJSON; null: it refuses the rule. */
async function matchedInBytes(query: string, event: Event): Promise<boolean | null> {
  const analysis = analyzeEql(source(query), { schema: SCHEMA });
  if (!analysis.ok) return null;
  const compiled = streamRuleCompiler(Date.UTC(2024, 1, 29, 12))(analysis.value.rule, { id: 'rule', name: 'rule' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  let matched = false;
  const stream = createStream([compiled.value], { onMatch: () => (matched = true) });
  stream.push(new TextEncoder().encode(`${JSON.stringify(event)}\n`));
  stream.end();
  return matched;
}

describe('an integer beyond 2^53', () => {
  it.each(['==', '>=', '<', '!='])('may be answered otherwise after %s, and the translation says so', async (operator) => {
    const texts = ['9007199254740993', '9007199254740992', '9007199254740994', 9007199254740992];
    const batch = await loadBatch(
      texts.map((n) => ({ '@timestamp': '2024-02-01', n })),
      DEFAULT_SEMANTICS,
    );
    const tally = new Map<string, number>();
    const differences = await differencesOf(`any where n ${operator} 9007199254740993`, batch, tally);
    expect(differences.map(describeDifference)).toEqual([]);
    expect(tally.get('js compared')).toBe(1);
  });
});

describe('every engine answers as the oracle where they once did not', () => {
  for (const [fact, corners] of Object.entries(CORNERS)) {
    it.each(corners)(`${fact}: %s over %j is %s`, async (condition, value, matches) => {
      const name = FIELD.exec(condition)?.[1] ?? 's';
      const batch = await loadBatch([{ '@timestamp': '2024-02-01', [name]: value }], DEFAULT_SEMANTICS);
      const truth = await batch.oracle.run(`any where ${condition}`);
      expect(truth).toEqual({ status: 'answered', matches: matches ? [[0]] : [] });
      const differences = await differencesOf(`any where ${condition}`, batch, new Map());
      expect(differences.filter((one) => excuseFor(one) === null).map(describeDifference)).toEqual([]);
      expect([matches, ...(REFUSED.has(condition) ? [null] : [])]).toContain(
        await matchedInBytes(`any where ${condition}`, { [name]: value }),
      );
    });
  }
});
