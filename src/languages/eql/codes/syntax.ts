import type { CodeRow, CodeTable } from '../../../source/index.ts';

function error(title: string, meaning: string) {
  return { title, meaning, kind: 'error' } as const satisfies CodeRow;
}

function warning(title: string, meaning: string) {
  return { title, meaning, kind: 'warning' } as const satisfies CodeRow;
}

/** Why a text is no EQL query. */
export const syntaxCodes = {
  // Size
  'query-too-long': error(
    'query too long',
    'Queries are read up to one million characters. Split the rule, or move long lists into data the rule refers to.',
  ),
  'nesting-too-deep': error(
    'nested too deep',
    'Brackets, `not`, signs and arithmetic may nest 250 deep. Lists and chains of `and` and `or` have no limit.',
  ),
  'field-too-long': error(
    'field too long',
    'A field has at most 50 parts between its dots and 10,000 characters. Elasticsearch maps 20 levels unless an index sets another limit.',
  ),

  // Characters and tokens
  'single-quoted-string': error(
    'string in single quotes',
    'Only double quotes make a string: "text", or """text""" without escapes.',
  ),
  'old-raw-string': error(
    'old raw string',
    'The form with a question mark before the quote is gone. Write a raw string with three double quotes.',
  ),
  'unterminated-string': error('string not closed', 'A string ends on the line on which it begins, raw strings too.'),
  'bad-escape': error(
    'unknown escape',
    'A backslash in a plain string begins an escape, and this one does not exist. Double the backslash or use a raw string.',
  ),
  'bad-unicode-escape': error(
    'escape of no character',
    'A \\u{...} escape has 2 to 8 hexadecimal digits that name a character other than a surrogate.',
  ),
  'unterminated-comment': error('comment not closed', 'A block comment ends with `*/`.'),
  'comment-in-comment': warning(
    'comment opened inside a comment',
    'Block comments nest where every opener is closed; where one is not, the comment ends at the last `*/` of the text. A path such as `/usr/*` in a comment can so swallow conditions.',
  ),
  'unterminated-name': error(
    'backtick not closed',
    'A name in backticks ends with a backtick; inside the name a backtick is doubled.',
  ),
  'empty-name': error('empty name', 'There is nothing between two backticks. No field has an empty name.'),
  'unquoted-name': error(
    'name needs backticks',
    'Plain names have ASCII letters, digits, `_` and `@`. Any other name is written in backticks.',
  ),
  variable: error(
    'variable',
    'Rules for the endpoint of Elastic walk arrays with variables (`$entry`). Elasticsearch cannot: conditions on fields inside the array come nearest, though each may then hold for another element.',
  ),
  'number-too-large': error('number too large', 'The number exceeds the range of a double.'),
  'unexpected-character': error('character without meaning', 'The character begins no token of EQL.'),
  'lone-exclamation-mark': error('lone exclamation mark', 'Negation is written `not`; the mark occurs only in `!=` and `![`.'),
  'spaced-missing-event': error('space in ![', 'The opening of a missing event is one token, without a space.'),

  // Grammar
  'empty-query': error('empty query', 'There is no query in the text, only white space or comments.'),
  'unexpected-token': error('unexpected token', 'The grammar of EQL allows something else at this place.'),
  'unexpected-end': error('unexpected end', 'The query ends in the middle of a construct.'),
  'unclosed-bracket': error('bracket not closed', 'A bracket is opened and its counterpart is missing or of another kind.'),
  'unopened-bracket': error('bracket not opened', 'A closing bracket has no counterpart before it.'),
  'single-equals': error(
    'single equals sign',
    'Equality is `==` (exact) or `:` (letter case ignored, wildcards). A single sign stands only in `maxspan=` and `runs=`.',
  ),
  'keyword-case': error('keyword in upper case', 'Keywords are lower case; any other spelling is an ordinary name.'),
  'keyword-as-name': error('keyword used as a name', 'A reserved word is a field name, or a part of one, only in backticks.'),
  'array-index': error(
    'array index',
    'Elements of an array cannot be addressed; a condition on a field holds when some element satisfies it.',
  ),
  'process-relationship': error(
    'process relationship',
    'The operators `child of`, `descendant of` and `event of` are not supported; a sequence with join keys often serves.',
  ),
  'negated-pattern-test': error(
    '`not` before `like`, `regex` or `:`',
    'Only `in` can be negated in the middle; for the others `not` precedes the whole comparison.',
  ),
  'chained-comparison': error('chained comparison', 'A comparison has two sides; join several with `and`.'),
  'empty-list': error('empty list', 'A list has at least one element.'),
  'empty-group': error('empty parentheses', 'There is nothing between the parentheses.'),
  'trailing-comma': error('comma at the end', 'A comma stands between two elements, not after the last.'),
  'missing-comma': error('comma missing', 'The elements of a list are separated by commas.'),
  'list-needs-parentheses': error(
    'list without parentheses',
    'The right side of `in` is a list in parentheses, even with one element.',
  ),
  'list-after-comparison': error(
    'list after a comparison',
    '`==`, `!=` and their like take one value; a list stands behind `in`, `:`, `like` and `regex`.',
  ),
  'event-name': error(
    'name of an event',
    'Rules for the endpoint of Elastic name an event with `as` and compare others with it. Elasticsearch relates events by keys.',
  ),
  'pattern-not-constant': error(
    'pattern is not a constant',
    'The right side of `:`, `like` and `regex` is a literal or a list of literals.',
  ),
  'missing-connective': error('`and` or `or` missing', 'Two conditions stand beside each other with nothing between them.'),
  'foreign-operator': error('operator of another language', 'The operator is written differently in EQL.'),
  'optional-inside-path': error('`?` inside a field path', 'The mark of an optional field stands before the whole path.'),
  'tilde-without-call': error('tilde without arguments', 'A word with a tilde is a function and needs its arguments.'),
  'bad-category': error('bad event category', 'An event category is a plain word, `any`, or a string.'),
  'missing-where': error('`where` missing', 'An event is written `category where condition`.'),
  'two-queries': error('two queries', 'A rule holds one query.'),

  // Sequences, samples and pipes
  'unsupported-join': error('join', 'Elasticsearch reads `join` and refuses it; `sample` and `sequence` take its place.'),
  'unsupported-fork': error('fork', 'The option of the original EQL is not supported.'),
  'unknown-option': error('unknown option', 'Sequences have `maxspan`, their items have `runs`; there are no other options.'),
  'misplaced-option': error('option in the wrong place', '`maxspan` belongs to the sequence, `runs` to one of its items.'),
  'repeated-clause': error('repeated clause', 'A clause may be given once.'),
  'clause-order': error('`with` before `by`', 'Join keys come first, options after them.'),
  'bad-maxspan': error('bad maxspan', 'A time span is a positive whole number with one of the units ms, s, m, h, d.'),
  'bad-runs': error('bad runs', 'The number of repetitions is a whole number from 1 to 100.'),
  'join-key-not-a-field': error('join key is an expression', 'Join keys are fields, perhaps optional ones.'),
  'different-key-counts': error('different numbers of keys', 'Every item, `until` included, has the same number of join keys.'),
  'too-few-items': error('too few items', 'A sequence or a sample joins at least two events.'),
  'too-many-items': error('too many items', 'A sequence has at most 256 events once runs are expanded.'),
  'no-positive-item': error('only missing events', 'A sequence needs an event that happens.'),
  'missing-event-without-maxspan': error(
    'missing event without maxspan',
    'Without a time limit nobody can say that an event did not happen.',
  ),
  'sample-without-keys': error(
    'sample without a join key',
    'Elasticsearch gathers the events of a sample by its keys, and fails without any.',
  ),
  'not-in-sample': error('not in a sample', 'Samples have neither order nor time: no maxspan, runs, until or missing events.'),
  'unknown-pipe': error('unknown pipe', 'The pipes are `head` and `tail`.'),
  'unsupported-pipe': error(
    'unsupported pipe',
    'The pipe belongs to the original EQL; Elasticsearch has `head` and `tail` only.',
  ),
  'pipe-count': error('bad count in a pipe', '`head` and `tail` take one whole number.'),

  // Accepted, but
  'until-negation-ignored': warning('`!` of until ignored', 'Elasticsearch reads `until ![...]` as `until [...]`.'),
  'hyphen-in-name': warning(
    'hyphen read as minus',
    'Plain names have no hyphens; the text is a subtraction. A name with a hyphen is written in backticks.',
  ),
} as const satisfies CodeTable;
