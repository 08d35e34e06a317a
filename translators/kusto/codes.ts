import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What Kusto cannot say of a rule, or says of tables whose columns hold one value. */
export const kustoCodes = {
  'kusto-several-events': {
    title: 'a rule over several events is no condition on a row',
    meaning: '`where` asks each row by itself, and a sequence or a sample relates several.',
    help: 'translate with --to es-dsl, which sends it as EQL, or run it with `match`',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'kusto-anywhere': {
    title: 'a keyword that Kusto would search for by terms',
    meaning: '`search` and `has` look for terms in every column of a table; a text in any value of an event they do not tell.',
    help: 'name the fields that can hold the text; `--to js` and `match` look at every value',
    kind: 'refusal',
  },
  'kusto-computed-value': {
    title: 'a computed value in Kusto',
    meaning: 'Functions that are no pattern, arithmetic and two fields follow the rules of scripts, which Kusto does not share.',
    help: 'compare the field itself with constants or patterns, or translate with --to js',
    example: 'process where length(process.name) > 8',
    kind: 'refusal',
  },
  'kusto-field-type': {
    title: 'a field of a type that no column of Kusto holds so',
    meaning:
      'Objects and points are no single values, whole numbers beyond 2^63 and floating numbers of less than double precision have no type, and versions no order.',
    help: 'test a field of another type, such as a keyword inside the object',
    kind: 'refusal',
  },
  'kusto-analysed-text': {
    title: 'analysed text in Kusto',
    meaning: 'An index takes such a text apart into words, and `has` takes a column apart into other terms.',
    help: 'name the exact sub-field, such as message.keyword',
    kind: 'refusal',
  },
  'kusto-empty-text': {
    title: 'the empty text',
    meaning: 'A column of text is never null: a field that is absent is the empty text, so that none tells the two apart.',
    help: 'ask whether the field has a value',
    example: 'process where process.name == ""',
    kind: 'loss',
  },
  'kusto-minus-zero': {
    title: 'minus zero is zero',
    meaning: 'In an index minus zero lies below zero and is another number; columns compare the two as one.',
    help: 'see that no event holds minus zero',
    kind: 'loss',
  },
  'kusto-number': {
    title: 'a number that Kusto would compare otherwise',
    meaning: 'Whole numbers beyond 2^53 change before they are printed, and minus zero is zero.',
    help: 'compare with a number within 2^53, and not with minus zero',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'kusto-order': {
    title: 'an order that Kusto does not have',
    meaning: 'Texts and addresses have no `<`.',
    help: 'compare addresses with cidrMatch, and list texts',
    example: 'process where process.name > "a"',
    kind: 'refusal',
  },
  'kusto-date': {
    title: 'a date that depends on the clock or the mapping',
    meaning:
      'Date math is that of Elasticsearch, and a date with a format of its own, or in nanoseconds, is none that a column tells.',
    help: 'name a day or a moment',
    example: 'process where process.start > "now-1d"',
    kind: 'refusal',
  },
  'kusto-network': {
    title: 'a network around addresses of both kinds',
    meaning: 'Blocks of IPv6 that begin with zeros hold what IPv4 is mapped to, which the functions for networks tell apart.',
    help: 'name the block of IPv4',
    example: 'network where cidrMatch(source.ip, "::/64")',
    kind: 'refusal',
  },
  'kusto-regex': {
    title: 'an expression beyond RE2 in Kusto',
    meaning: '`matches regex` knows neither complement `~` nor intersection `&`, and counts to 1,000 at most.',
    help: 'say it with not between two patterns, or count less',
    example: 'process where process.name regex "~(a)"',
    kind: 'refusal',
  },
  'kusto-character': {
    title: 'a character that no literal of Kusto holds',
    meaning:
      'Controls but for tabs and line ends, separators of lines and halves of characters have no spelling that every reader takes.',
    help: 'leave the character to a wildcard',
    kind: 'refusal',
  },
  'kusto-normalizer': {
    title: 'a field whose values change before they are indexed',
    meaning:
      'What a normalizer makes of a value, or the mapping puts where there is none, an index holds, and a column of Kusto what came.',
    help: 'read the rule without the normalizer, null value or constant of the mapping',
    kind: 'refusal',
  },
  'kusto-one-value': {
    title: 'a column holds one value',
    meaning: 'A rule asks whether some value of a field meets a condition. A column of a table in Sentinel or Defender has one.',
    help: 'see that no event has several values of the field, or expand them into rows before',
    kind: 'loss',
  },
  'kusto-letters': {
    title: 'letters beyond ASCII that Kusto may fold',
    meaning:
      'EQL folds the letters of ASCII. `=~`, `in~`, `contains`, `startswith` and `endswith` may take the Kelvin sign for a k, and the long s for an s.',
    help: 'nothing, unless such letters stand in your events',
    kind: 'loss',
  },
  'kusto-present-if-not-empty': {
    title: 'a field with the empty text counts as absent',
    meaning: 'A column of text is never null, so that a field that holds the empty text is as one that is absent.',
    help: 'see whether your events hold empty texts',
    kind: 'loss',
  },
} as const satisfies CodeTable;

export type KustoCode = CodeIn<typeof kustoCodes>;

export const { known, diagnostic } = /* @__PURE__ */ tellerOf<KustoCode>();
