import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What query strings cannot say. */
export const luceneCodes = {
  'lucene-several-events': {
    title: 'a rule over several events is no query string',
    meaning: 'A search bar asks each document by itself, and a sequence or a sample relates several.',
    help: 'translate with --to es-dsl, which sends it as EQL',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'lucene-no-field': {
    title: 'a keyword without a field',
    meaning:
      'A query string without a field asks the fields that the index is set to ask, as words. That is not a text in every value of an event.',
    help: 'name the fields that can hold the text, such as `message`; `--to js` and `match` look at every value',
    kind: 'refusal',
  },
  'lucene-computed-value': {
    title: 'a computed value',
    meaning: 'A query string compares values as the index holds them; functions, arithmetic and two fields need a script.',
    help: 'compare the field itself with constants or patterns',
    example: 'process where length(process.name) > 8',
    kind: 'refusal',
  },
  'lucene-analysed-text': {
    title: 'a condition on analysed text',
    meaning: 'An analysed field holds words, and a query string asks for words.',
    help: 'name the exact sub-field, such as message.keyword',
    kind: 'refusal',
  },
  'lucene-field-type': {
    title: 'a field of a type that query strings do not ask',
    meaning: 'No query string asks this of a field of the type.',
    help: 'test a field of another type, such as a keyword inside the object',
    kind: 'refusal',
  },
  'lucene-field-name': {
    title: 'a field name that is read as something else',
    meaning:
      'An asterisk in a field name of a query string names several fields, escaped or not, and `_exists_` asks for the presence of another field.',
    help: 'rename the field in the index, or translate with --to es-dsl',
    kind: 'refusal',
  },
  'lucene-number': {
    title: 'a number that does not come through',
    meaning: 'Whole numbers beyond 2^53 change before they are printed, and numbers that are not finite have no spelling.',
    help: 'compare with a number within 2^53',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'lucene-regex-operator': {
    title: 'an operator that not every version reads',
    meaning: 'Complement `~` and intersection `&` are read as letters by some versions.',
    help: 'say it with not between two patterns',
    example: 'process where process.name regex "~(a)"',
    kind: 'refusal',
  },
  'lucene-long-regex': {
    title: 'a regular expression beyond the default limit',
    meaning:
      'Query strings have no insensitive comparison, so letters are spelled out as classes such as `[aA]`, and an index refuses expressions of more than 1,000 characters (index.max_regex_length).',
    help: 'split the pattern, or compare letters as written with == and like',
    kind: 'refusal',
  },
  'lucene-control-character': {
    title: 'a control character in a pattern',
    meaning: 'Patterns of a query string have no escape for tabs, line ends and other controls; only whole values have.',
    help: 'compare the whole value, or leave the character to a wildcard',
    example: 'process where process.name like "a\\tb*"',
    kind: 'refusal',
  },
  'lucene-open-bound': {
    title: 'a bound that reads as none',
    meaning: 'A range from or to the text `*` is open on that side, quoted or not.',
    help: 'give another bound',
    example: 'process where process.name > "*"',
    kind: 'refusal',
  },
  'lucene-too-large': {
    title: 'a query string beyond the limits',
    meaning: 'Clusters take 1,024 clauses by default, and queries nest 20 levels here.',
    help: 'split the rule',
    kind: 'refusal',
  },
} as const satisfies CodeTable;

export type LuceneCode = CodeIn<typeof luceneCodes>;

export const { diagnostic } = /* @__PURE__ */ tellerOf<LuceneCode>();
