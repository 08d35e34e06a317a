import { describe, expect, it } from 'vitest';
import type { Code } from '../../../../src/api/catalogue.ts';
import { parseEql } from '../../../../src/languages/eql/index.ts';
import { source } from '../../../../src/source/index.ts';

/** Each text with its problem's place between guillemets, and the code of that problem; some help must come with it. */
const REJECTIONS: readonly (readonly [Code, string])[] = [
  // Characters and tokens (eql-semantics 1.1, 1.2)
  ['single-quoted-string', "any where a == «'it\\'s'»"],
  ['single-quoted-string', "any where a == «'x»"],
  ['old-raw-string', 'any where a == «?"x\\"y"»'],
  ['old-raw-string', "any where a == «?'x'»"],
  ['unterminated-string', 'any where a == «"abc»'],
  ['unterminated-string', 'any where a == «"abc»\n" '],
  ['unterminated-string', 'any where a == «"abc\\»'],
  ['unterminated-string', 'any where a == «"""abc"»'],
  ['unterminated-string', 'any where a == «"""abc»\n"""'],
  ['bad-escape', 'any where a == "x«\\d»"'],
  ['bad-escape', 'any where a == "«\\.»"'],
  ['bad-unicode-escape', 'any where a == "«\\u{0}»"'],
  ['bad-unicode-escape', 'any where a == "«\\u{123456789}»"'],
  ['bad-unicode-escape', 'any where a == "«\\u{d800}»"'],
  ['bad-unicode-escape', 'any where a == "«\\u{110000}»"'],
  ['bad-unicode-escape', 'any where a == "«\\u»0041"'],
  ['unterminated-comment', 'any where a /* b */ «/*» c /* d'],
  ['unterminated-name', 'any where «`»a'],
  ['empty-name', 'any where «``» == 1'],
  ['unquoted-name', 'any where gr«öße» == 1'],
  ['unquoted-name', 'any where a«$b» == 1'],
  ['unquoted-name', 'any where a«.1»b == 2'],
  ['variable', 'any where _arraysearch(a.b, «$entry», true)'],
  ['number-too-large', 'any where a == «1e999»'],
  ['unexpected-character', 'any where a == 1«;»'],
  ['unexpected-character', 'any where a «&&» b'],
  ['unexpected-character', 'any where a == «“»x'],
  ['unexpected-character', 'any where a«\u00a0»== 1'],
  ['unexpected-character', '«\ufeff»any where a'],
  ['unexpected-character', 'any where a «!:» "x"'],
  ['lone-exclamation-mark', 'any where «!»a'],
  ['spaced-missing-event', 'sequence with maxspan=1s [any where a] «! [»any where b]'],
  // Conditions (eql-semantics 1.3, 1.4, 1.7)
  ['single-equals', 'any where a «=» 1'],
  ['single-equals', 'any where a «===» 1'],
  ['keyword-case', 'any where a «AND» b'],
  ['keyword-case', 'any where a == 1 «Or» b'],
  ['keyword-case', 'any where «NOT» a'],
  ['keyword-case', 'any where «NOT» (a)'],
  ['keyword-case', 'any «WHERE» a'],
  ['keyword-case', 'any where a «IN» (1)'],
  ['keyword-case', 'any where a «LIKE~» "x"'],
  ['keyword-case', '«SEQUENCE» by a [any where b] [any where c]'],
  ['keyword-case', 'sequence [any where b] [any where c] «UNTIL» [any where d]'],
  ['keyword-as-name', 'any where event.«sequence» == 1'],
  ['keyword-as-name', 'any where «sequence».number == 1'],
  ['keyword-as-name', 'any where «by» == 1'],
  ['array-index', 'any where a«[0»] == 1'],
  ['process-relationship', 'any where «child of» [any where a]'],
  ['event-name', 'sequence [any where a] «as event0» [any where b == event0.c]'],
  ['event-name', 'sequence by a [any where a] by b «as e» [any where b] by c'],
  ['list-after-comparison', 'any where a «!= ("b",» "c")'],
  ['list-after-comparison', 'any where not (a.b «== (1,» 2, 3)) and c'],
  ['list-after-comparison', 'sequence [any where a «< (b,» c)] [any where true]'],
  ['process-relationship', 'any where not «descendant of» [any where a]'],
  ['process-relationship', 'any where «event of» [any where a]'],
  ['negated-pattern-test', 'any where f «not like» "x"'],
  ['negated-pattern-test', 'any where f «not regex~» "x"'],
  ['negated-pattern-test', 'any where f «not :» "x"'],
  ['chained-comparison', 'any where a == b «==» c'],
  ['chained-comparison', 'any where a < f(b == c) «<» d'],
  ['chained-comparison', 'any where f : "a" «:» "b"'],
  ['empty-list', 'any where f in «()»'],
  ['empty-list', 'any where f : «( )»'],
  ['trailing-comma', 'any where f in (1«,»)'],
  ['trailing-comma', 'any where f(a«,»)'],
  ['trailing-comma', 'sequence by a«,» [any where b] [any where c]'],
  ['missing-comma', 'any where f in ("a" «"b"»)'],
  ['missing-comma', 'any where f : ("a" «"b"»)'],
  ['list-needs-parentheses', 'any where f in «"a"»'],
  ['list-needs-parentheses', 'any where f like «[»"a"]'],
  ['pattern-not-constant', 'any where f : «g»'],
  ['pattern-not-constant', 'any where f regex ("a", «g»)'],
  ['pattern-not-constant', 'any where f like «concat»("a")'],
  ['pattern-not-constant', 'any where f : «-»1'],
  ['missing-connective', 'any where a == 1 «b» == 2'],
  ['foreign-operator', 'any where a «||» b'],
  ['foreign-operator', 'any where a «<>» 1'],
  ['optional-inside-path', 'any where process.«?»name'],
  ['tilde-without-call', 'any where «length~» == 1'],
  ['unclosed-bracket', 'any where «(»(a == 1)'],
  ['unclosed-bracket', 'sequence [any where «(»a] [any where b]'],
  ['unclosed-bracket', 'sequence «[»any where a [any where b]'],
  ['unexpected-token', 'any where true «head» 5'],
  // Queries (eql-semantics 1.3)
  ['empty-query', '«// nothing»'],
  ['bad-category', '«`process`» where a'],
  ['bad-category', '«?»process where a'],
  ['bad-category', 'my«-»category where a'],
  ['missing-where', 'process«.»name == "x"'],
  ['missing-where', 'sequence [any where a] [process«]»'],
  ['two-queries', 'any where a == 1 «file» where b'],
  ['two-queries', 'any where a\n«sequence» by b [any where c] [any where d]'],
  // Sequences and samples (eql-semantics 1.3, 1.7, 10)
  ['unsupported-join', '«join» by a [any where b] [any where c]'],
  ['unsupported-fork', 'sequence [any where a] «fork» [any where b]'],
  ['unsupported-fork', 'sequence [any where a] «fork=true» [any where b]'],
  ['unknown-option', 'sequence with «maxpan»=1s [any where a] [any where b]'],
  ['misplaced-option', 'sequence «with runs=2» [any where a] [any where b]'],
  ['misplaced-option', 'sequence [any where a] «with maxspan=1s» [any where b]'],
  ['misplaced-option', 'sequence [any where a] [any where b] until [any where c] «with runs=2»'],
  ['repeated-clause', 'sequence by a «by b» [any where a] [any where b]'],
  ['repeated-clause', 'sequence with maxspan=1s «with maxspan=2s» [any where a] [any where b]'],
  ['clause-order', 'sequence with maxspan=1s «by a» [any where a] [any where b]'],
  ['clause-order', 'sequence [any where a] with runs=2 «by a» [any where b] by c'],
  ['bad-maxspan', 'sequence with maxspan=«5» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=«0s» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=5«min» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=5«M» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=«1.5s» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=«-5s» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=«"5s"» [any where a] [any where b]'],
  ['bad-maxspan', 'sequence with maxspan=«999999999999d» [any where a] [any where b]'],
  ['bad-runs', 'sequence [any where a] with runs=«0»'],
  ['bad-runs', 'sequence [any where a] with runs=«101»'],
  ['bad-runs', 'sequence [any where a] with runs=«2.0»'],
  ['bad-runs', 'sequence [any where a] with runs=«2s»'],
  ['join-key-not-a-field', 'sequence by «length(a)» [any where b] [any where c]'],
  ['join-key-not-a-field', 'sequence by «user-name» [any where b] [any where c]'],
  ['different-key-counts', 'sequence [any where a] by x «[any where b]»'],
  ['different-key-counts', 'sequence [any where a] by x [any where b] by x until «[any where c] by x, y»'],
  ['different-key-counts', 'sample [any where a] by x «[any where b]»'],
  ['too-few-items', '«sequence» [any where a]'],
  ['too-few-items', '«sequence» [any where a] with runs=1'],
  ['too-few-items', '«sequence» [any where a] until [any where b]'],
  ['too-few-items', '«sample» by a [any where b]'],
  ['too-many-items', '«sequence» [any where a] with runs=100 [any where b] with runs=100 [any where c] with runs=57'],
  ['no-positive-item', '«sequence» with maxspan=1s ![any where a] ![any where b]'],
  ['missing-event-without-maxspan', 'sequence [any where a] «![»any where b]'],
  ['sample-without-keys', '«sample» [any where b] [any where c]'],
  ['not-in-sample', 'sample by a [any where b] «![»any where c]'],
  ['not-in-sample', 'sample by a [any where b] [any where c] until «[any where d]»'],
  ['not-in-sample', 'sample by a «with maxspan=1s» [any where b] [any where c]'],
  ['not-in-sample', 'sample by a [any where b] «with runs=2» [any where c]'],
  // Pipes (eql-semantics 1.7)
  ['unknown-pipe', 'any where a | «hed» 5'],
  ['unsupported-pipe', 'any where a | «unique» b, c'],
  ['unsupported-pipe', 'any where a | «filter» b == 1'],
  ['unsupported-pipe', 'any where a | «unique» b c'],
  ['unsupported-pipe', 'any where a | «filter» b = 1 | head 1'],
  ['pipe-count', 'any where a | head 5 «6»'],
  ['pipe-count', 'any where a «| head»'],
  ['pipe-count', 'any where a | head «1.5»'],
  ['pipe-count', 'any where a | tail «-1»'],
  ['pipe-count', 'any where a | tail «1, 2»'],
  ['pipe-count', 'any where a | tail «b»'],
];

/** Codes whose help would only repeat the message. */
const WITHOUT_HELP: ReadonlySet<Code> = new Set(['empty-name', 'number-too-large', 'missing-comma', 'too-many-items']);

describe('rejected constructs', () => {
  it.each(REJECTIONS)('%s: %s', (code, marked) => {
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    const result = parseEql(source(marked.replace(/[«»]/g, '')));
    if (result.ok) return expect.fail('accepted');
    const [problem] = result.problems;
    expect([problem.code, problem.span]).toEqual([code, { start, end }]);
    expect(problem.help === null).toBe(WITHOUT_HELP.has(code));
  });
});

describe('what stands in no other list', () => {
  it.each([
    ['any where', 'unexpected-end', 'the query ends too early: expected a value or a condition'],
    ['any where a == and b', 'unexpected-token', 'found `and`, but expected a value or a condition'],
    ['any where a == 1)', 'unopened-bracket', 'this `)` closes nothing'],
    ['any where ()', 'empty-group', 'there is nothing between the parentheses'],
    ['any where a |', 'unexpected-end', 'the query ends too early: expected a pipe name'],
    ['any where a in', 'unexpected-end', 'the query ends too early: expected a list in parentheses'],
    [
      'any where a sequence',
      'unexpected-token',
      'found `sequence`, but expected an operator, `and`, `or`, `|` or the end of the query',
    ],
    ['sequence by a', 'unexpected-end', 'the query ends too early: expected an operator, `and`, `or`, `,`, `[`, `by` or `with`'],
  ])('%s', (text, code, message) => {
    expect(parseEql(source(text))).toMatchObject({ ok: false, problems: [{ code, message }] });
  });

  it('all lexical problems are reported together', () => {
    const result = parseEql(source('any where a == \'x\' && b == "\\d\\w"'));
    expect(!result.ok && result.problems.map(({ code }) => code)).toEqual([
      'single-quoted-string',
      'unexpected-character',
      'bad-escape',
      'bad-escape',
    ]);
  });

  it('all structural problems are reported together', () => {
    const result = parseEql(source('sequence with maxspan=5 [any where a] by f(x) with runs=0 [any where b] | sort c'));
    expect(!result.ok && result.problems.map(({ code }) => code)).toEqual([
      'bad-maxspan',
      'join-key-not-a-field',
      'bad-runs',
      'different-key-counts',
      'unsupported-pipe',
    ]);
  });
});
