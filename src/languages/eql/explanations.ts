import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { arrayIndex, COMPARISONS, eventName, foreignOperator, listAfterComparison, processRelationship } from './dialects.ts';
import {
  across,
  beginsOperand,
  endsOperand,
  type Failure,
  isLiteral,
  isName,
  isOneOf,
  isPlainWord,
  nameToken,
  openBrackets,
  sameOperand,
} from './failure.ts';
import { operatorsOf } from './operators.ts';
import { isPipe, pipeCount, unknownPipe } from './pipes.ts';
import type { Token } from './tokens.ts';
import { isGluedKeyword, isKeyword } from './words.ts';

/** Recognises one mistake at the place of a failure, or says null. */
export type Explanation = (failure: Failure) => Diagnostic | null;

const PATTERN_TESTS = operatorsOf('match');
const LIST_TESTS = operatorsOf('membership');

/** `a = 1` (eql-semantics 1.7). */
function singleEquals({ at, before }: Failure): Diagnostic | null {
  if (at === null || !isOneOf(at, '=')) return null;
  const doubled = before !== null && isOneOf(before, ...COMPARISONS) && before.span.end === at.span.start;
  return diagnostic(
    'single-equals',
    doubled ? `\`${before.text}=\` is no operator` : '`=` is no comparison',
    doubled ? across(before, at) : at.span,
    {
      help: 'write `==` for exact equality, or `:` to ignore letter case and allow wildcards; `=` stands only in `maxspan=` and `runs=`',
    },
  );
}

/** `AND`, `Where`, `Like~`: only lower case is a keyword (eql-semantics 1.1). The culprit may stand before the place. */
function keywordCase({ at, before, expected }: Failure): Diagnostic | null {
  const culprit = [at, before].find((token) => token !== null && isMiscased(token));
  if (culprit === undefined || culprit === null) return null;
  if (
    culprit === before &&
    !(beginsOperand(at) || isOneOf(at, '[', '![', 'by', 'with', 'in', ...PATTERN_TESTS) || expected.has('where'))
  )
    return null;
  const lower = culprit.text.toLowerCase();
  return diagnostic('keyword-case', `keywords are written in lower case`, culprit.span, {
    help: `write \`${lower}\`; if \`${culprit.text}\` is a name, an operator is missing beside it`,
  });
}

function isMiscased(token: Token): boolean {
  const lower = token.text.toLowerCase();
  return token.kind === 'word' && lower !== token.text && (isKeyword(lower) || isGluedKeyword(lower));
}

/** `f not like "x"`: only `in` takes `not` in the middle (eql-semantics 1.3). */
function negatedPatternTest({ at, before, tokens, index }: Failure): Diagnostic | null {
  if (at === null || before === null || !isOneOf(before, 'not') || !isOneOf(at, ...PATTERN_TESTS, ...COMPARISONS)) return null;
  if (!endsOperand(tokens[index - 2] ?? null)) return null;
  return diagnostic('negated-pattern-test', `\`not\` cannot stand before \`${at.text}\``, across(before, at), {
    help: `put it in front of the whole condition: \`not field ${at.text} ...\``,
  });
}

/** `a == b == c`, `f : "a" : "b"` (eql-semantics 1.4). */
function chainedComparison(failure: Failure): Diagnostic | null {
  const { at, before } = failure;
  if (at === null || !isOneOf(at, ...COMPARISONS, ...PATTERN_TESTS, ...LIST_TESTS) || !endsOperand(before)) return null;
  const earlier = sameOperand(failure).find((token) => isOneOf(token, ...COMPARISONS, ...PATTERN_TESTS, ...LIST_TESTS));
  if (earlier === undefined) return null;
  return diagnostic('chained-comparison', 'comparisons cannot be chained', at.span, {
    notes: [{ message: 'the first comparison', span: earlier.span }],
    help: 'join two comparisons with `and`, or put one in parentheses if its result is to be compared',
  });
}

/** `f in ()` (eql-semantics 1.3). */
function emptyParentheses({ at, before, tokens, index }: Failure): Diagnostic | null {
  if (at === null || before === null || !isOneOf(before, '(') || !isOneOf(at, ')')) return null;
  const isList = isOneOf(tokens[index - 2] ?? null, ...PATTERN_TESTS, ...LIST_TESTS);
  return isList
    ? diagnostic('empty-list', 'the list is empty', across(before, at), { help: 'give it an element, or remove the condition' })
    : diagnostic('empty-group', 'there is nothing between the parentheses', across(before, at));
}

/** `f in (1, 2,)` and a comma before any other end (eql-semantics 1.3). */
function trailingComma({ at, before }: Failure): Diagnostic | null {
  if (before === null || !isOneOf(before, ',')) return null;
  if (at !== null && !isOneOf(at, ')', ']', '[', '![', '|', ',', 'with', 'until')) return null;
  return diagnostic('trailing-comma', 'nothing follows this comma', before.span, { help: 'remove it' });
}

/** `("a" "b")`. */
function missingComma(failure: Failure): Diagnostic | null {
  const { at, before, expected } = failure;
  if (at === null || before === null || !expected.has(',') || !isLiteral(before) || !(isLiteral(at) || isName(at))) return null;
  if (openBrackets(failure).at(-1)?.text !== '(') return null;
  return diagnostic('missing-comma', 'a comma is missing between two elements', at.span, {
    notes: [{ message: 'after this one', span: before.span }],
  });
}

/** `f in "a"`. */
function listWithoutParentheses({ at, before }: Failure): Diagnostic | null {
  if (at === null || before === null || !isOneOf(before, ...LIST_TESTS, ...PATTERN_TESTS)) return null;
  if (isOneOf(before, ...LIST_TESTS) ? !(beginsOperand(at) || isOneOf(at, '[')) : !isOneOf(at, '[')) return null;
  return diagnostic('list-needs-parentheses', `the list after \`${before.text}\` stands in parentheses`, at.span, {
    help: `write \`${before.text} (${isLiteral(at) || isName(at) ? at.text : '...'})\``,
  });
}

/** `f : g`, `f like length(g)`, `f : -1`: the right side is a constant (eql-semantics 1.3, 1.5). */
function patternNotConstant(failure: Failure): Diagnostic | null {
  const { at, before, tokens } = failure;
  if (at === null || !(isName(at) || isOneOf(at, '?', '-', '+', 'not', '(', '/'))) return null;
  const opener = openBrackets(failure).at(-1);
  const beforeList = opener?.text === '(' && isOneOf(before, '(', ',') ? (tokens[tokens.indexOf(opener) - 1] ?? null) : null;
  const test = isOneOf(before, ...PATTERN_TESTS) ? before : beforeList;
  if (test === null || !isOneOf(test, ...PATTERN_TESTS)) return null;
  return diagnostic('pattern-not-constant', `the right side of \`${test.text}\` is a constant`, at.span, {
    help: `write a string, or a list of strings: \`${test.text} ("a*", "b")\`; two fields are compared only inside functions such as startsWith(a, b), and a regular expression is a string after \`regex\``,
  });
}

/** `event.sequence`, `by == 1`: a keyword where a name belongs (eql-semantics 1.1). */
function keywordAsName({ at, before, after, expected }: Failure): Diagnostic | null {
  const culprit = isOneOf(at, '.') ? before : at;
  if (culprit === null || culprit.kind !== 'word' || !isKeyword(culprit.text)) return null;
  const inPath = isOneOf(before, '.', '?') || isOneOf(culprit === at ? after : at, '.');
  const asOperand = expected.has('a name') && isOneOf(after, ...COMPARISONS, ...PATTERN_TESTS, ...LIST_TESTS);
  if (!inPath && !asOperand) return null;
  return diagnostic('keyword-as-name', `\`${culprit.text}\` is a keyword`, culprit.span, {
    help: `a keyword is a name, or a part of one, only with backticks around it, as in event.\`${culprit.text}\``,
  });
}

/** `process.?name` (eql-semantics 1.3). */
function optionalInsidePath({ at, before }: Failure): Diagnostic | null {
  if (at === null || !isOneOf(at, '?') || !isOneOf(before, '.')) return null;
  return diagnostic('optional-inside-path', '`?` stands before the whole path', at.span, {
    help: 'write `?process.name`, not `process.?name`',
  });
}

/** `name~` without arguments (eql-semantics 1.1). */
function tildeWithoutCall({ tokens, index }: Failure): Diagnostic | null {
  const place = [index, index - 1].find((at) => isPlainWord(tokens[at] ?? null) && tokens[at]?.text.endsWith('~'));
  const word = place === undefined ? undefined : tokens[place];
  if (place === undefined || word === undefined || isOneOf(tokens[place + 1] ?? null, '(')) return null;
  return diagnostic('tilde-without-call', `\`${word.text}\` is a function and needs its arguments`, word.span, {
    help: 'write `name~(...)` for a function; to ignore letter case in a comparison use `:`, `in~`, `like~` or `regex~`',
  });
}

/** `` `process` where``, `?process where`, `my-category where` (eql-semantics 1.3). */
function badCategory({ at, expected }: Failure): Diagnostic | null {
  if (at === null) return null;
  if (expected.has('where') && isOneOf(at, '-')) {
    return diagnostic('bad-category', 'a plain event category has no hyphens', at.span, {
      help: 'put the category in double quotes: "some-category" where ...',
    });
  }
  if (!expected.has('an event category') || isPlainWord(at)) return null;
  return diagnostic('bad-category', `an event category was expected, but found ${nameToken(at)}`, at.span, {
    help: 'write a plain word (process), a string ("my category") or `any`, then `where`',
  });
}

/** `process == "x"`: no `where`. */
function missingWhere({ at, before, expected }: Failure): Diagnostic | null {
  if (!expected.has('where') || before === null) return null;
  const span = at?.span ?? { start: before.span.end, end: before.span.end };
  const found = at === null ? 'the query ends here' : `found ${nameToken(at)}`;
  return diagnostic('missing-where', `\`where\` is missing: ${found}`, span, {
    help: 'an event is written `category where condition`; `any where ...` takes events of every category',
  });
}

/** A second query after a complete first one. */
function twoQueries({ at, after, tokens, expected, index }: Failure): Diagnostic | null {
  if (at === null || !expected.has('the end of the query')) return null;
  const event = isOneOf(after, 'where') && (isPlainWord(at) || at.kind === 'string' || isOneOf(at, 'any'));
  const join = isOneOf(at, 'sequence', 'sample') && isOneOf(after, 'by', '[', '![', 'with');
  if ((!event && !join) || tokens.slice(0, index).every((token) => !isOneOf(token, 'where'))) return null;
  return diagnostic('two-queries', 'a second query begins here', at.span, {
    help: 'a rule holds one query; join the conditions with `or`, or make two rules',
  });
}

/** `a.1b`: a part of a plain name begins with a letter (eql-semantics 1.1). */
function digitInPath({ at, before }: Failure): Diagnostic | null {
  if (at?.kind !== 'number' || !at.text.startsWith('.') || !isName(before)) return null;
  return diagnostic('unquoted-name', 'a part of a plain name cannot begin with a digit', at.span, {
    help: 'put that part in backticks',
  });
}

/** `sequence by [`, and `maxspan=5m` without its `with`. */
function clauseMistake({ at, before }: Failure): Diagnostic | null {
  if (at === null) return null;
  if (isOneOf(before, 'by') && !beginsOperand(at)) {
    return diagnostic('unexpected-token', `\`by\` needs the name of a field, but found ${nameToken(at)}`, at.span, {
      help: 'for example `by host.id, user.id`',
    });
  }
  if (!isOneOf(at, 'maxspan', 'runs') || isOneOf(before, 'with')) return null;
  return diagnostic('unexpected-token', `\`with\` is missing before \`${at.text}\``, at.span, {
    help: `write \`with ${at.text}=...\``,
  });
}

/** Anything that is wrong behind a bar: it matters more whether the pipe exists and what it takes. */
function pipeMistake({ at, tokens, index }: Failure): Diagnostic | null {
  const name = tokens[tokens.slice(0, index).findLastIndex((token) => isOneOf(token, '|')) + 1];
  if (at === null || name === undefined || !isOneOf(tokens[tokens.indexOf(name) - 1] ?? null, '|') || !isPlainWord(name))
    return null;
  if (!isPipe(name.text)) return unknownPipe(name);
  return name === at ? null : pipeCount(name.text, at.span);
}

/** `a.b == 1 c == 2`, and a pipe without its bar. */
function missingConnective({ at, before, after, expected }: Failure): Diagnostic | null {
  if (at === null || !expected.has('and') || !endsOperand(before) || !beginsOperand(at) || isOneOf(at, '(')) return null;
  if (expected.has('|') && isOneOf(at, 'head', 'tail') && after?.kind === 'number') {
    return diagnostic('unexpected-token', `\`|\` is missing before \`${at.text}\``, at.span, {
      help: `write \`| ${at.text} ${after.text}\``,
    });
  }
  return diagnostic('missing-connective', `an operator is missing before ${nameToken(at)}`, at.span, {
    help: 'join two conditions with `and` or `or`; a name that is not plain stands in backticks',
  });
}

/** The known mistakes, most specific first: the first that recognises the place speaks. */
export const EXPLANATIONS: readonly Explanation[] = [
  foreignOperator,
  twoQueries,
  pipeMistake,
  singleEquals,
  processRelationship,
  eventName,
  arrayIndex,
  keywordCase,
  negatedPatternTest,
  chainedComparison,
  emptyParentheses,
  trailingComma,
  missingComma,
  listAfterComparison,
  listWithoutParentheses,
  patternNotConstant,
  optionalInsidePath,
  tildeWithoutCall,
  keywordAsName,
  badCategory,
  missingWhere,
  digitInPath,
  clauseMistake,
  missingConnective,
];
