import type { CodeRow, CodeTable } from '../../../source/index.ts';

function error(title: string, meaning: string) {
  return { title, meaning, kind: 'error' } as const satisfies CodeRow;
}

function warning(title: string, meaning: string) {
  return { title, meaning, kind: 'warning' } as const satisfies CodeRow;
}

/** What is wrong, or suspicious, in a query that parses. */
export const checkCodes = {
  // Fields
  'unknown-field': warning(
    'field not in the mapping',
    'The mapping does not name the field; its type is guessed from how it is used. Elasticsearch refuses unmapped fields that are not marked optional.',
  ),
  'optional-unmapped': warning(
    'optional field not in the given mapping',
    'The given mapping does not name the optional field. Here it is read as if it were mapped; where no index that is searched maps it, Elasticsearch reads it as null, and a condition such as `not ?f : "x"` then matches nothing.',
  ),
  'index-constant': warning(
    'constant that the mapping does not tell',
    'A `constant_keyword` field has one value in all documents of its index, which the first document sets where the mapping has none, and which differs by index where several are searched. Here an event has the value that it carries.',
  ),
  'values-not-in-event': warning(
    'values that events do not carry',
    'A script of the index computes the values of the field, or other fields are copied into it (`copy_to`). Matchers and engines here read what events carry; Elasticsearch finds more or other values.',
  ),
  'unmapped-field': error(
    'field not in the mapping',
    'Under strict checking every field that is not marked optional with `?` must be in the mapping, as Elasticsearch demands.',
  ),
  'text-without-exact': error(
    'text field',
    'An analysed text field cannot be compared. Use its `keyword` sub-field, or map one.',
  ),
  'normalizer-unread': error(
    'keyword field with an unknown normalizer',
    'A normalizer changes values before they are indexed. Known are `lowercase` and what the settings of the index make of the filters `lowercase` and `uppercase`; of others only null tests can be told.',
  ),
  'field-type-conflict': error(
    'field of several types',
    'Indices of the mapping give the field types that do not go together, and Elasticsearch refuses rules that name it.',
  ),
  'unsupported-field-type': error(
    'field of an unsupported type',
    'Objects, nested and flattened ones with all they hold, ranges, places and other special types cannot be used in a condition or as a join key.',
  ),
  'date-format-unread': error(
    'date of a format that is not read',
    "The mapping writes the field's dates in a way that is not read here: letters that clusters read by their version or locale (week years, eras, quarters, names of zones), or what is no pattern. Moments of a sequence that are kept in nanoseconds have to be ISO 8601 or milliseconds since 1970.",
  ),
  'inside-nested': error('field inside nested objects', 'Nested objects and the fields within them cannot be used.'),
  'category-not-mapped': error(
    'event category field not mapped',
    'Categories other than `any` are compared with a field that the mapping does not have. Name the right field, or use `any`.',
  ),

  // Conditions and operators
  'condition-not-boolean': error(
    'condition is not true or false',
    'A condition is a comparison, a test, or a boolean field or function.',
  ),
  'pattern-needs-string': error(
    'text operator on something that is no text',
    '`:`, `in~`, `like` and `regex` test strings. Use `==` for numbers, booleans and addresses, `cidrMatch` for networks.',
  ),
  'pattern-not-string': error(
    'pattern is not a string',
    'The right side of `:`, `like` and `regex` is a string or a list of strings.',
  ),
  'operand-not-number': error(
    'arithmetic with something that is no number',
    '`+`, `-`, `*`, `/`, `%` and signs take numbers on every side. Use `number(...)` for a text, and compare truths with `==`.',
  ),
  'list-element-type': error(
    'list element of another type',
    'All elements of `in` have the type of what is looked for. For addresses use `==` or `cidrMatch`.',
  ),

  // Functions
  'unknown-function': error('unknown function', 'There is no function of this name in EQL.'),
  'wrong-argument-count': error('wrong number of arguments', 'The function takes fewer or more arguments.'),
  'wrong-argument-type': error('argument of the wrong type', 'The function works on values of another type.'),
  'no-insensitive-form': error(
    'function without `~`',
    'Only `between`, `endsWith`, `indexOf`, `startsWith` and `stringContains` have a form that ignores letter case.',
  ),
  'argument-not-constant': error(
    'argument must be constant',
    'This argument is read before any event is, so it cannot be a field.',
  ),
  'negation-in-argument': error(
    '`not` in an argument of a function',
    'Elasticsearch builds a script that fails from it. Negate the condition as a whole, or compare with `!=`.',
  ),
  'mapped-network': error(
    'block of IPv4-mapped addresses',
    'A prefix length behind an IPv4-mapped IPv6 address (`::ffff:10.0.0.0/104`) could count IPv4 or IPv6 bits, and Elasticsearch fails on it. Write the IPv4 block: `10.0.0.0/8`.',
  ),
  'not-a-network': error('not a network', 'Write an address, or a block such as "10.0.0.0/8" or "fe80::/10".'),

  // Regular expressions
  'regex-does-not-parse': error(
    'regular expression does not parse',
    'Patterns follow the syntax of Lucene, not of Perl or JavaScript.',
  ),
  'regex-too-long': warning(
    'long regular expression',
    'Elasticsearch refuses expressions of more than 1000 characters unless `index.max_regex_length` allows more; a list counts joined.',
  ),
  'regex-anchor': warning(
    '`^` or `$` is an ordinary character',
    'Expressions always cover the whole value; anchors do not exist.',
  ),
  'regex-lucene-operator': warning(
    'operator of Lucene in an expression',
    'Lucene has operators that other dialects lack: `@` is any text, `#` nothing, `&` an intersection. A hyphen before the closing bracket makes a range.',
  ),
  'regex-range-not-folded': warning(
    'range keeps its letter case',
    '`regex~` does not fold ranges: `[a-f]` does not match `A`. Write both cases: `[a-fA-F]`.',
  ),

  // Join keys
  'join-key-types': error('join keys of different types', 'Keys at the same position must be comparable.'),
  'join-key-number-types': warning(
    'join keys of two types of numbers',
    'Elasticsearch takes them, and compares the values as they come: 5 of a `long` field never equals 5 of an `integer` field, so these keys join no events.',
  ),
  'null-key-missing-event': warning(
    'null key beside a missing event',
    'An event without the optional key joins by null. For a sequence under that key Elasticsearch cannot look for the event that must be missing, and the whole search fails; here such sequences are left out, and `match` counts them.',
  ),
  'timestamp-not-a-date': error(
    'events ordered by something else than a date',
    'Elasticsearch orders the events of a sequence by the timestamp field, and refuses one that is not mapped as a date.',
  ),

  // Suspicious
  'always-true': warning('condition always holds', 'The condition does not depend on the event.'),
  'never-true': warning('condition never holds', 'No event can satisfy the condition.'),
  'compared-as-text': warning(
    'compared as text',
    'The field holds text, so the order is that of letters: "999" comes after "1000".',
  ),
  'number-as-text': warning(
    'number or boolean compared with text',
    'The field holds text; the constant is compared by its text.',
  ),
  'text-as-number': warning('text compared with a number', 'The field holds numbers; the text is read as one.'),
  'partial-date': warning(
    'year or month compared as its first day',
    'Elasticsearch fills a missing month or day with the first, also where it rounds up: `== "2020-02"` is the first of February only. Round with date math, or write the days.',
  ),
  'inexact-integer': warning(
    'integer beyond 2^53',
    'Such integers lose digits in JSON and JavaScript; outputs other than Elasticsearch may answer differently.',
  ),
  'literal-wildcard': warning(
    'wildcard taken literally',
    'Equality and lists do not expand `*` and `?`. Use `:` or `like` for patterns.',
  ),
  'wildcard-in-function': warning(
    'wildcard or backslash in `endsWith` or `stringContains`',
    'Elasticsearch lets `*` and `?` act as wildcards here and swallows single backslashes. Use `:` or `like` to be clear.',
  ),
} as const satisfies CodeTable;
